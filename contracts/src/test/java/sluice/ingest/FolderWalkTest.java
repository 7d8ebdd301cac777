package sluice.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files a walk meets, and what it says of the others. */
@SuppressWarnings("NullAway.Init")
class FolderWalkTest {
    @TempDir
    Path temporary;

    private Path root;
    private Path outside;
    private final List<Path> met = new ArrayList<>();
    private final Map<Path, String> problems = new TreeMap<>();

    @BeforeEach
    void folders() throws IOException {
        Path real = temporary.toRealPath();
        root = Files.createDirectory(real.resolve("root"));
        outside = Files.createDirectory(real.resolve("outside"));
    }

    @Test
    void filesInNestedFoldersAreMetOnceEach() throws IOException {
        touch("a.png", "b/c.png", "b/d/e.png", "f/.keep/x");

        walk(root);

        assertMet("a.png", "b/c.png", "b/d/e.png");
        assertEquals(Map.of(), problems);
    }

    @Test
    void hiddenFilesAndFoldersArePassedOver() throws IOException {
        touch(".hidden.png", ".folder/a.png", "Thumbs.db", "b/desktop.ini", "b/._a.png", "b/a.png");

        walk(root);

        assertMet("b/a.png");
        assertEquals(Map.of(), problems);
    }

    @Test
    void aHiddenRootIsGoneThroughSinceTheUserNamedIt() throws IOException {
        touch(".hidden/a.png", ".hidden/.b.png");

        walk(root.resolve(".hidden"));

        assertMet(".hidden/a.png");
    }

    @Test
    void aRootThatIsAFileIsMet() throws IOException {
        touch("a.png", "b.png");

        walk(root.resolve("a.png"));

        assertMet("a.png");
    }

    @Test
    void aFolderIsEnteredOnceHoweverManyLinksLeadToIt() throws IOException {
        touch("folder/a.png");
        link("first", root.resolve("folder"));
        link("second", root.resolve("folder"));

        walk(root);

        assertEquals(1, met.size(), met::toString);
        assertEquals(Map.of(), problems);
    }

    @Test
    void linksThatLeadInACircleEnd() throws IOException {
        touch("a/b/c.png");
        link("a/b/up", root.resolve("a"));
        link("a/b/top", root);

        walk(root);

        assertEquals(1, met.size(), met::toString);
        assertEquals(Map.of(), problems, "a loop hides nothing, so it is no problem");
    }

    @Test
    void aLinkThatLeadsOutIsReportedWithItsTarget() throws IOException {
        Files.writeString(outside.resolve("secret.png"), "x");
        touch("a.png");
        link("folder", outside);
        link("file.png", outside.resolve("secret.png"));

        walk(root);

        assertMet("a.png");
        String start = "this link leads out of the imported folders, to ";
        assertEquals(
                Map.of(
                        root.resolve("folder"), start + outside,
                        root.resolve("file.png"), start + outside.resolve("secret.png")),
                problems);
    }

    @Test
    void aLinkFromOneRootToAnotherIsFollowed() throws IOException {
        Files.writeString(outside.resolve("b.png"), "x");
        link("folder", outside);

        walk(new FolderWalk(Set.of(root, outside), 64), root, outside);

        assertEquals(1, met.size(), met::toString);
        assertEquals(Map.of(), problems);
    }

    @Test
    void brokenLinksAreReported() throws IOException {
        link("nowhere.png", root.resolve("gone.png"));
        link("itself.png", root.resolve("itself.png"));

        walk(root);

        assertMet();
        assertEquals(Set.of(root.resolve("nowhere.png"), root.resolve("itself.png")), problems.keySet());
        assertEquals("a link to a file that does not exist", problems.get(root.resolve("nowhere.png")));
    }

    @Test
    void foldersBelowTheDepthAreReportedAndNotEntered() throws IOException {
        touch("a.png", "1/b.png", "1/2/c.png", "1/2/3/d.png");

        walk(new FolderWalk(Set.of(root), 2), root);

        assertMet("a.png", "1/b.png");
        assertEquals(Map.of(root.resolve("1/2"), "folders nested deeper than 2 are not entered"), problems);
    }

    @Test
    void rootsWithinRootsAreMetOnce() throws IOException {
        touch("a.png", "b/c.png", "b/d.png");

        Set<Path> roots = Set.of(root, root.resolve("b"), root.resolve("b/d.png"), root.resolve("a.png"));
        walk(new FolderWalk(roots, 64), root.resolve("b/d.png"), root, root.resolve("b"), root.resolve("a.png"));

        assertMet("a.png", "b/c.png", "b/d.png");
    }

    @Test
    void aFolderThatMayNotBeReadIsReportedAndTheRestIsMet() throws IOException {
        assumeTrue(root.getFileSystem().supportedFileAttributeViews().contains("posix"));
        assumeFalse("root".equals(System.getProperty("user.name")));
        touch("a.png", "closed/b.png", "z.png");
        Path closed = root.resolve("closed");
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
        try {
            walk(root);
        } finally {
            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        }

        assertMet("a.png", "z.png");
        assertEquals(Map.of(closed, "access is denied"), problems);
    }

    @Test
    void aWalkEndsWhenItsVisitorHasEnough() throws IOException {
        touch("a.png", "b.png", "c.png");
        new FolderWalk(Set.of(root), 64).walk(root, new FolderWalk.Visitor() {
            @Override
            public boolean file(Path path, BasicFileAttributes attributes) {
                met.add(path);
                return met.size() < 2;
            }

            @Override
            public boolean problem(Path path, String reason) {
                return true;
            }
        });

        assertEquals(2, met.size());
    }

    @Test
    void aFileIsGoneOnlyWhenThatIsSure() throws IOException {
        touch("a.png", "file");

        assertTrue(FolderWalk.gone(root.resolve("b.png")));
        assertTrue(FolderWalk.gone(root.resolve("no/such/folder/b.png")));
        assertTrue(FolderWalk.gone(root.resolve("file/b.png")), "its folder has become a file");
        assertTrue(FolderWalk.gone(root.resolve("file/c/b.png")));
        assertEquals(false, FolderWalk.gone(root.resolve("a.png")));
    }

    private void touch(String... names) throws IOException {
        for (String name : names) {
            Path file = root.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, name);
        }
    }

    /** Windows lets only some users make links. */
    private void link(String name, Path target) {
        try {
            Files.createSymbolicLink(root.resolve(name), target);
        } catch (IOException | UnsupportedOperationException e) {
            assumeTrue(false, "this system lets us make no links: " + e);
        }
    }

    private void walk(Path place) throws IOException {
        walk(new FolderWalk(Set.of(place), 64), place);
    }

    private void walk(FolderWalk walk, Path... places) throws IOException {
        for (Path place : places) {
            walk.walk(place, new FolderWalk.Visitor() {
                @Override
                public boolean file(Path path, BasicFileAttributes attributes) {
                    met.add(path);
                    return true;
                }

                @Override
                public boolean problem(Path path, String reason) {
                    problems.put(path, reason);
                    return true;
                }
            });
        }
    }

    private void assertMet(String... names) {
        List<Path> expected = new ArrayList<>();
        for (String name : names) {
            expected.add(root.resolve(name));
        }
        assertEquals(expected.stream().sorted().toList(), met.stream().sorted().toList());
    }
}
