package sluice.server.cli.curation;

import java.util.List;
import sluice.server.cli.command.AssetsCommand;
import sluice.server.cli.command.Progress;
import sluice.server.client.Connection;
import sluice.server.http.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A command that records the same signal of every asset named. */
abstract class SignalCommand extends AssetsCommand {
    private static final int AT_A_TIME = 1_000;

    /** The signal, without its assets. */
    abstract ObjectNode signal();

    /** What was done, in words. */
    abstract String done(String assets);

    @Override
    protected final int act(Connection connection, List<String> ids) throws InterruptedException {
        Progress progress = new Progress(spec.commandLine().getErr());
        int recorded = 0;
        for (int from = 0; from < ids.size(); from += AT_A_TIME) {
            ObjectNode body = signal().put("origin", "cli");
            ArrayNode assets = body.putArray("assets");
            ids.subList(from, Math.min(ids.size(), from + AT_A_TIME)).forEach(assets::add);
            recorded +=
                    connection.post("/api/v1/signals", body).path("recorded").asInt();
            progress.show("%,d of %,d".formatted(recorded, ids.size()));
        }
        progress.clear();
        say(Json.object().put("recorded", recorded), done(assets(recorded)));
        return 0;
    }
}
