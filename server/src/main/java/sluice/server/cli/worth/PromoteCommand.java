package sluice.server.cli.worth;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sluice.server.cli.command.AssetsCommand;
import sluice.server.cli.command.Progress;
import sluice.server.client.Connection;
import sluice.server.http.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "promote",
        description = {
            "Have assets analysed before everything else, whatever the budget says.",
            "A server does it in the background; without one, \"sluice queue drain\" does it now."
        },
        footer = {"", "  sluice promote 3fa94c", "  sluice promote --tier 2 --query 'session:12'"})
public final class PromoteCommand extends AssetsCommand {
    @Parameters(paramLabel = "ASSET", arity = "0..*", description = ASSETS)
    List<String> references = List.of();

    @Option(
            names = "--tier",
            paramLabel = "N",
            description = "2 (embedding, basic quality, style) or 3 (everything); default ${DEFAULT-VALUE}.")
    int tier = 3;

    @Override
    protected List<String> references() {
        return references;
    }

    @Override
    protected void check() {
        if (tier != 2 && tier != 3) {
            throw wrong("--tier is 2 or 3, not " + tier);
        }
    }

    @Override
    protected int act(Connection connection, List<String> ids) throws InterruptedException {
        Progress progress = new Progress(spec.commandLine().getErr());
        int asked = 0;
        for (String id : ids) {
            ObjectNode body = Json.object().put("tier", tier).put("origin", "cli");
            JsonNode job = connection.post("/api/v1/assets/" + id + "/promote", body);
            if (sluice.options().json()) {
                spec.commandLine().getOut().println(((ObjectNode) job).put("assetId", id));
            }
            progress.show("%,d of %,d".formatted(++asked, ids.size()));
        }
        progress.clear();
        if (!sluice.options().json()) {
            spec.commandLine().getOut().println("To Tier " + tier + ": " + assets(asked));
        }
        return 0;
    }
}
