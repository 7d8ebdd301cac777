package sluice.server.cli.curation;

import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import sluice.server.app.Library;
import sluice.server.cli.command.ExitCode;
import sluice.server.cli.command.Sluice;
import sluice.server.client.Connection;
import sluice.server.http.Json;
import tools.jackson.databind.JsonNode;

@Command(
        name = "undo",
        description = {
            "Take back what was done last, in the page or on the command line; again and again, as far as you like.",
            "Files that were deleted from the disk do not come back."
        },
        footer = {
            "",
            "  sluice undo",
            "  sluice undo --redo     do again what was taken back",
            "  sluice undo --list     what can be taken back, the last first"
        })
public final class UndoCommand implements Callable<Integer> {
    private static final int MOST = 200;

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    Sluice sluice;

    @Option(names = "--redo", description = "Do again what was taken back last.")
    boolean redo;

    @Option(names = "--list", description = "Change nothing; list what was done.")
    boolean list;

    @Option(names = "--limit", paramLabel = "N", description = "How many to list, 1 to 200 (default ${DEFAULT-VALUE}).")
    int limit = 20;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (redo && list) {
            throw new ParameterException(spec.commandLine(), "give one of --redo and --list at most");
        }
        if (limit < 1 || limit > MOST) {
            throw new ParameterException(spec.commandLine(), "--limit is 1 to " + MOST + ", not " + limit);
        }
        try (Connection connection = sluice.options().connect("undo", Library.Work.FOLLOW)) {
            if (list) {
                list(connection.get("/api/v1/acts", Map.of("limit", Integer.toString(limit))));
            } else {
                turned(connection
                        .post(
                                "/api/v1/acts/" + (redo ? "redo" : "undo"),
                                Json.object().put("origin", "cli"))
                        .path("act"));
            }
            return ExitCode.DONE;
        }
    }

    private void list(JsonNode acts) {
        PrintWriter out = spec.commandLine().getOut();
        if (acts.path("items").isEmpty() && !sluice.options().json()) {
            out.println("There is nothing to undo.");
        }
        for (JsonNode act : acts.path("items")) {
            out.println(
                    sluice.options().json()
                            ? act
                            : "%s  %s%s"
                                    .formatted(
                                            act.path("at").asString(),
                                            act.path("words").asString(),
                                            act.path("undone").asBoolean() ? "  (undone)" : ""));
        }
    }

    private void turned(JsonNode act) {
        PrintWriter out = spec.commandLine().getOut();
        if (sluice.options().json()) {
            out.println(Json.object().set("act", act));
        } else if (act.isObject()) {
            out.println((redo ? "Done again: " : "Undone: ") + act.path("words").asString());
        } else {
            out.println(redo ? "There is nothing to do again." : "There is nothing to undo.");
        }
    }
}
