package sluice.server.cli.render;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import sluice.render.Stage;
import sluice.server.app.Library;
import sluice.server.cli.command.Amounts;
import sluice.server.cli.command.ExitCode;
import sluice.server.cli.command.Sluice;
import sluice.server.client.Connection;
import tools.jackson.databind.JsonNode;

@Command(
        name = "pools",
        description = {
            "Show where rendering is done: models, price, what is loaded, how busy each pool was and what it cost idle.",
            "Pools are set in pools.json of the home."
        },
        footer = {"", "  sluice pools", "  sluice pools --json"})
public final class PoolsCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    Sluice sluice;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        try (Connection connection = sluice.options().connect("pools", Library.Work.QUOTE)) {
            connection.get("/api/v1/pools").path("items").forEach(this::print);
            return ExitCode.DONE;
        }
    }

    private void print(JsonNode pool) {
        PrintWriter out = spec.commandLine().getOut();
        if (sluice.options().json()) {
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
        if (pool.path("stages").size() < Stage.values().length) {
            out.println("  meant to " + joined(pool.path("stages")));
        }
        out.println("  models " + joined(pool.path("models")) + "; loaded " + joined(pool.path("loaded")));
        out.println("  %.0f %% busy since the start, %s for work and %s idle"
                .formatted(
                        100 * use.path("utilisation").asDouble(),
                        Amounts.money(use.path("busyMicroUsd").asLong()),
                        Amounts.money(use.path("idleMicroUsd").asLong())));
        for (JsonNode start : pool.path("starts")) {
            out.println("  %s (%s): %,d cold starts, %s each; %,d warm, %s each"
                    .formatted(
                            start.path("model").asString(),
                            start.path("variant").asString(),
                            start.path("cold").asLong(),
                            Amounts.time(each(start, "coldSeconds", "cold")),
                            start.path("warm").asLong(),
                            Amounts.time(each(start, "warmSeconds", "warm"))));
        }
        if (!pool.path("trouble").asString().isEmpty()) {
            out.println("  taken out: " + pool.path("trouble").asString()
                    + (pool.path("outUntil").isNull()
                            ? ""
                            : ", tried again at " + pool.path("outUntil").asString()));
        }
    }

    private static double each(JsonNode start, String seconds, String count) {
        return start.path(seconds).asDouble() / Math.max(1, start.path(count).asLong());
    }

    private static String joined(JsonNode names) {
        StringBuilder text = new StringBuilder();
        for (JsonNode name : names) {
            text.append(text.isEmpty() ? "" : ", ").append(name.asString());
        }
        return text.isEmpty() ? "none" : text.toString();
    }
}
