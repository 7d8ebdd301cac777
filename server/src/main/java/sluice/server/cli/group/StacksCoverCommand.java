package sluice.server.cli.group;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sluice.server.cli.command.AssetReferences;
import sluice.server.client.Connection;
import tools.jackson.databind.JsonNode;

@Command(
        name = "cover",
        description = "Choose the member that stands for a stack; it stays whatever the others are worth later.",
        footer = {"", "  sluice stacks cover 12 3fa94c", "  sluice stacks cover 12 --rules"})
final class StacksCoverCommand extends StackCommand {
    @Parameters(index = "0", paramLabel = "STACK", description = "Its number.")
    long stack;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "ASSET",
            description = "An id (six digits or more) or a path.")
    @Nullable String reference;

    @Option(names = "--rules", description = "Leave it to the rules again.")
    boolean rules;

    @Override
    void check() {
        if (rules == (reference != null)) {
            throw wrong("name an asset, or give --rules");
        }
    }

    @Override
    void act(Connection connection) throws InterruptedException {
        String chosen = reference == null ? null : AssetReferences.find(connection, reference);
        JsonNode now = connection.post("/api/v1/stacks/" + stack + "/cover", body().put("asset", chosen));
        say(now, told(now));
    }
}
