package sluice.bench.neardup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sluice.asset.AssetId;
import sluice.asset.ContentHash;
import sluice.asset.Sighting;
import sluice.image.ImageFormat;
import sluice.image.ImageHeader;
import sluice.metadata.ByteSource;
import sluice.metadata.GenerationParameters;
import sluice.metadata.MetadataLimits;
import sluice.metadata.Parameter;
import sluice.metadata.RawEntry;
import sluice.metadata.RawMetadata;
import sluice.metadata.Reading;
import sluice.metadata.container.ContainerContent;
import sluice.metadata.container.Containers;
import sluice.metadata.container.NotAnImageException;
import sluice.metadata.dialect.Dialects;

/**
 * One picture of the ground truth, as it comes into a library.
 *
 * @param group of near-duplicates that it belongs to, or null when nobody said
 * @param drawing what its file says in full, but for the digits of its seed; null without a seed. Two files that differ in
 *     nothing else are seed variations, whatever the program makes of their parameters.
 */
record StackSample(
        Sighting.Image sighting,
        Look look,
        @Nullable String group,
        @Nullable String drawing) {
    private static final Instant MADE = Instant.parse("2026-01-01T00:00:00Z");

    AssetId id() {
        return sighting.contentHash().assetId();
    }

    boolean hasSeed() {
        return sighting.generation().get(Parameter.SEED).isPresent();
    }

    /** Empty when it cannot be shown. */
    static Optional<StackSample> of(Path file, @Nullable String group, Gallery gallery) throws IOException {
        Optional<Look> look = gallery.look(file, file.getFileName().toString(), "ORIGINAL");
        if (look.isEmpty()) {
            return Optional.empty();
        }
        byte[] bytes = Files.readAllBytes(file);
        try {
            ContainerContent content =
                    new Containers(MetadataLimits.DEFAULT, ZoneOffset.UTC).read(ByteSource.of(bytes));
            List<RawEntry> raw = new ArrayList<>(content.raw().entries());
            List<Reading> readings = Dialects.read(new RawMetadata(raw));
            GenerationParameters made = Dialects.merge(readings);
            return Optional.of(new StackSample(
                    new Sighting.Image(
                            file,
                            bytes.length,
                            MADE,
                            ContentHash.of(sha256(bytes)),
                            content.header(),
                            MADE,
                            MADE,
                            made,
                            raw,
                            readings,
                            List.of()),
                    look.get(),
                    group,
                    made.get(Parameter.SEED)
                            .map(seed -> raw.toString().replace(seed.toString(), "#"))
                            .orElse(null)));
        } catch (NotAnImageException e) {
            return Optional.empty();
        }
    }

    /** A picture that was changed here, of which nothing but its looks is known. */
    static StackSample changed(Look look) {
        Path path = Path.of("/changed/" + look.source() + "/" + look.kind() + ".png");
        return new StackSample(
                new Sighting.Image(
                        path,
                        1,
                        MADE,
                        ContentHash.of(sha256(path.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8))),
                        new ImageHeader(ImageFormat.PNG, 512, 512, 1, false),
                        MADE,
                        MADE,
                        GenerationParameters.in("none").build(),
                        List.of(),
                        List.of(),
                        List.of()),
                look,
                "changed " + look.source(),
                null);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return java.security.MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}
