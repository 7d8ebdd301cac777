package sluice.ingest;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sluice.adapters.imaging.LeptonicaImageRenderer;
import sluice.asset.Asset;
import sluice.asset.Picture;
import sluice.asset.PictureResult;
import sluice.contracts.catalog.InMemoryCatalog;
import sluice.contracts.fixture.HeifFile;
import sluice.contracts.fixture.JpegFile;
import sluice.contracts.fixture.JxlFile;
import sluice.contracts.fixture.Mutations;
import sluice.contracts.fixture.PlainFile;
import sluice.contracts.fixture.PngFile;
import sluice.contracts.fixture.TiffBlock;
import sluice.contracts.fixture.WebpFile;
import sluice.contracts.image.FormatSamples;
import sluice.contracts.image.TestPicture;
import sluice.image.Renditions;
import sluice.metadata.container.Containers;

/** Damaged files of every format, with damaged text of every dialect, through both phases of an import. */
class FuzzImportTest {
    private static final int FILES = 1_500;
    private static final Duration ALL = Duration.ofMinutes(15);
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-04-01T12:00:00Z"));

    private static final String COMFY = """
            {"3":{"class_type":"KSampler","inputs":{"seed":156680208700286,"steps":20,"cfg":8.0,"sampler_name":"euler",
            "scheduler":"normal","denoise":1.0,"model":["4",0],"positive":["6",0],"negative":["7",0],
            "latent_image":["5",0]}},"4":{"class_type":"CheckpointLoaderSimple","inputs":{"ckpt_name":"dream.safetensors"}},
            "5":{"class_type":"EmptyLatentImage","inputs":{"width":512,"height":768,"batch_size":1}},
            "6":{"class_type":"CLIPTextEncode","inputs":{"text":"a lighthouse, <lora:sea:0.8>","clip":["4",1]}},
            "7":{"class_type":"CLIPTextEncode","inputs":{"text":"blurry","clip":["4",1]}},
            "8":{"class_type":"VAEDecode","inputs":{"samples":["3",0],"vae":["4",2]}},
            "9":{"class_type":"SaveImage","inputs":{"filename_prefix":"x","images":["8",0]}}}""";
    private static final List<Text> TEXTS = List.of(
            new Text(
                    "parameters",
                    "a castle (sea:1.2) <lora:detail:0.6>\nNegative prompt: blurry, \"bad\"\nSteps: 30, Sampler: DPM++ 2M"
                            + " Karras, CFG scale: 7, Seed: 1234567890123, Size: 512x768, Model hash: abcdef1234, Model:"
                            + " dream, Hires upscale: 2, Lora hashes: \"detail: 0123456789ab\", Version: v1.9.0"),
            new Text("prompt", COMFY),
            new Text(
                    "workflow",
                    "{\"nodes\":[{\"id\":1,\"type\":\"KSampler\",\"widgets_values\":[1,2,\"x\"]}],\"links\":[]}"),
            new Text(
                    "invokeai_metadata",
                    "{\"positive_prompt\":\"a fox\",\"negative_prompt\":\"\",\"seed\":7,\"steps\":20,\"cfg_scale\":7.5,"
                            + "\"scheduler\":\"euler\",\"model\":{\"name\":\"dream\",\"hash\":\"blake3:00\"},\"width\":512,"
                            + "\"height\":512,\"loras\":[{\"model\":{\"name\":\"l\"},\"weight\":0.5}]}"),
            new Text(
                    "Comment",
                    "{\"prompt\":\"a moon\",\"steps\":28,\"height\":1216,\"width\":832,\"scale\":5.0,\"seed\":42,"
                            + "\"sampler\":\"k_euler\",\"uc\":\"lowres\",\"v4_prompt\":{\"caption\":{\"base_caption\":\"m\"}}}"),
            new Text("Description", "a ship --ar 16:9 --v 6 --seed 5 Job ID: 01234567-89ab-cdef-0123-456789abcdef"),
            new Text(
                    "parameters",
                    "{\"sui_image_params\":{\"prompt\":\"x\",\"model\":\"y\",\"seed\":3,\"steps\":9,\"cfgscale\":4},"
                            + "\"sui_extra_data\":{}}"),
            new Text("fooocus_scheme", "fooocus"),
            new Text("Dream", "\"a cat\" -s 50 -S 123 -W 512 -H 512 -C 7.5 -A k_lms"),
            new Text(
                    "generation_data",
                    "{\"prompt\":\"p\",\"seed\":\"-1\",\"models\":[{\"label\":\"m\",\"weight\":1}]}"));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path temporary;

    private final InMemoryCatalog catalog = new InMemoryCatalog();
    private final List<byte[]> pictures = pictures();

    /** A text as some tool writes it. */
    private record Text(String key, String value) {}

    @Test
    void damagedFilesBecomeAssetsOrRefusalsAndNothingElse() {
        assertTimeoutPreemptively(ALL, this::importAll);
    }

    private void importAll() throws IOException {
        Path folder = temporary.toRealPath();
        IngestLimits limits = IngestLimits.DEFAULT;
        SightingReader reader = new SightingReader(new Containers(limits.metadata(), ZoneOffset.UTC), limits, CLOCK);
        Intake intake = new Intake(catalog, reader);
        PictureJob job =
                new PictureJob(catalog, intake, new LeptonicaImageRenderer(), new NoRenditions(), limits.metadata());
        PictureFile memory = new PictureFile();
        int taken = 0;
        int shown = 0;
        try {
            for (long seed = 0; seed < FILES; seed++) {
                String label = "seed " + seed;
                Path file = Files.write(folder.resolve(seed + ".png"), file(new Random(seed), seed));
                sidecar(folder.resolve(seed + ".txt"), new Random(~seed), seed);
                long began = System.nanoTime();
                Intake.Taken result =
                        intake.take(seed, List.of(FoundFile.at(file))).getFirst();
                if (result.asset() == null) {
                    String reason = String.valueOf(result.reason());
                    assertFalse(reason.isBlank() || reason.startsWith("a fault"), label + ": " + reason);
                } else {
                    taken++;
                    Asset asset = catalog.find(List.of(result.asset())).getFirst();
                    Optional<PictureResult> made = job.make(asset, memory);
                    shown += made.map(PictureResult::picture)
                                    .filter(Picture.Ready.class::isInstance)
                                    .isPresent()
                            ? 1
                            : 0;
                    made.ifPresent(picture -> assertReasonable(picture.picture(), label));
                }
                assertTrue(System.nanoTime() - began < LONGEST_NANOS, label + " took too long");
            }
        } finally {
            memory.close();
        }
        assertTrue(taken > FILES / 4, "hardly anything was readable: " + taken);
        assertTrue(shown > FILES / 10, "hardly anything could be shown: " + shown);
    }

    private static void assertReasonable(Picture picture, String label) {
        if (picture instanceof Picture.Impossible impossible) {
            assertFalse(impossible.reason().startsWith("the decoder failed"), label);
            assertFalse(impossible.reason().isBlank(), label);
        }
    }

    /** Half of them with whole text in a damaged file, half the other way round. */
    private byte[] file(Random random, long seed) {
        if (random.nextBoolean()) {
            return new Mutations(seed).of(pictures.get(random.nextInt(pictures.size())));
        }
        Text text = TEXTS.get(random.nextInt(TEXTS.size()));
        return carrying(random.nextInt(5), text.key(), damaged(text.value(), seed));
    }

    private static void sidecar(Path place, Random random, long seed) throws IOException {
        if (random.nextInt(4) == 0) {
            String text = TEXTS.get(random.nextInt(TEXTS.size())).value();
            Files.write(place, new Mutations(seed).of(text.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private static String damaged(String text, long seed) {
        return new String(new Mutations(seed).of(text.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }

    private static byte[] carrying(int container, String key, String text) {
        return switch (container) {
            case 0 -> PngFile.of(9, 9).compressedText(key, text).toBytes();
            case 1 -> PngFile.of(9, 9).compressedInternationalText(key, text).toBytes();
            case 2 -> JpegFile.of(9, 9).exif(comment(text)).toBytes();
            case 3 -> WebpFile.lossless(9, 9, -1).exif(comment(text)).toBytes();
            default -> PngFile.of(9, 9).text(key, text).toBytes();
        };
    }

    private static TiffBlock comment(String text) {
        return TiffBlock.littleEndian().userComment("UNICODE", text, StandardCharsets.UTF_16LE);
    }

    private static List<byte[]> pictures() {
        List<byte[]> all = new ArrayList<>();
        FormatSamples.of(TestPicture.photograph(40, 30, 1)).forEach(sample -> all.add(sample.bytes()));
        for (Text text : TEXTS) {
            for (int container = 0; container < 5; container++) {
                all.add(carrying(container, text.key(), text.value()));
            }
        }
        all.add(HeifFile.of("avif", 9, 9).toBytes());
        all.add(HeifFile.of("heic", 9, 9).toBytes());
        all.add(JxlFile.of(9, 9).toBytes());
        all.add(PlainFile.bmpOfOs2(9, 9));
        all.add(PlainFile.tiff(9, 9, TiffBlock.wide(ByteOrder.BIG_ENDIAN)));
        return all;
    }

    /** Nobody asks for them. */
    private static final class NoRenditions implements Renditions {
        @Override
        public void put(String key, Kind kind, byte[] jpeg) {
            assertTrue(jpeg.length > 0);
        }

        @Override
        public Optional<byte[]> get(String key, Kind kind) {
            return Optional.empty();
        }

        @Override
        public boolean has(String key, Kind kind) {
            return false;
        }

        @Override
        public void delete(String key) {}

        @Override
        public void clear() {}
    }
}
