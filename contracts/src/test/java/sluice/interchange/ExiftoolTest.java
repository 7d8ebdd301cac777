package sluice.interchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sluice.asset.AssetId;
import sluice.asset.Label;
import sluice.asset.Standing;
import sluice.metadata.GenerationParameters;
import sluice.metadata.Parameter;
import sluice.metadata.Seed;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What we write is read by exiftool, and what it writes is read by us. */
@SuppressWarnings("NullAway.Init")
class ExiftoolTest {
    private static final AssetId ID = new AssetId("0123456789abcdef0123456789abcdef");

    @TempDir
    Path folder;

    private Path file;

    @BeforeAll
    static void isThere() {
        assumeTrue(
                System.getenv("EXIFTOOL") != null && !System.getenv("EXIFTOOL").isBlank(),
                "no exiftool: install it (Debian: libimage-exiftool-perl) and name it in EXIFTOOL");
    }

    @BeforeEach
    void place() {
        file = folder.resolve("a.png.xmp");
    }

    private String exiftool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(System.getenv("EXIFTOOL"), "-charset", "filename=utf8"));
        command.addAll(List.of(arguments));
        command.add(file.toString());
        Path out = folder.resolve("out.txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "exiftool hangs");
        String said = Files.readString(out, StandardCharsets.UTF_8);
        assertEquals(0, process.exitValue(), said);
        return said;
    }

    private JsonNode tags() throws IOException, InterruptedException {
        return JsonMapper.builder()
                .build()
                .readTree(exiftool("-json", "-G1", "-struct", "-n"))
                .get(0);
    }

    private static Set<String> names(JsonNode node) {
        Set<String> names = new TreeSet<>();
        if (node.isArray()) {
            node.forEach(one -> names.add(one.asString()));
        } else if (!node.isMissingNode()) {
            names.add(node.asString());
        }
        return names;
    }

    private static GenerationParameters made() {
        return GenerationParameters.in("a1111")
                .put(Parameter.PROMPT, "a castle, <lora:x:0.5>\nat dawn & dusk 雾", "png")
                .put(Parameter.NEGATIVE_PROMPT, "blur", "png")
                .put(Parameter.SEED, new Seed(42), "png")
                .put(Parameter.STEPS, 20, "png")
                .put(Parameter.MODEL, "dream", "png")
                .build();
    }

    @Test
    void itReadsWhatWeWrite() throws Exception {
        Sidecar sidecar = Sidecar.empty();
        sidecar.mark(Standing.NEW
                .withRating(4)
                .withLabel(Label.PURPLE)
                .withStar(true)
                .withTag("night sky", true)
                .withTag("Käse 雾 🎨", true)
                .withCollection("Best of", true));
        sidecar.describe(made());
        new SidecarFile(file).write(sidecar.bytes());
        JsonNode tags = tags();
        assertEquals("XMP", tags.path("File:FileType").asString(), tags::toString);
        assertEquals(4, tags.path("XMP-xmp:Rating").asInt());
        assertEquals("Purple", tags.path("XMP-xmp:Label").asString());
        assertEquals(Set.of("Käse 雾 🎨", "night sky"), names(tags.path("XMP-dc:Subject")));
        assertEquals(
                Set.of("Käse 雾 🎨", "night sky", "Collections|Best of"),
                names(tags.path("XMP-lr:HierarchicalSubject")));
        assertEquals(Set.of("Käse 雾 🎨", "night sky", "Collections/Best of"), names(tags.path("XMP-digiKam:TagsList")));
        assertEquals("3", tags.path("XMP-digiKam:PickLabel").asString());
        assertEquals("6", tags.path("XMP-digiKam:ColorLabel").asString());
        assertEquals("1", tags.path("XMP-xmpDM:Pick").asString(), tags::toString);
        assertEquals(
                made().get(Parameter.PROMPT).orElseThrow(),
                tags.path("XMP-dc:Description").asString());
        assertTrue(tags.path("XMP-exif:UserComment").asString().contains("Steps: 20, Seed: 42, Model: dream"));
        assertTrue(tags.path("XMP-iptcExt:DigitalSourceType").asString().endsWith("/trainedAlgorithmicMedia"));
    }

    @Test
    void itReadsRejectionsAsBridgeHasThem() throws Exception {
        Sidecar sidecar = Sidecar.empty();
        sidecar.mark(Standing.NEW.withTrashed(true));
        new SidecarFile(file).write(sidecar.bytes());
        assertEquals(-1, tags().path("XMP-xmp:Rating").asInt());
    }

    private Said said() throws IOException, NotXmpException {
        return Sidecar.parse(new SidecarFile(file).read()).said();
    }

    private static List<String> heard(Said before, Said now, Standing standing) {
        return SignalWords.of(Heard.between(before, now).signals(ID, standing, Instant.EPOCH, "sidecar"));
    }

    @Test
    void weReadWhatItWrites() throws Exception {
        exiftool(
                "-XMP-xmp:Rating=3",
                "-XMP-xmp:Label=Green",
                "-XMP-dc:Subject=one",
                "-XMP-dc:Subject=two & three",
                "-XMP-lr:HierarchicalSubject=Collections|Show",
                "-XMP-digiKam:PickLabel=3");
        assertEquals(
                List.of("rated 3", "labelled green", "starred", "tagged one", "tagged two & three", "put into Show"),
                heard(Said.NOTHING, said(), Standing.NEW));
    }

    @Test
    void itChangesOursAndNothingElseIsLost() throws Exception {
        Standing standing = Standing.NEW
                .withRating(4)
                .withLabel(Label.RED)
                .withTag("keep", true)
                .withTag("drop", true);
        Sidecar ours = Sidecar.empty();
        ours.mark(standing);
        ours.describe(made());
        new SidecarFile(file).write(ours.bytes());
        Said before = said();
        exiftool(
                "-overwrite_original",
                "-XMP-xmp:Rating=-1",
                "-XMP-dc:Subject-=drop",
                "-XMP-dc:Subject+=added",
                "-XMP-dc:Creator=Ada",
                "-XMP-xmp:Label=Gelb");
        assertEquals(
                List.of("rejected", "labelled yellow", "tagged added", "untagged drop"),
                heard(before, said(), standing));
        Sidecar again = Sidecar.parse(new SidecarFile(file).read());
        again.mark(standing.withRating(2));
        new SidecarFile(file).write(again.bytes());
        JsonNode tags = tags();
        assertEquals(
                "Ada",
                tags.path("XMP-dc:Creator")
                        .asString(tags.path("XMP-dc:Creator").toString())
                        .replaceAll("[\\[\\]\"]", ""));
        assertEquals(2, tags.path("XMP-xmp:Rating").asInt());
        assertEquals(
                made().get(Parameter.PROMPT).orElseThrow(),
                tags.path("XMP-dc:Description").asString());
        assertEquals(Set.of("drop", "keep"), names(tags.path("XMP-dc:Subject")));
    }

    @Test
    void whatWeChangeInItsFilesKeepsEveryOtherTag() throws Exception {
        Random random = new Random(5);
        exiftool(
                "-XMP-xmp:Rating=1",
                "-XMP-dc:Title=A title",
                "-XMP-dc:Rights-de=Rechte",
                "-XMP-photoshop:Headline=H & <h>",
                "-XMP-iptcExt:LocationShown={City=Ulm,CountryName=Germany}",
                "-XMP-crs:Exposure2012=+1.50",
                "-XMP-xmpMM:History={Action=saved,Changed=/}",
                "-XMP-xmp:CreateDate=2026:05:01 10:00:00");
        JsonNode before = tags();
        for (int round = 0; round < 5; round++) {
            Sidecar sidecar = Sidecar.parse(new SidecarFile(file).read());
            sidecar.mark(Standing.NEW
                    .withRating(random.nextInt(6))
                    .withTrashed(random.nextBoolean())
                    .withTag("t" + round, true));
            new SidecarFile(file).write(sidecar.bytes());
        }
        JsonNode after = tags();
        for (String name : before.propertyNames()) {
            if (name.startsWith("XMP-") && !name.equals("XMP-xmp:Rating") && !name.equals("XMP-x:XMPToolkit")) {
                assertEquals(before.path(name), after.path(name), name);
            }
        }
        assertEquals(Set.of("t4"), names(after.path("XMP-dc:Subject")));
    }
}
