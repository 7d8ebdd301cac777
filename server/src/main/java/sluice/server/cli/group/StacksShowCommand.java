package sluice.server.cli.group;

import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import sluice.server.client.Connection;
import tools.jackson.databind.JsonNode;

@Command(
        name = "show",
        description = "Show who is in a stack, the cover first.",
        footer = {"", "  sluice stacks show 12"})
final class StacksShowCommand extends StackCommand {
    @Parameters(paramLabel = "STACK", description = "Its number.")
    long stack;

    @Override
    void act(Connection connection) throws InterruptedException {
        JsonNode found = connection.get("/api/v1/stacks/" + stack);
        PrintWriter out = spec.commandLine().getOut();
        if (json()) {
            out.println(found);
            return;
        }
        out.println(told(found));
        for (JsonNode member : found.path("items")) {
            String seed = member.path("seed").asString("");
            out.println("  %s  %5d x %-5d  %s%s%s"
                    .formatted(
                            member.path("id").asString().substring(0, 12),
                            member.path("width").asInt(),
                            member.path("height").asInt(),
                            member.path("name").asString(),
                            seed.isEmpty() ? "" : "  seed " + seed,
                            member.path("trashed").asBoolean() ? "  (in the trash)" : ""));
        }
    }
}
