package sluice.server.cli.render;

import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;
import sluice.server.cli.command.ExitCode;
import sluice.server.cli.command.Progress;
import sluice.server.client.Connection;
import tools.jackson.databind.JsonNode;

/** Waits for a render, telling how far it is, and prints what came of it. */
final class RenderFollowing {
    private static final long MOST_NANOS_BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(150);
    private static final long LEAST_NANOS_BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(15);
    /** Of the time until now: so much longer does a command take at most for not being told at once. */
    private static final int SHARE = 20;

    private final Connection connection;
    private final PrintWriter err;
    private final RenderText text;

    RenderFollowing(Connection connection, PrintWriter err, RenderText text) {
        this.connection = connection;
        this.err = err;
        this.text = text;
    }

    /** @return the command's exit code */
    int follow(String id) throws InterruptedException {
        Progress progress = new Progress(err);
        long begun = System.nanoTime();
        JsonNode render = connection.get("/api/v1/renders/" + id);
        while (isUnderWay(render)) {
            progress.show(far(render));
            TimeUnit.NANOSECONDS.sleep(Math.clamp(
                    (System.nanoTime() - begun) / SHARE, LEAST_NANOS_BETWEEN_LOOKS, MOST_NANOS_BETWEEN_LOOKS));
            render = connection.get("/api/v1/renders/" + id);
        }
        progress.clear();
        for (JsonNode item : render.path("items")) {
            if (item.path("state").asString().equals("done")) {
                for (JsonNode asset : item.path("assets")) {
                    text.asset(connection.get("/api/v1/assets/" + asset.asString()), item);
                }
            } else {
                err.println("sluice: image " + item.path("index").asInt() + " "
                        + item.path("state").asString() + ": "
                        + item.path("note").asString());
            }
        }
        text.bill(render);
        JsonNode images = render.path("images");
        return images.path("dead").asInt() + images.path("skipped").asInt() > 0 ? ExitCode.SOME_FAILED : ExitCode.DONE;
    }

    private static boolean isUnderWay(JsonNode render) {
        String state = render.path("state").asString();
        return state.equals("waiting") || state.equals("rendering");
    }

    private static String far(JsonNode render) {
        int done = render.path("images").path("done").asInt();
        StringBuilder line = new StringBuilder(
                "%,d of %,d".formatted(done, render.path("count").asInt()));
        for (JsonNode item : render.path("items")) {
            JsonNode at = item.path("progress");
            if (at.isObject() && at.path("steps").asInt() > 0) {
                line.append("  ")
                        .append(at.path("at").asString())
                        .append(" %d/%d"
                                .formatted(
                                        at.path("step").asInt(),
                                        at.path("steps").asInt()));
                break;
            }
        }
        return line.toString();
    }
}
