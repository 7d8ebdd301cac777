package sluice.server.cli.worth;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import sluice.server.app.Library;
import sluice.server.cli.command.Amounts;
import sluice.server.cli.command.ExitCode;
import sluice.server.cli.command.Options;
import sluice.server.cli.command.Progress;
import sluice.server.client.Connection;
import sluice.server.http.Json;
import tools.jackson.databind.JsonNode;

@Command(
        name = "drain",
        description = {
            "Work the backlog off now, without waiting for a quiet machine; ends when nothing is left that the budget"
                    + " allows.",
            "Ctrl-C ends it at any time: what is done stays done, and the rest waits."
        })
final class QueueDrainCommand implements Callable<Integer> {
    private static final int MILLISECONDS_BETWEEN_LOOKS = 200;

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    QueueCommand queue;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Options options = queue.sluice.options();
        PrintWriter out = spec.commandLine().getOut();
        try (Connection connection = options.connect("queue drain", Library.Work.DRAIN)) {
            // What runs in this process stops with it: in order, so that nobody has to wait for its leases to run out.
            Thread ending = Thread.ofPlatform().unstarted(connection::close);
            Runtime.getRuntime().addShutdownHook(ending);
            try {
                return drain(connection, options, out);
            } finally {
                leave(ending);
            }
        }
    }

    private static void leave(Thread ending) {
        try {
            Runtime.getRuntime().removeShutdownHook(ending);
        } catch (IllegalStateException e) {
            // The process is ending, and the hook is closing the connection.
            Thread.currentThread().interrupt();
        }
    }

    private int drain(Connection connection, Options options, PrintWriter out) throws InterruptedException {
        long began = System.nanoTime();
        JsonNode first = connection.post("/api/v1/queue", Json.object().put("action", "drain"));
        Progress progress = new Progress(spec.commandLine().getErr());
        JsonNode now = first;
        while (now.path("mode").asString().equals("draining")) {
            progress.show(progress(first, now, (System.nanoTime() - began) / 1e9));
            TimeUnit.MILLISECONDS.sleep(MILLISECONDS_BETWEEN_LOOKS);
            now = connection.get("/api/v1/queue");
        }
        progress.clear();
        double seconds = (System.nanoTime() - began) / 1e9;
        long dead = grown(first, now, "dead");
        if (options.json()) {
            out.println(Json.object()
                    .put("done", grown(first, now, "done"))
                    .put("skipped", grown(first, now, "skipped"))
                    .put("dead", dead)
                    .put("waiting", now.path("waiting").asLong())
                    .put("retry", now.path("retry").asLong())
                    .put("snoozed", now.path("snoozed").asLong())
                    .put("budgetExhausted", now.path("budget").path("exhausted").asBoolean())
                    .put("mode", now.path("mode").asString())
                    .put("seconds", seconds));
        } else {
            out.printf(
                    "%,d done, %,d skipped, %,d failed for good in %s; %,d still wait%s%n",
                    grown(first, now, "done"),
                    grown(first, now, "skipped"),
                    dead,
                    Amounts.time(seconds),
                    now.path("waiting").asLong(),
                    now.path("budget").path("exhausted").asBoolean()
                            ? ": " + now.path("budget").path("reason").asString()
                            : "");
        }
        return dead > 0 ? ExitCode.SOME_FAILED : ExitCode.DONE;
    }

    private static String progress(JsonNode first, JsonNode now, double seconds) {
        long done = grown(first, now, "done") + grown(first, now, "skipped");
        double rate = done / Math.max(0.001, seconds);
        JsonNode eta = now.path("etaSeconds");
        return "%,d done, %,d waiting, %.1f a second%s"
                .formatted(
                        done,
                        now.path("waiting").asLong(),
                        rate,
                        eta.isNumber() ? ", about " + Amounts.time(eta.asDouble()) + " left" : "");
    }

    private static long grown(JsonNode before, JsonNode now, String name) {
        return Math.max(0, now.path(name).asLong() - before.path(name).asLong());
    }
}
