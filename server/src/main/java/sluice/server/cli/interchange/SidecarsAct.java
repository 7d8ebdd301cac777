package sluice.server.cli.interchange;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import sluice.server.app.Library;
import sluice.server.cli.command.ExitCode;
import sluice.server.client.Connection;
import sluice.server.http.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Writing or reading sidecars: asks the API, and tells what became of them. */
abstract class SidecarsAct implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    SidecarsCommand parent;

    @Parameters(
            paramLabel = "QUERY",
            arity = "0..*",
            description = "Which images, those in the trash too; all when not given.")
    List<String> query = List.of();

    @Option(names = "--dry-run", description = "Change nothing; say what would be done.")
    boolean dryRun;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    /** The last part of the route. */
    abstract String verb();

    /** Adds what this one asks for besides. */
    abstract void ask(ObjectNode body);

    /** The sum, in words. */
    abstract String sum(JsonNode done);

    @Override
    public final Integer call() throws InterruptedException {
        ObjectNode body = Json.object().put("query", String.join(" ", query)).put("dryRun", dryRun);
        ask(body);
        try (Connection connection = parent.sluice.options().connect("sidecars " + verb(), Library.Work.FOLLOW)) {
            JsonNode done = connection.post("/api/v1/sidecars/" + verb(), body);
            print(done);
            long failed = done.path("failed").asLong() + done.path("unread").asLong();
            return failed == 0 ? ExitCode.DONE : ExitCode.SOME_FAILED;
        }
    }

    private void print(JsonNode done) {
        PrintWriter out = spec.commandLine().getOut();
        if (parent.sluice.options().json()) {
            out.println(done);
            return;
        }
        if (done.path("images").asLong() == 0) {
            out.println("Nothing matches.");
            return;
        }
        for (JsonNode item : done.path("items")) {
            String words = String.join(
                    ", ",
                    item.path("words").valueStream().map(JsonNode::asString).toList());
            boolean wrong =
                    List.of("failed", "unread").contains(item.path("outcome").asString());
            PrintWriter to = wrong ? spec.commandLine().getErr() : out;
            to.println((wrong ? "sluice: " : "  ")
                    + item.path("path").asString()
                    + (item.path("outcome").asString().equals("unread") ? ": not read yet" : "")
                    + (words.isEmpty() ? "" : ": " + words));
        }
        out.println(sum(done));
        if (done.path("unread").asLong() > 0) {
            out.println("What others changed is not written over: take it over first with  sluice sidecars read");
        }
    }

    static String count(JsonNode done, String field) {
        return "%,d".formatted(done.path(field).asLong());
    }
}
