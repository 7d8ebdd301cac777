package sluice.server.cli.worth;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import sluice.server.app.Library;
import sluice.server.cli.command.Amounts;
import sluice.server.cli.command.ExitCode;
import sluice.server.cli.command.Options;
import sluice.server.cli.command.Sluice;
import sluice.server.client.Connection;
import tools.jackson.databind.JsonNode;

@Command(
        name = "models",
        description = {
            "Show and fetch the models that embed pictures and words. The default one is built in.",
            "Without a word behind it, it lists them."
        },
        subcommands = {
            ModelsListCommand.class,
            ModelsPullCommand.class,
            ModelsVerifyCommand.class,
            ModelsUseCommand.class
        },
        footer = {
            "",
            "  sluice models                 what there is, and which is in use",
            "  sluice models pull ID         fetch one; goes on where it was interrupted",
            "  sluice models use ID          from the next start on, pictures are embedded with it, by value",
            "The setting modelsBase says where models are fetched from."
        })
public final class ModelsCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    Sluice sluice;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        return list(sluice.options(), spec);
    }

    static int list(Options options, CommandSpec spec) throws InterruptedException {
        try (Connection connection = options.connect("models", Library.Work.FOLLOW)) {
            JsonNode models = connection.get("/api/v1/models");
            for (JsonNode model : models.path("items")) {
                spec.commandLine().getOut().println(options.json() ? model : line(model));
            }
            return ExitCode.DONE;
        }
    }

    private static String line(JsonNode model) {
        String state = model.path("active").asBoolean()
                ? "in use"
                : model.path("installed").asBoolean() ? "installed" : "not installed";
        return "%-24s %-6s %5d-d %10s  %-13s %,9d embedded  %s"
                .formatted(
                        model.path("id").asString(),
                        model.path("kind").asString(),
                        model.path("dimensions").asInt(),
                        Amounts.bytes(model.path("bytes").asLong()),
                        state,
                        model.path("embedded").asLong(),
                        model.path("licence").asString());
    }
}
