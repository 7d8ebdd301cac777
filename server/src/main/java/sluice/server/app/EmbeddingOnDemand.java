package sluice.server.app;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import sluice.analysis.Models;
import sluice.asset.Asset;
import sluice.asset.AssetId;
import sluice.asset.Catalog;
import sluice.asset.Location;
import sluice.budget.Charge;
import sluice.budget.Ledger;
import sluice.budget.Step;
import sluice.budget.Till;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.image.PixelReader;
import sluice.image.Raster;
import sluice.image.RenditionSpec;
import sluice.image.UnrenderableException;
import sluice.similar.OnDemand;

/**
 * Embeds what a search asks about. Pictures are decoded and embedded one at a time, on a thread of their own, since
 * requests run on threads whose processor time cannot be measured.
 */
final class EmbeddingOnDemand implements OnDemand, AutoCloseable {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    /** The pixels that Tier 2 looks at, so that a picture has one vector whoever asks. */
    private static final RenditionSpec PICTURE = new RenditionSpec(1_024, 80, 0xEDEDED, 268_435_456);

    private final Catalog catalog;
    private final PixelReader pixels;
    private final Models models;
    private final String active;
    private final Ledger ledger;
    private final Till till;
    private final InstantSource clock;
    private final AtomicLong number = new AtomicLong();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("on-demand").daemon().factory());

    EmbeddingOnDemand(
            Catalog catalog, PixelReader pixels, Likenesses likenesses, Ledger ledger, Till till, InstantSource clock) {
        this.catalog = catalog;
        this.pixels = pixels;
        this.models = likenesses.models();
        this.active = likenesses.active();
        this.ledger = ledger;
        this.till = till;
        this.clock = clock;
    }

    @Override
    public String model() {
        return active;
    }

    @Override
    public float[] picture(AssetId asset, String model) {
        try {
            return worker.submit(() -> embed(asset, model)).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw SluiceException.of(FailureCode.OVERLOADED, "the picture was not embedded, because the program stops");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SluiceException known) {
                throw known;
            }
            throw new SluiceException(FailureCode.INTERNAL, asset.hex(), asset + " could not be embedded", e);
        }
    }

    private float[] embed(AssetId asset, String model) {
        Raster raster = billed(asset, Step.DECODE, () -> decode(asset));
        return billed(asset, Step.EMBED, () -> models.pictures(model).embed(List.of(raster)))
                .getFirst()
                .vector();
    }

    private <T> T billed(AssetId asset, Step step, Supplier<T> work) {
        long wall = System.nanoTime();
        long cpu = THREADS.getCurrentThreadCpuTime();
        T result = work.get();
        double seconds = (THREADS.getCurrentThreadCpuTime() - cpu) / 1e9;
        ledger.record(List.of(new Charge(
                asset,
                1,
                step,
                0,
                till.bill(Math.max(0, seconds), (System.nanoTime() - wall) / 1e9),
                Charge.Outcome.DONE,
                false,
                clock.instant(),
                "asked:" + asset + ":" + clock.millis() + ":" + number.getAndIncrement())));
        return result;
    }

    private Raster decode(AssetId id) {
        Asset asset = catalog.find(List.of(id)).stream()
                .findFirst()
                .orElseThrow(() -> SluiceException.about(FailureCode.NOT_FOUND, "id", "there is no asset " + id));
        Path path = asset.presentLocation()
                .map(Location::path)
                .orElseThrow(() -> SluiceException.about(
                        FailureCode.NOT_FOUND,
                        "id",
                        "the original of " + id + " is missing, and it was not embedded while it was there"));
        try {
            return pixels.read(ByteBuffer.wrap(Files.readAllBytes(path)), asset.header(), PICTURE);
        } catch (IOException e) {
            throw new SluiceException(FailureCode.NOT_FOUND, "id", "the original cannot be read at " + path, e);
        } catch (UnrenderableException e) {
            throw new SluiceException(FailureCode.UNSUPPORTED, "id", String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public Optional<float[]> words(String text, String model) {
        return models.pictures(model)
                .text()
                .map(words -> words.embed(List.of(text)).getFirst());
    }

    @Override
    public String promptModel() {
        return models.prompts().model().id();
    }

    @Override
    public float[] prompt(String text) {
        return models.prompts().embed(List.of(text)).getFirst();
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
