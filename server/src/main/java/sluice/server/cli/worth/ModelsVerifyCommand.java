package sluice.server.cli.worth;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import sluice.server.app.Library;
import sluice.server.cli.command.ExitCode;
import sluice.server.cli.command.Options;
import sluice.server.client.Connection;
import sluice.server.http.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "verify",
        description = "Check the files of a model, or of all that are installed, against their checksums.")
final class ModelsVerifyCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    ModelsCommand models;

    @Parameters(paramLabel = "ID", arity = "0..1", description = "The model; all that are installed if not given.")
    @Nullable String id;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Options options = models.sluice.options();
        boolean sound = true;
        try (Connection connection = options.connect("models verify", Library.Work.FOLLOW)) {
            for (String one : id == null ? installed(connection) : List.of(id)) {
                JsonNode answer = connection.post("/api/v1/models/" + one + "/verify", Json.object());
                boolean ok = answer.path("ok").asBoolean();
                sound &= ok;
                if (options.json()) {
                    spec.commandLine().getOut().println(((ObjectNode) answer).put("id", one));
                } else {
                    spec.commandLine().getOut().println(one + (ok ? " is sound" : " is damaged:"));
                    answer.path("problems")
                            .forEach(problem -> spec.commandLine().getOut().println("  " + problem.asString()));
                }
            }
        }
        return sound ? ExitCode.DONE : ExitCode.SOME_FAILED;
    }

    private static List<String> installed(Connection connection) throws InterruptedException {
        return connection
                .get("/api/v1/models")
                .path("items")
                .valueStream()
                .filter(model -> model.path("installed").asBoolean())
                .map(model -> model.path("id").asString())
                .toList();
    }
}
