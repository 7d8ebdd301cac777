package sluice.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What the commands about the trash, labels and undo promise to people and scripts. */
@SuppressWarnings("NullAway.Init")
class TrashCommandsTest {
    @TempDir
    Path temporary;

    @Test
    void filesAreDeletedOnceTheyWereRejectedListedAndSaidYesTo() throws Exception {
        Path real = temporary.toRealPath();
        Path one = ImageFolder.png(real.resolve("images/one.png"), 1);
        Path two = ImageFolder.png(real.resolve("images/two.png"), 2);
        Path three = ImageFolder.png(real.resolve("images/three.png"), 3);
        Program sluice = new Program(real.resolve("home"), Files.createDirectories(real.resolve("scratch")));
        sluice.run("import", real.resolve("images").toString()).exits(0);

        sluice.run("label", "red", one.toString()).exits(0);
        assertTrue(sluice.run("label", "pink", one.toString()).exits(2).err().contains("COLOUR"));
        sluice.run("reject", one.toString(), two.toString()).exits(0);
        assertEquals(
                "Rejected 2 images",
                sluice.run("undo").exits(0).last().path("act").path("words").asString());
        sluice.run("undo", "--redo").exits(0);
        assertEquals(2, sluice.run("undo", "--list").exits(0).lines().size());
        sluice.run("trash", "restore", two.toString()).exits(0);
        sluice.run("reject", three.toString()).exits(0);
        Files.writeString(three, "something else");

        List<JsonNode> listed = sluice.run("trash").exits(0).lines();
        assertEquals(2, listed.size());
        assertEquals("rejected", listed.getFirst().path("trashedBy").asString());
        assertEquals(1, sluice.run("search").exits(0).lines().size());

        JsonNode nothing = sluice.run("trash", "empty").last();
        assertEquals(0, nothing.path("deleted").asInt());
        assertTrue(Files.exists(one));
        Program.Ended emptied = sluice.run("trash", "empty", "--yes").exits(1);
        assertEquals(1, emptied.last().path("deleted").asInt(), emptied::toString);
        assertTrue(emptied.err().contains("has changed"), emptied::toString);
        assertFalse(Files.exists(one));
        assertTrue(Files.exists(two) && Files.exists(three));
        assertTrue(sluice.run("show", one.toString())
                .exits(0)
                .last()
                .path("missing")
                .asBoolean());
    }
}
