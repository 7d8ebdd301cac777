package sluice.server.cli.collection;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import sluice.server.app.Library;
import sluice.server.cli.command.ExitCode;
import sluice.server.cli.command.Sluice;
import sluice.server.client.Connection;
import tools.jackson.databind.JsonNode;

@Command(
        name = "collections",
        description = {
            "Collections, portfolios, deliveries and saved searches: what there is, and making and changing them.",
            "Without a word behind it, it lists them. Images are put in with: sluice collect"
        },
        subcommands = {
            CollectionsListCommand.class,
            CollectionsShowCommand.class,
            CollectionsNewCommand.class,
            CollectionsChangeCommand.class,
            CollectionsRenameCommand.class,
            CollectionsDeleteCommand.class
        },
        footer = {
            "",
            "  sluice collections                                        what there is",
            "  sluice collections new 'Spring show' --portfolio          being in it counts as an outcome",
            "  sluice collections new 'Night skies' --query 'night (sky OR stars) rating:>=3'",
            "  sluice collections rename 'Spring show' 'Summer show'     dates and kinds are kept",
            "  sluice search 'collection:\"Night skies\"'                  what a saved search finds now",
            "Take any of it back:  sluice undo"
        })
public final class CollectionsCommand implements Callable<Integer> {
    private static final int SHORT_NOTE = 60;

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    Sluice sluice;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    /** Something to be asked of a library. */
    interface Asking {
        JsonNode of(Connection connection) throws InterruptedException;
    }

    @Override
    public Integer call() throws InterruptedException {
        return list(spec);
    }

    int list(CommandSpec command) throws InterruptedException {
        try (Connection connection = connect()) {
            JsonNode items =
                    connection.get("/api/v1/collections", Map.of("covers", "0")).path("items");
            items.forEach(one ->
                    command.commandLine().getOut().println(sluice.options().json() ? one : line(one)));
            if (items.isEmpty() && !sluice.options().json()) {
                command.commandLine().getOut().println("There are no collections yet: sluice collections new NAME");
            }
            return ExitCode.DONE;
        }
    }

    /** Asks one thing, and prints its answer or what it comes to in words. */
    int ask(CommandSpec command, Asking asking, String words) throws InterruptedException {
        try (Connection connection = connect()) {
            JsonNode answer = asking.of(connection);
            command.commandLine()
                    .getOut()
                    .println(sluice.options().json() ? answer : words.isEmpty() ? line(answer) : words);
            return ExitCode.DONE;
        }
    }

    private Connection connect() throws InterruptedException {
        return sluice.options().connect("collections", Library.Work.FOLLOW);
    }

    /** The address of one. */
    static String address(String name) {
        return "/api/v1/collections/"
                + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String line(JsonNode one) {
        String kind = one.path("kind").asString();
        String about = one.path("query").asString(one.path("note").asString("").replaceAll("\\s+", " "));
        return "%-10s %,8d  %s%s"
                .formatted(
                        kind.equals("query") ? "search" : kind.equals("manual") ? "collection" : kind,
                        one.path("assets").asLong(),
                        one.path("name").asString(),
                        about.isEmpty()
                                ? ""
                                : "   " + (about.length() > SHORT_NOTE ? about.substring(0, SHORT_NOTE) + "…" : about));
    }
}
