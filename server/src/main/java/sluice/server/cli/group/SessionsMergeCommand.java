package sluice.server.cli.group;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import sluice.server.app.Library;
import sluice.server.cli.command.ExitCode;
import sluice.server.cli.command.Options;
import sluice.server.client.Connection;
import sluice.server.http.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "merge",
        description = "Make several sessions one: the largest goes on.",
        footer = {"", "  sluice sessions merge 12 14", "  sluice sessions merge 12 14 15 --name 'Lighthouses'"})
final class SessionsMergeCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    SessionsCommand sessions;

    @Parameters(paramLabel = "SESSION", arity = "1..*", description = "Two numbers or more, as the list shows them.")
    List<Long> numbers = List.of();

    @Option(names = "--name", paramLabel = "NAME", description = "What to call it; else it keeps the name it has.")
    @Nullable String name;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Options options = sessions.sluice.options();
        ObjectNode body = Json.object().put("name", name).put("origin", "cli");
        ArrayNode all = body.putArray("sessions");
        numbers.forEach(number -> all.add(Long.toString(number)));
        try (Connection connection = options.connect("sessions merge", Library.Work.FOLLOW)) {
            new SessionText(spec.commandLine().getOut(), options.json())
                    .print(connection.post("/api/v1/sessions/merge", body));
            return ExitCode.DONE;
        }
    }
}
