package sluice.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import sluice.server.cli.render.RenderCommand;

class CommandsTest {
    private static Set<String> names(String... arguments) {
        return Commands.meant(arguments).keySet();
    }

    @Test
    void theOneThatIsNamedIsEnough() {
        assertEquals(
                Map.of("render", RenderCommand.class), Commands.meant(new String[] {"render", "search", "--help"}));
    }

    @Test
    void helpAndSlipsKnowThemAll() {
        Set<String> all = names();
        assertTrue(all.containsAll(Set.of("up", "search", "render", "restore")), all::toString);
        assertEquals(all, names("--help"));
        assertEquals(all, names("--home", "render", "search"));
        assertEquals(all, names("rendr", "a castle"));
    }

    @Test
    void eachIsListedUnderItsOwnName() {
        Commands.meant(new String[0])
                .forEach((name, command) -> assertEquals(
                        name, command.getAnnotation(CommandLine.Command.class).name()));
    }
}
