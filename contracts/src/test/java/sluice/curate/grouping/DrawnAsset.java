package sluice.curate.grouping;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sluice.asset.Asset;
import sluice.asset.AssetId;
import sluice.asset.Catalog;
import sluice.asset.Location;
import sluice.asset.Picture;
import sluice.asset.PictureResult;
import sluice.asset.Sighting;
import sluice.asset.Standing;
import sluice.contracts.catalog.Sightings;
import sluice.image.ImageFormat;
import sluice.image.ImageHeader;
import sluice.metadata.GenerationParameters;
import sluice.metadata.HighResPass;
import sluice.metadata.Parameter;
import sluice.metadata.Seed;

/** Describes one asset as a generator would have made it, and puts it into a catalog. */
public final class DrawnAsset {
    static final Instant MORNING = Instant.parse("2026-05-01T08:00:00Z");

    private final int number;
    private @Nullable String prompt = "a lighthouse on a cliff at dawn, oil painting";
    private @Nullable Long seed = 1L;
    private @Nullable String model = "dreamshaper";
    private int width = 512;
    private int height = 512;
    private @Nullable Double denoise;
    private boolean highRes;
    private @Nullable Integer steps = 20;
    private long minute;
    private @Nullable Long hash;

    private DrawnAsset(int number) {
        this.number = number;
    }

    /** The asset whose id is that of this content of {@link Sightings}. */
    public static DrawnAsset drawn(int number) {
        return new DrawnAsset(number);
    }

    public DrawnAsset prompt(@Nullable String newPrompt) {
        this.prompt = newPrompt;
        return this;
    }

    public DrawnAsset seed(@Nullable Long newSeed) {
        this.seed = newSeed;
        return this;
    }

    public DrawnAsset model(@Nullable String newModel) {
        this.model = newModel;
        return this;
    }

    public DrawnAsset size(int newWidth, int newHeight) {
        this.width = newWidth;
        this.height = newHeight;
        return this;
    }

    public DrawnAsset steps(int newSteps) {
        this.steps = newSteps;
        return this;
    }

    /** By an image-to-image pass. */
    public DrawnAsset varied(double newDenoise) {
        this.denoise = newDenoise;
        return this;
    }

    /** By a second, larger pass over the tool's own base image. */
    public DrawnAsset enlarged(double newDenoise) {
        this.denoise = newDenoise;
        this.highRes = true;
        return this;
    }

    public DrawnAsset minute(long newMinute) {
        this.minute = newMinute;
        return this;
    }

    public DrawnAsset hash(long newHash) {
        this.hash = newHash;
        return this;
    }

    AssetId id() {
        return Sightings.id(number);
    }

    /** Records it, with its picture when it has a hash. */
    AssetId into(Catalog catalog) {
        Instant made = MORNING.plus(Duration.ofMinutes(minute));
        catalog.record(
                1,
                List.of(new Sighting.Image(
                        Sightings.at("drawn/" + number + ".png"),
                        1_000,
                        made,
                        Sightings.hash(number),
                        header(),
                        made,
                        Sightings.SEEN,
                        generation(),
                        List.of(),
                        List.of(),
                        List.of())));
        if (hash != null) {
            catalog.recordPictures(
                    List.of(new PictureResult(id(), new Picture.Ready(256, 256, hash), null, List.of())));
        }
        return id();
    }

    /** As it would be in a catalog. */
    public Asset asset() {
        return new Asset(
                id(),
                Sightings.hash(number),
                header(),
                1_000,
                MORNING.plus(Duration.ofMinutes(minute)),
                Sightings.SEEN,
                generation(),
                Picture.PENDING,
                List.of(new Location(Sightings.at("drawn/" + number + ".png"), 1_000, MORNING, true)),
                Standing.NEW,
                1);
    }

    private ImageHeader header() {
        return new ImageHeader(ImageFormat.PNG, width, height, 1, false);
    }

    private GenerationParameters generation() {
        return GenerationParameters.in("automatic1111")
                .put(Parameter.PROMPT, prompt, "png:parameters")
                .put(Parameter.SEED, seed == null ? null : new Seed(seed), "png:parameters")
                .put(Parameter.MODEL, model, "png:parameters")
                .put(Parameter.STEPS, steps, "png:parameters")
                .put(Parameter.DENOISE, denoise, "png:parameters")
                .put(Parameter.HIGH_RES, highRes ? new HighResPass("4x", 2.0, null, denoise) : null, "png:parameters")
                .build();
    }
}
