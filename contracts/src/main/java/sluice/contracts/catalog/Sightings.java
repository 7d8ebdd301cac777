package sluice.contracts.catalog;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import sluice.asset.AssetId;
import sluice.asset.ContentHash;
import sluice.asset.Sighting;
import sluice.image.ImageFormat;
import sluice.image.ImageHeader;
import sluice.metadata.GenerationParameters;
import sluice.metadata.HighResPass;
import sluice.metadata.Lora;
import sluice.metadata.Loras;
import sluice.metadata.Parameter;
import sluice.metadata.RawEntry;
import sluice.metadata.Reading;
import sluice.metadata.RequestedSize;
import sluice.metadata.Seed;
import sluice.metadata.Tool;
import sluice.metadata.Warning;

/** Sightings made up from a path and the number of a content; the same number means the same bytes. */
public final class Sightings {
    /** When the made-up files were last modified, if a test says nothing else. */
    public static final Instant MODIFIED = Instant.parse("2026-03-01T10:00:00.123Z");

    public static final Instant SEEN = Instant.parse("2026-03-02T08:30:00.456Z");

    /** An absolute folder on any system; it need not exist. */
    public static final Path LIBRARY = Path.of("").toAbsolutePath().getRoot().resolve("library");

    private static final String BROKEN_EMOJI = "cut off in an emoji \ud83d";

    private Sightings() {}

    public static Path at(String relative) {
        return LIBRARY.resolve(relative);
    }

    public static ContentHash hash(int content) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return ContentHash.of(sha256.digest(("content " + content).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public static AssetId id(int content) {
        return hash(content).assetId();
    }

    /** Bytes of a content. */
    public static long size(int content) {
        return 1_000 + content;
    }

    public static Sighting.Image image(String relative, int content) {
        return image(relative, content, MODIFIED);
    }

    /** An image whose file does not say when it was made. */
    public static Sighting.Image image(String relative, int content, Instant modified) {
        GenerationParameters generation = generation(content);
        boolean told = !generation.isEmpty();
        return new Sighting.Image(
                at(relative),
                size(content),
                modified,
                hash(content),
                header(content),
                modified,
                SEEN,
                generation,
                told ? raw(content) : List.of(),
                told ? readings(content) : List.of(),
                content % 4 == 1
                        ? List.of(new Warning("png:chunk:tEXt", "chunk " + content + " is cut off"))
                        : List.of());
    }

    public static Sighting.Refused refused(String relative, String reason) {
        return new Sighting.Refused(at(relative), 17, MODIFIED, reason);
    }

    public static Sighting.Vanished vanished(String relative) {
        return new Sighting.Vanished(at(relative));
    }

    public static Sighting.Unchanged unchanged(String relative) {
        return new Sighting.Unchanged(at(relative));
    }

    private static ImageHeader header(int content) {
        ImageFormat[] formats = ImageFormat.values();
        return new ImageHeader(
                formats[content % formats.length], 512 + content, 768, 1 + content % 8, content % 5 == 0);
    }

    /** Every third content says nothing about how it was made. */
    public static GenerationParameters generation(int content) {
        if (content % 3 == 2) {
            return GenerationParameters.NONE;
        }
        return GenerationParameters.in("automatic1111")
                .put(Parameter.TOOL, Tool.FORGE, "png:parameters")
                .put(Parameter.PROMPT, "a lighthouse, number " + content + ", " + BROKEN_EMOJI, "png:parameters")
                .put(Parameter.NEGATIVE_PROMPT, "雾, blurry\u0000", "png:parameters")
                .put(Parameter.SEED, new Seed(-1L - content), "png:parameters")
                .put(Parameter.STEPS, 20 + content, "png:parameters")
                .put(Parameter.GUIDANCE, 0.1 + content, "png:parameters")
                .put(Parameter.SIZE, new RequestedSize(512, 768), "png:parameters")
                .put(Parameter.HIGH_RES, new HighResPass("4x", 1.5, null, 0.35), "png:parameters")
                .put(
                        Parameter.LORAS,
                        new Loras(List.of(new Lora("detail", 0.8), new Lora("no weight", null))),
                        "png:parameters")
                .build();
    }

    private static List<RawEntry> raw(int content) {
        return List.of(
                new RawEntry("png:parameters", "a lighthouse, number " + content + " " + BROKEN_EMOJI + "\nSteps: 20"),
                new RawEntry("png:workflow", workflow(content)));
    }

    /** Long enough to be worth compressing, with characters of every length in UTF-8. */
    private static String workflow(int content) {
        return "{\"nodes\":[" + ("{\"id\":" + content + ",\"title\":\"Käse 雾 🎨\"},").repeat(50) + "]}";
    }

    private static List<Reading> readings(int content) {
        GenerationParameters comfy = GenerationParameters.in("comfyui")
                .put(Parameter.SEED, new Seed(content), "png:prompt#3.seed")
                .build();
        return List.of(
                new Reading(generation(content), List.of()),
                new Reading(comfy, List.of(new Warning("png:prompt#4", "no such node"))));
    }
}
