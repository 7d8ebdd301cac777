package sluice.server.cli;

import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import sluice.server.app.Library;
import sluice.server.client.Connection;
import tools.jackson.databind.JsonNode;

@Command(
        name = "pools",
        description = {
            "Show where rendering is done: models, price, what is loaded, how busy each pool was and what it cost idle.",
            "Pools are set in pools.json of the home."
        },
        footer = {"", "  sluice pools", "  sluice pools --hours 168 --json"})
final class PoolsCommand implements Callable<Integer> {
    private static final int MOST_HOURS = 24 * 366;

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    Main sluice;

    @Option(
            names = "--hours",
            paramLabel = "N",
            description = "How far back utilisation looks (default ${DEFAULT-VALUE}).")
    int hours = 24;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (hours < 1 || hours > MOST_HOURS) {
            throw new ParameterException(spec.commandLine(), "--hours is 1 to " + MOST_HOURS + ", not " + hours);
        }
        try (Connection connection = sluice.options.connect("pools", Library.Work.QUOTE)) {
            JsonNode items = connection
                    .get("/api/v1/pools", Map.of("hours", Integer.toString(hours)))
                    .path("items");
            items.forEach(this::print);
            return ExitCode.DONE;
        }
    }

    private void print(JsonNode pool) {
        PrintWriter out = spec.commandLine().getOut();
        if (sluice.options.json) {
            out.println(pool);
            return;
        }
        JsonNode use = pool.path("use");
        out.println("%s  %s on %s, %s an hour, %d at a time, %s to %s"
                .formatted(
                        pool.path("name").asString(),
                        pool.path("generator").asString(),
                        pool.path("provider").asString(),
                        Amounts.money(pool.path("microUsdPerHour").asLong()),
                        pool.path("slots").asInt(),
                        pool.path("least").asString(),
                        pool.path("best").asString()));
        out.println("  models " + joined(pool.path("models")) + "; loaded " + joined(pool.path("loaded")));
        out.println("  %,d images, %.0f %% busy, %s for work and %s idle in the last %d hours"
                .formatted(
                        use.path("images").asLong(),
                        100 * use.path("utilisation").asDouble(),
                        Amounts.money(use.path("busyMicroUsd").asLong()),
                        Amounts.money(use.path("idleMicroUsd").asLong()),
                        hours));
        if (!pool.path("trouble").asString().isEmpty()) {
            out.println("  taken out: " + pool.path("trouble").asString()
                    + (pool.path("outUntil").isNull() ? "" : ", tried again at " + pool.path("outUntil").asString()));
        }
    }

    private static String joined(JsonNode names) {
        StringBuilder text = new StringBuilder();
        for (JsonNode name : names) {
            text.append(text.isEmpty() ? "" : ", ").append(name.asString());
        }
        return text.isEmpty() ? "none" : text.toString();
    }
}
