package sluice.server.cli.render;

import java.util.LinkedHashMap;
import java.util.Map;
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
import sluice.server.cli.command.ExitCode;
import sluice.server.cli.command.Sluice;
import sluice.server.client.Connection;
import sluice.server.http.Json;
import tools.jackson.databind.JsonNode;

@Command(
        name = "renders",
        description = {
            "Show what was asked for, what became of it, where the time went and what it cost.",
            "Without a word behind it, it lists the latest."
        },
        subcommands = {RendersCommand.Show.class, RendersCommand.Cancel.class, RendersCommand.Retry.class},
        footer = {
            "",
            "  sluice renders --state dead       those with an image that failed",
            "  sluice renders show 12            its images, times and bill",
            "  sluice renders cancel 12          stop it, in the middle of a step if need be",
            "  sluice renders retry 12           try again what failed or was cancelled"
        })
public final class RendersCommand implements Callable<Integer> {
    private static final int MOST = 200;

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    Sluice sluice;

    @Option(names = "--campaign", paramLabel = "C", description = "Only this campaign's.")
    @Nullable String campaign;

    @Option(
            names = "--state",
            paramLabel = "S",
            description = "Only those with an image that is queued, leased, retry, done, skipped or dead.")
    @Nullable String state;

    @Option(names = "--limit", paramLabel = "N", description = "How many, 1 to 200 (default ${DEFAULT-VALUE}).")
    int limit = 20;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (limit < 1 || limit > MOST) {
            throw new ParameterException(spec.commandLine(), "--limit is 1 to " + MOST + ", not " + limit);
        }
        Map<String, String> query = new LinkedHashMap<>(Map.of("limit", Integer.toString(limit)));
        if (campaign != null) {
            query.put("campaign", campaign);
        }
        if (state != null) {
            query.put("state", state);
        }
        try (Connection connection = sluice.options().connect("renders", Library.Work.FOLLOW)) {
            JsonNode page = connection.get("/api/v1/renders", query);
            RenderText text =
                    new RenderText(spec.commandLine().getOut(), sluice.options().json());
            page.path("items").forEach(text::line);
            if (page.path("items").isEmpty() && !sluice.options().json()) {
                spec.commandLine()
                        .getOut()
                        .println("Nothing was asked for yet:  sluice render \"a spiral of warm colours\"");
            }
            return ExitCode.DONE;
        }
    }

    /** What the subcommands share: one render, by its id. */
    private abstract static class One implements Callable<Integer> {
        @ParentCommand
        @SuppressWarnings("NullAway.Init")
        RendersCommand renders;

        @Parameters(paramLabel = "ID", description = "The render.")
        long id;

        @Spec
        @SuppressWarnings("NullAway.Init")
        CommandSpec spec;

        abstract JsonNode ask(Connection connection, String path) throws InterruptedException;

        @Override
        public Integer call() throws InterruptedException {
            try (Connection connection = renders.sluice.options().connect("renders", Library.Work.FOLLOW)) {
                JsonNode render = ask(connection, "/api/v1/renders/" + id);
                new RenderText(
                                spec.commandLine().getOut(),
                                renders.sluice.options().json())
                        .all(render);
                return ExitCode.DONE;
            }
        }
    }

    @Command(name = "show", description = "Show one render: its images, where their time went, and the bill.")
    static final class Show extends One {
        @Override
        JsonNode ask(Connection connection, String path) throws InterruptedException {
            return connection.get(path);
        }
    }

    @Command(name = "cancel", description = "Stop a render; images that are done stay.")
    static final class Cancel extends One {
        @Override
        JsonNode ask(Connection connection, String path) throws InterruptedException {
            return connection.post(path + "/cancel", Json.object());
        }
    }

    @Command(
            name = "retry",
            description = "Try again what failed or was cancelled; without a server it waits for one to render it.")
    static final class Retry extends One {
        @Override
        JsonNode ask(Connection connection, String path) throws InterruptedException {
            return connection.post(path + "/retry", Json.object());
        }
    }
}
