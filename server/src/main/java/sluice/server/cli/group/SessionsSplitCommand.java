package sluice.server.cli.group;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import sluice.server.app.Library;
import sluice.server.cli.command.AssetReferences;
import sluice.server.cli.command.AssetsCommand;
import sluice.server.cli.command.ExitCode;
import sluice.server.cli.command.Options;
import sluice.server.client.Connection;
import sluice.server.http.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "split",
        description = "Make a new session of some images of one, or of what was made from a moment on.",
        footer = {"", "  sluice sessions split 12 --at 2026-05-01T14:30:00Z", "  sluice sessions split 12 3fa94c 81c2d0"
        })
final class SessionsSplitCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    SessionsCommand sessions;

    @Parameters(index = "0", paramLabel = "SESSION", description = "Its number, as the list shows it.")
    long session;

    @Parameters(index = "1..*", paramLabel = "ASSET", arity = "0..*", description = AssetsCommand.ASSETS)
    List<String> references = List.of();

    @Option(names = "--at", paramLabel = "TIME", description = "Split here: what was made then or later goes off.")
    @Nullable String at;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (references.isEmpty() == (at == null)) {
            throw new ParameterException(spec.commandLine(), "name images, or give --at; one of the two");
        }
        Options options = sessions.sluice.options();
        try (Connection connection = options.connect("sessions split", Library.Work.FOLLOW)) {
            AssetReferences found =
                    new AssetReferences(connection, spec.commandLine().getErr());
            found.add(references);
            if (found.failed() > 0) {
                return ExitCode.SOME_FAILED; // a split without some of them is not what was asked for
            }
            ObjectNode body = Json.object().put("at", at).put("origin", "cli");
            ArrayNode assets = body.putArray("assets");
            found.ids().forEach(assets::add);
            SessionText text = new SessionText(spec.commandLine().getOut(), options.json());
            JsonNode both = connection.post("/api/v1/sessions/" + session + "/split", body);
            both.path("items").forEach(text::print);
            return ExitCode.DONE;
        }
    }
}
