package sluice.interchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sluice.asset.Asset;
import sluice.asset.AssetId;
import sluice.asset.ContentHash;
import sluice.asset.Label;
import sluice.asset.Location;
import sluice.asset.Picture;
import sluice.asset.Standing;
import sluice.contracts.interchange.InMemoryKnownSidecars;
import sluice.image.ImageFormat;
import sluice.image.ImageHeader;
import sluice.interchange.SidecarOutcome.Kind;
import sluice.metadata.GenerationParameters;
import sluice.metadata.Parameter;
import sluice.signal.NewSignal;

/** Sidecars beside real files. */
@SuppressWarnings("NullAway.Init")
class SidecarsOnDiskTest {
    @TempDir
    Path temporary;

    private Path folder;
    private SidecarWriting writing;
    private SidecarReading reading;
    private int ticks;

    @BeforeEach
    void open() throws IOException {
        folder = Files.createDirectory(temporary.toRealPath().resolve("images"));
        InMemoryKnownSidecars known = new InMemoryKnownSidecars();
        writing = new SidecarWriting(known, () -> Set.of(folder));
        reading = new SidecarReading(known, () -> Set.of(folder), InstantSource.fixed(Instant.EPOCH));
    }

    private Asset asset(Standing standing, String... names) throws IOException {
        for (String name : names) {
            Files.writeString(folder.resolve(name), "pixels of " + name);
        }
        ContentHash hash = new ContentHash("ab".repeat(32));
        return new Asset(
                hash.assetId(),
                hash,
                header(),
                1,
                Instant.EPOCH,
                Instant.EPOCH,
                GenerationParameters.in("a1111")
                        .put(Parameter.PROMPT, "a castle", "png")
                        .put(Parameter.MODEL, "dream", "png")
                        .build(),
                Picture.PENDING,
                Stream.of(names)
                        .map(name -> new Location(folder.resolve(name), 1, Instant.EPOCH, true))
                        .toList(),
                standing,
                1);
    }

    private static ImageHeader header() {
        return new ImageHeader(ImageFormat.PNG, 8, 8, 1, false);
    }

    private SidecarReport write(Asset asset) {
        return write(asset, SidecarForm.NAME_EXT_XMP, false);
    }

    private SidecarReport write(Asset asset, SidecarForm form, boolean dryRun) {
        SidecarReport report = new SidecarReport();
        writing.write(List.of(asset), form, dryRun, report);
        return report;
    }

    private List<String> read(Asset asset) {
        SidecarReport report = new SidecarReport();
        SidecarReading.Findings found = reading.read(List.of(asset), report);
        reading.keep(found.seen());
        return SignalWords.of(found.signals());
    }

    private static void once(Kind kind, SidecarReport report) {
        assertEquals(1, report.count(kind), () -> report.listed().toString());
    }

    /** As another program would, at another time. */
    private void replace(String name, String from, String to) throws IOException {
        Path file = folder.resolve(name);
        String before = Files.readString(file);
        assertTrue(before.contains(from), before);
        Files.writeString(file, before.replace(from, to));
        Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH.plusSeconds(++ticks)));
    }

    private Said said(String name) throws Exception {
        return Sidecar.parse(Files.readAllBytes(folder.resolve(name))).said();
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void oneIsWrittenBesideTheImageAndNothingElseHappens() throws Exception {
        Asset asset = asset(Standing.NEW.withRating(4), "a.png");
        once(Kind.CREATED, write(asset, SidecarForm.NAME_EXT_XMP, true));
        assertEquals(List.of("a.png"), names());
        once(Kind.CREATED, write(asset));
        assertEquals(List.of("a.png", "a.png.xmp"), names());
        assertEquals("4", said("a.png.xmp").text(Property.RATING));
        String text = Files.readString(folder.resolve("a.png.xmp"));
        assertTrue(text.contains("a castle") && text.contains("trainedAlgorithmicMedia"), text);
        assertEquals("pixels of a.png", Files.readString(folder.resolve("a.png")));
        FileTime written = Files.getLastModifiedTime(folder.resolve("a.png.xmp"));
        once(Kind.UNCHANGED, write(asset));
        assertEquals(written, Files.getLastModifiedTime(folder.resolve("a.png.xmp")));
        assertEquals(List.of(), read(asset));
    }

    @Test
    void theOneThatIsThereIsUpdatedWhereverItIs() throws Exception {
        Files.writeString(folder.resolve("a.xmp"), foreign("xmp:Rating='0'"));
        Asset asset = asset(Standing.NEW.withRating(4), "a.png");
        once(Kind.UPDATED, write(asset));
        assertEquals(List.of("a.png", "a.xmp"), names());
        assertEquals("4", said("a.xmp").text(Property.RATING));
        assertTrue(Files.readString(folder.resolve("a.xmp")).contains("Exposure2012"));
    }

    private static String foreign(String attributes) {
        return "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
                + "<rdf:Description xmlns:xmp='http://ns.adobe.com/xap/1.0/'"
                + " xmlns:crs='http://ns.adobe.com/camera-raw-settings/1.0/' crs:Exposure2012='+0.50' " + attributes
                + "/></rdf:RDF></x:xmpmeta>";
    }

    @Test
    void lightroomsNameIsTakenWhereItBelongsToOneImageOnly() throws Exception {
        once(Kind.CREATED, write(asset(Standing.NEW.withRating(1), "a.png"), SidecarForm.NAME_XMP, false));
        assertEquals(List.of("a.png", "a.xmp"), names());
        Asset shared = asset(Standing.NEW.withRating(1), "b.png", "b.jpg");
        assertEquals(2, write(shared, SidecarForm.NAME_XMP, false).count(Kind.CREATED));
        assertEquals(List.of("a.png", "a.xmp", "b.jpg", "b.jpg.xmp", "b.png", "b.png.xmp"), names());
    }

    @Test
    void whatOthersChangedIsReadOnceAndALaterWordHereStands() throws Exception {
        write(asset(Standing.NEW.withRating(4), "a.png"));
        replace("a.png.xmp", ">4<", ">2<");
        assertEquals(List.of("rated 2"), read(asset(Standing.NEW.withRating(4), "a.png")));
        // Rated anew here; somebody only adds a keyword there.
        Asset later = asset(Standing.NEW.withRating(5), "a.png");
        assertEquals(List.of(), read(later));
        replace(
                "a.png.xmp",
                "</rdf:Description>",
                "<dc:subject xmlns:dc='http://purl.org/dc/elements/1.1/'><rdf:Bag>"
                        + "<rdf:li>new</rdf:li></rdf:Bag></dc:subject></rdf:Description>");
        assertEquals(List.of("tagged new"), read(later));
    }

    @Test
    void whatWasNotReadIsNotWrittenOver() throws Exception {
        write(asset(Standing.NEW.withRating(4), "a.png"));
        replace("a.png.xmp", ">4<", ">2<");
        Asset asset = asset(Standing.NEW.withRating(4).withLabel(Label.RED), "a.png");
        SidecarReport report = write(asset);
        once(Kind.UNREAD, report);
        assertEquals(List.of("rated 2"), report.listed().getFirst().words());
        assertEquals("2", said("a.png.xmp").text(Property.RATING));
        read(asset);
        once(Kind.UPDATED, write(asset));
        assertEquals("4", said("a.png.xmp").text(Property.RATING));
        assertEquals("Red", said("a.png.xmp").text(Property.LABEL));
    }

    @Test
    void aStrangersSidecarIsReadBeforeItIsWritten() throws Exception {
        Files.writeString(folder.resolve("a.png.xmp"), foreign("xmp:Rating='3' xmp:Label='Blau'"));
        Asset asset = asset(Standing.NEW.withRating(5), "a.png");
        once(Kind.UNREAD, write(asset));
        assertEquals(List.of("rated 3", "labelled blue"), read(asset));
        once(Kind.UPDATED, write(asset(Standing.NEW.withRating(5).withLabel(Label.BLUE), "a.png")));
        assertEquals("Blau", said("a.png.xmp").text(Property.LABEL));
        assertEquals("5", said("a.png.xmp").text(Property.RATING));
    }

    @Test
    void whatIsNoXmpIsNamedAndLeftAlone() throws Exception {
        Files.writeString(folder.resolve("a.png.xmp"), "not XML");
        Files.writeString(folder.resolve("b.png.xmp"), "<html/>");
        Files.createDirectory(folder.resolve("c.png.xmp"));
        Files.createSymbolicLink(folder.resolve("d.png.xmp"), temporary.resolve("elsewhere.xmp"));
        Asset asset = asset(Standing.NEW.withRating(5), "a.png", "b.png", "c.png", "d.png", "e.png");
        SidecarReport report = write(asset);
        assertEquals(4, report.count(Kind.FAILED));
        assertEquals(1, report.count(Kind.CREATED));
        for (SidecarOutcome failed : report.listed().subList(0, 4)) {
            assertTrue(failed.path().toString().endsWith(".png.xmp"), failed::toString);
            assertFalse(failed.words().getFirst().contains("null"), failed::toString);
        }
        assertEquals("not XML", Files.readString(folder.resolve("a.png.xmp")));
        assertFalse(Files.exists(temporary.resolve("elsewhere.xmp")));
        SidecarReport read = new SidecarReport();
        reading.read(List.of(asset), read);
        assertEquals(4, read.count(Kind.FAILED));
    }

    @Test
    void nothingIsDoneBesideWhatLiesElsewhere() throws Exception {
        Path elsewhere = Files.createDirectory(temporary.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("a.png"), "x");
        Files.createSymbolicLink(folder.resolve("link.png"), elsewhere.resolve("a.png"));
        Asset asset = new AssetAt(asset(Standing.NEW.withRating(5), "own.png"))
                .at(folder.resolve("link.png"), elsewhere.resolve("a.png"), folder.resolve("gone.png"));
        assertEquals(3, write(asset).count(Kind.FAILED));
        assertEquals(List.of("link.png", "own.png"), names());
    }

    @Test
    void rejectionsGoOutAndComeBack() throws Exception {
        Asset rejected = asset(Standing.NEW.withRating(4).withTrashed(true), "a.png");
        write(rejected);
        assertEquals("-1", said("a.png.xmp").text(Property.RATING));
        once(Kind.UNCHANGED, write(rejected));
        replace("a.png.xmp", "<xmp:Rating>-1<", "<xmp:Rating>3<");
        assertEquals(List.of("taken out of the trash", "rated 3"), read(rejected));
    }

    @Test
    void aCopysSidecarKeepsWhatIsBesideTheOriginal() throws Exception {
        Files.writeString(folder.resolve("a.png.xmp"), foreign("xmp:Rating='3'"));
        Asset asset = asset(Standing.NEW.withRating(5), "a.png");
        Packet copy = Packet.parse(writing.copy(asset));
        assertEquals(List.of("5"), copy.items(Property.RATING));
        assertTrue(new String(copy.bytes(), java.nio.charset.StandardCharsets.UTF_8).contains("+0.50"));
        assertEquals("3", said("a.png.xmp").text(Property.RATING));
    }

    @Test
    void signalsNameTheirSource() throws Exception {
        Files.writeString(folder.resolve("a.png.xmp"), foreign("xmp:Rating='3'"));
        NewSignal signal = reading.read(List.of(asset(Standing.NEW, "a.png")), new SidecarReport())
                .signals()
                .getFirst();
        assertEquals("sidecar", signal.origin());
        assertEquals(new AssetId("ab".repeat(16)), signal.asset());
    }

    /** The same asset in other places. */
    private record AssetAt(Asset asset) {
        Asset at(Path... paths) {
            return new Asset(
                    asset.id(),
                    asset.contentHash(),
                    asset.header(),
                    asset.bytes(),
                    asset.createdAt(),
                    asset.importedAt(),
                    asset.generation(),
                    asset.picture(),
                    Stream.of(paths)
                            .map(path -> new Location(path, 1, Instant.EPOCH, true))
                            .toList(),
                    asset.standing(),
                    asset.revision());
        }
    }
}
