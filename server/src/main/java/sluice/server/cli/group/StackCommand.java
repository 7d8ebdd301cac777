package sluice.server.cli.group;

import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import sluice.server.app.Library;
import sluice.server.cli.command.AssetReferences;
import sluice.server.cli.command.ExitCode;
import sluice.server.client.Connection;
import sluice.server.http.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A word behind {@code sluice stacks}. */
abstract class StackCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    StacksCommand stacks;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    abstract void act(Connection connection) throws InterruptedException;

    /** Refuses what does not go together, before anything is opened. */
    void check() {}

    @Override
    public final Integer call() throws InterruptedException {
        check();
        try (Connection connection = stacks.sluice.options().connect("stacks", Library.Work.FOLLOW)) {
            act(connection);
            return ExitCode.DONE;
        }
    }

    ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    boolean json() {
        return stacks.sluice.options().json();
    }

    void say(Object json, String words) {
        spec.commandLine().getOut().println(json() ? json : words);
    }

    static ObjectNode body() {
        return Json.object().put("origin", "cli");
    }

    /** A body about the assets that these words name. */
    static ObjectNode body(Connection connection, Iterable<String> references) throws InterruptedException {
        ObjectNode body = body();
        ArrayNode assets = body.putArray("assets");
        for (String reference : references) {
            assets.add(AssetReferences.find(connection, reference));
        }
        return body;
    }

    static String told(JsonNode stack) {
        return "Stack %s: %,d images; cover %s, %s"
                .formatted(
                        stack.path("id").asString(),
                        stack.path("members").size(),
                        stack.path("cover").asString().substring(0, 12),
                        stack.path("reason").asString());
    }
}
