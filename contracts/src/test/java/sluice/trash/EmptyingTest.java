package sluice.trash;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sluice.asset.AssetId;
import sluice.asset.Catalog;
import sluice.asset.ContentHash;
import sluice.asset.Location;
import sluice.asset.Sighting;
import sluice.contracts.catalog.Faults;
import sluice.contracts.catalog.FaultyCatalog;
import sluice.contracts.job.WorthPorts;
import sluice.contracts.journal.InMemoryJournal;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.image.ImageFormat;
import sluice.image.ImageHeader;
import sluice.job.RetryRule;
import sluice.journal.Acts;
import sluice.metadata.GenerationParameters;
import sluice.signal.NewSignal;
import sluice.signal.SignalKind;

/** What is deleted from the disk and, above all, what is not. */
class EmptyingTest {
    private static final Instant AT = Instant.parse("2026-05-01T12:00:00Z");

    @TempDir
    Path temporary;

    private final WorthPorts ports = WorthPorts.inMemory(RetryRule.DEFAULT);
    private final Acts acts = new Acts(new InMemoryJournal(), (changes, origin) -> {}, InstantSource.fixed(AT));
    private Path library;
    private Path elsewhere;

    @BeforeEach
    void folders() throws IOException {
        Path real = temporary.toRealPath();
        library = Files.createDirectory(real.resolve("library"));
        elsewhere = Files.createDirectory(real.resolve("elsewhere"));
    }

    private Emptying emptying(Catalog catalog) {
        return new Emptying(catalog, () -> Set.of(library), acts);
    }

    private Emptied empty(AssetId... assets) {
        return emptying(ports.catalog()).empty(List.of(assets));
    }

    /** Writes a file and has the catalog know it. */
    private AssetId imported(Path path, String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        Files.createDirectories(path.getParent());
        Files.write(path, bytes);
        return known(path, bytes);
    }

    private AssetId known(Path path, byte[] bytes) {
        ContentHash hash = hash(bytes);
        ports.catalog()
                .record(
                        1,
                        List.of(new Sighting.Image(
                                path,
                                bytes.length,
                                AT,
                                hash,
                                new ImageHeader(ImageFormat.PNG, 8, 8, 1, false),
                                AT,
                                AT,
                                GenerationParameters.NONE,
                                List.of(),
                                List.of(),
                                List.of())));
        return hash.assetId();
    }

    private static ContentHash hash(byte[] bytes) {
        try {
            return ContentHash.of(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void say(SignalKind kind, AssetId asset) {
        ports.signals().append(List.of(new NewSignal(asset, kind, "", 0, AT, "page", null)));
    }

    private static String reason(Emptied emptied) {
        assertEquals(List.of(), emptied.deleted());
        assertEquals(1, emptied.kept().size(), emptied::toString);
        return emptied.kept().getFirst().reason();
    }

    @Test
    void everyCopyOfWhatIsInTheTrashGoesAndItStaysKnown() throws Exception {
        Path one = library.resolve("a.png");
        Path copy = library.resolve("sub/copy.png");
        AssetId asset = imported(one, "same");
        imported(copy, "same");
        say(SignalKind.REJECTED, asset);
        assertEquals(
                2, emptying(ports.catalog()).rehearse(List.of(asset)).deleted().size());
        assertTrue(Files.exists(one));
        Emptied emptied = empty(asset, asset);
        assertEquals(
                Set.of(one, copy),
                emptied.deleted().stream().map(Emptied.Deleted::path).collect(Collectors.toSet()));
        assertEquals(8, emptied.bytes());
        assertFalse(Files.exists(one) || Files.exists(copy));
        assertTrue(ports.asset(asset).missing());
        assertTrue(ports.asset(asset).standing().trashed());
        assertEquals(1, ports.signals().of(asset, 10).size());
        assertEquals(new Emptied(List.of(), List.of()), empty(asset));
    }

    @Test
    void whatIsNotInTheTrashIsKept() throws Exception {
        AssetId asset = imported(library.resolve("a.png"), "a");
        say(SignalKind.REJECTED, asset);
        say(SignalKind.RESTORED, asset);
        assertEquals("it is not in the trash", reason(empty(asset)));
        assertTrue(Files.exists(library.resolve("a.png")));
    }

    @Test
    void whatLiesOutsideOrIsReachedByALinkIsKept() throws Exception {
        AssetId outside = imported(elsewhere.resolve("a.png"), "a");
        Path target = elsewhere.resolve("b.png");
        Files.writeString(target, "b");
        Path link = Files.createSymbolicLink(library.resolve("b.png"), target);
        AssetId linked = known(link, Files.readAllBytes(target));
        Files.writeString(Files.createDirectory(elsewhere.resolve("folder")).resolve("c.png"), "c");
        Files.createSymbolicLink(library.resolve("folder"), elsewhere.resolve("folder"));
        AssetId beyond = known(library.resolve("folder/c.png"), "c".getBytes(StandardCharsets.UTF_8));
        for (AssetId asset : List.of(outside, linked, beyond)) {
            say(SignalKind.DELETED, asset);
        }
        assertEquals("it lies outside of the imported folders", reason(empty(outside)));
        assertEquals("it is a link", reason(empty(linked)));
        assertTrue(reason(empty(beyond)).startsWith("it is reached through a link"));
        assertTrue(Files.exists(target) && Files.exists(link) && Files.exists(elsewhere.resolve("folder/c.png")));
    }

    @Test
    void whatHasChangedOrIsNoPlainFileIsKept() throws Exception {
        Path file = library.resolve("a.png");
        AssetId asset = imported(file, "abc");
        say(SignalKind.DELETED, asset);
        Files.writeString(file, "abd");
        assertEquals("it has changed since it was imported", reason(empty(asset)));
        Files.writeString(file, "longer");
        assertEquals("it has changed since it was imported", reason(empty(asset)));
        Files.delete(file);
        Files.createDirectory(file);
        assertEquals("it is no plain file", reason(empty(asset)));
        assertTrue(Files.isDirectory(file));
    }

    @Test
    void whatIsGoneAlreadyIsSetRight() throws Exception {
        AssetId asset = imported(library.resolve("a.png"), "a");
        AssetId away = imported(library.resolve("disk/b.png"), "b");
        say(SignalKind.DELETED, asset);
        say(SignalKind.DELETED, away);
        Files.delete(library.resolve("a.png"));
        Files.delete(library.resolve("disk/b.png"));
        Files.delete(library.resolve("disk"));
        assertEquals("there is no such file any more", reason(empty(asset)));
        assertTrue(ports.asset(asset).missing());
        assertEquals("there is no such file any more", reason(empty(away)));
        assertFalse(ports.asset(away).missing(), "its disk may come back");
    }

    @Test
    void anUnknownAssetDeletesNothing() throws Exception {
        AssetId asset = imported(library.resolve("a.png"), "a");
        say(SignalKind.DELETED, asset);
        AssetId unknown = hash(new byte[3]).assetId();
        SluiceException failure = assertThrows(SluiceException.class, () -> empty(asset, unknown));
        assertEquals(FailureCode.NOT_FOUND, failure.code());
        assertTrue(Files.exists(library.resolve("a.png")));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void onlyWhatWasNamedAndIsInTheTrashIsEverDeletedWhateverFails(long seed) throws Exception {
        Random random = new Random(seed);
        Map<Path, Original> before = new HashMap<>();
        Set<AssetId> trashed = new HashSet<>();
        for (int i = 0; i < 40; i++) {
            Path folder = random.nextInt(5) == 0 ? elsewhere : library.resolve("f" + random.nextInt(4));
            Path path = folder.resolve(i + ".png");
            AssetId asset = imported(path, "content " + random.nextInt(30));
            if (random.nextBoolean() && trashed.add(asset)) {
                say(random.nextBoolean() ? SignalKind.REJECTED : SignalKind.DELETED, asset);
            }
            if (random.nextInt(6) == 0) {
                Files.writeString(path, "Content " + random.nextInt(30));
            }
            before.put(path, new Original(asset, Files.readAllBytes(path)));
        }
        Set<AssetId> named = before.values().stream()
                .map(Original::asset)
                .filter(asset -> random.nextInt(3) > 0)
                .collect(Collectors.toSet());
        emptiedAtLast(named, new Faults(seed, 0.05));
        for (Map.Entry<Path, Original> file : before.entrySet()) {
            Path path = file.getKey();
            AssetId asset = file.getValue().asset();
            byte[] bytes = file.getValue().bytes();
            boolean goes = named.contains(asset)
                    && trashed.contains(asset)
                    && path.startsWith(library)
                    && hash(bytes).assetId().equals(asset);
            assertEquals(goes, !Files.exists(path), () -> path + ", seed " + seed);
            assertEquals(!goes, present(asset, path), () -> path + " in the catalog, seed " + seed);
            if (!goes) {
                assertArrayEquals(bytes, Files.readAllBytes(path));
            }
        }
    }

    /** A file as it is before the trash is emptied, and the asset that the catalog knows at its path. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Original(AssetId asset, byte[] bytes) {}

    private boolean present(AssetId asset, Path path) {
        return ports.asset(asset).locations().stream()
                .anyMatch(place -> place.path().equals(path) && place.present());
    }

    /** Calls again after every failure, as somebody would; each may come before a deletion is recorded, or after. */
    private void emptiedAtLast(Collection<AssetId> named, Faults faults) {
        Emptying faulty = emptying(new FaultyCatalog(ports.catalog(), faults));
        List<SluiceException> failures = new ArrayList<>();
        boolean through = false;
        while (!through) {
            try {
                faulty.empty(named);
                through = true;
            } catch (SluiceException e) {
                failures.add(e);
                assertTrue(failures.size() < 10_000 && e.code() == FailureCode.STORAGE, e::getMessage);
            }
        }
        assertEquals(
                List.of(),
                emptying(ports.catalog()).empty(named).deleted(),
                "nothing is left over after " + failures.size() + " failures");
    }

    @Test
    void nobodyTakesAnAssetOutWhileItsFilesGo() throws Exception {
        List<AssetId> assets = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            assets.add(imported(library.resolve(i + ".png"), "number " + i));
            say(SignalKind.DELETED, assets.get(i));
        }
        Thread restoring = Thread.ofVirtual().start(() -> {
            for (AssetId asset : assets.reversed()) {
                acts.alone(() -> {
                    say(SignalKind.RESTORED, asset);
                    return asset;
                });
            }
        });
        Emptied emptied = emptying(ports.catalog()).empty(assets);
        restoring.join();
        assertEquals(60, emptied.deleted().size() + emptied.kept().size());
        for (Emptied.Kept kept : emptied.kept()) {
            assertTrue(Files.exists(kept.path()), "what was restored in time is there: " + kept);
        }
        for (Location place : assets.stream()
                .flatMap(asset -> ports.asset(asset).locations().stream())
                .toList()) {
            assertEquals(place.present(), Files.exists(place.path()));
        }
    }
}
