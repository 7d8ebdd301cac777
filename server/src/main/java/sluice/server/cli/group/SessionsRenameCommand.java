package sluice.server.cli.group;

import java.util.Map;
import java.util.concurrent.Callable;
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
import sluice.server.http.Method;
import tools.jackson.databind.JsonNode;

@Command(
        name = "rename",
        description = "Name a session; an empty name takes it away.",
        footer = {"", "  sluice sessions rename 12 'Lighthouse posters'", "  sluice sessions rename 12 ''"})
final class SessionsRenameCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    SessionsCommand sessions;

    @Parameters(index = "0", paramLabel = "SESSION", description = "Its number, as the list shows it.")
    long session;

    @Parameters(index = "1", paramLabel = "NAME", description = "One line of up to 100 characters.")
    @SuppressWarnings("NullAway.Init")
    String name;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Options options = sessions.sluice.options();
        try (Connection connection = options.connect("sessions rename", Library.Work.FOLLOW)) {
            JsonNode renamed = connection.call(
                    Method.PATCH,
                    "/api/v1/sessions/" + session,
                    Map.of(),
                    Json.object().put("name", name).put("origin", "cli"));
            new SessionText(spec.commandLine().getOut(), options.json()).print(renamed);
            return ExitCode.DONE;
        }
    }
}
