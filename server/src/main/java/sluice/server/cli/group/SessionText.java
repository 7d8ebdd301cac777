package sluice.server.cli.group;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import sluice.server.cli.command.Amounts;
import sluice.server.cli.command.AssetsCommand;
import tools.jackson.databind.JsonNode;

/** Prints sessions: a line each, as JSON or for people. */
record SessionText(PrintWriter out, boolean json) {
    private static final DateTimeFormatter BEGIN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.systemDefault());

    void print(JsonNode session) {
        if (json) {
            out.println(session);
            return;
        }
        Instant from = Instant.parse(session.path("from").asString());
        Instant to = Instant.parse(session.path("to").asString());
        long valued = session.path("valued").asLong();
        out.printf(
                "%6s  %s  %8s  %6s%s  %s%n",
                session.path("id").asString(),
                BEGIN.format(from),
                Amounts.time(Duration.between(from, to).toSeconds()),
                AssetsCommand.assets(session.path("assets").asInt()),
                valued == 0 ? "" : ", %,d valued".formatted(valued),
                title(session));
    }

    /** What it is called, else what its images share. */
    private static String title(JsonNode session) {
        String name = session.path("name").asString("");
        if (!name.isEmpty()) {
            return "“" + name + "”";
        }
        String description = session.path("description").asString("");
        String model = session.path("model").asString("");
        return model.isEmpty() ? description : (description + " (" + model + ")").strip();
    }
}
