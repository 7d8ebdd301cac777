package sluice.contracts.search;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import sluice.asset.Asset;
import sluice.asset.ContentHash;
import sluice.asset.Location;
import sluice.asset.Picture;
import sluice.asset.Standing;
import sluice.image.ImageFormat;
import sluice.image.ImageHeader;
import sluice.metadata.GenerationParameters;
import sluice.metadata.Parameter;

/** Makes assets for tests, from a name and what the test is about. */
public final class SampleAsset {
    /** When samples were made and imported, unless they say otherwise. */
    public static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

    private static final Path ROOT = Path.of("").toAbsolutePath().getRoot();

    private final ContentHash hash;
    private final GenerationParameters.Builder generation = GenerationParameters.in("sample");
    private final List<Location> locations = new ArrayList<>();
    private ImageHeader header = new ImageHeader(ImageFormat.PNG, 1024, 1024, 1, false);
    private long bytes = 1_000_000;
    private Instant createdAt = NOON;
    private Instant importedAt = NOON;
    private Standing standing = Standing.NEW;

    private SampleAsset(ContentHash hash) {
        this.hash = hash;
    }

    /** An asset whose bytes, and so its id, follow from a name. */
    public static SampleAsset named(String name) {
        try {
            byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
            return new SampleAsset(
                    ContentHash.of(MessageDigest.getInstance("SHA-256").digest(bytes)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }

    public <T> SampleAsset with(Parameter<T> parameter, @Nullable T value) {
        generation.put(parameter, value, "sample");
        return this;
    }

    public SampleAsset prompt(String prompt) {
        return with(Parameter.PROMPT, prompt);
    }

    public SampleAsset header(ImageHeader newHeader) {
        this.header = newHeader;
        return this;
    }

    public SampleAsset bytes(long newBytes) {
        this.bytes = newBytes;
        return this;
    }

    public SampleAsset created(Instant when) {
        this.createdAt = when;
        return this;
    }

    public SampleAsset imported(Instant when) {
        this.importedAt = when;
        return this;
    }

    public SampleAsset standing(Standing now) {
        this.standing = now;
        return this;
    }

    /** Changes how it stands. */
    public SampleAsset standing(UnaryOperator<Standing> change) {
        this.standing = change.apply(standing);
        return this;
    }

    /**
     * Adds a place where it lies.
     *
     * @param path names below the root, such as {@code pics/2026/a.png}
     */
    public SampleAsset at(String path) {
        return at(path, true);
    }

    /** Adds a place where it lies, or lay. */
    public SampleAsset at(String path, boolean present) {
        locations.add(new Location(ROOT.resolve(path), bytes, NOON, present));
        return this;
    }

    public Asset asset() {
        if (locations.isEmpty()) {
            at(hash.hex().substring(0, 8) + ".png");
        }
        return new Asset(
                hash.assetId(),
                hash,
                header,
                bytes,
                createdAt,
                importedAt,
                generation.build(),
                Picture.PENDING,
                locations,
                standing,
                1);
    }
}
