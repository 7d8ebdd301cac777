package sluice.render.run;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sluice.image.Raster;
import sluice.render.cache.StageCaches;
import sluice.render.generate.Latents;
import sluice.render.generate.StepWatch;

/**
 * Follows one call to the denoiser: steps are signs of life and progress, latents worth it are kept, previews drawn for
 * who looks, and the call ends early when none of its images is wanted.
 */
final class Watch implements StepWatch {
    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

    private final List<Piece> pieces;
    private final Function<Piece, StageCaches> caches;
    private final StageMeter meter;
    private final Vigil vigil;
    private final boolean previews;
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile @Nullable Runnable stop;

    /** @param caches as they serve an image where it is denoised */
    Watch(List<Piece> pieces, Function<Piece, StageCaches> caches, StageMeter meter, Vigil vigil, boolean previews) {
        this.pieces = pieces;
        this.caches = caches;
        this.meter = meter;
        this.vigil = vigil;
        this.previews = previews;
    }

    /** Hears from now on when an image is not wanted any more. */
    void begin() {
        pieces.forEach(piece -> piece.turn().onUnwanted(this::look));
    }

    void end() {
        ended.set(true);
        pieces.forEach(piece -> piece.turn().onUnwanted(() -> {}));
    }

    @Override
    public void stepped(int image, int done, Supplier<Latents> latents, Supplier<Raster> preview) {
        vigil.sign();
        Piece piece = pieces.get(image);
        piece.turn().stepped(done);
        StageCaches its = caches.apply(piece);
        if (done < piece.recipe().steps() && its.wantsStep(piece.recipe(), done)) {
            double seconds = piece.seconds() + meter.secondsSoFar() / pieces.size();
            its.keep(piece.recipe(), latents.get(), seconds, piece.begun());
        }
        if (previews) {
            piece.turn().glimpse().offer(preview);
        }
    }

    @Override
    public boolean cancelled(int image) {
        return !pieces.get(image).turn().wanted();
    }

    @Override
    public void whenAllCancelled(Runnable now) {
        stop = now;
        look();
    }

    @Override
    public void transported(double seconds) {
        vigil.sign();
        pieces.forEach(piece -> piece.turn().clock().transported(seconds));
    }

    /** Places of the images that are not wanted. */
    Set<Integer> unwanted() {
        Set<Integer> places = new HashSet<>();
        for (int image = 0; image < pieces.size(); image++) {
            if (cancelled(image)) {
                places.add(image);
            }
        }
        return places;
    }

    private void look() {
        Runnable now = stop;
        if (now != null
                && pieces.stream().noneMatch(piece -> piece.turn().wanted())
                && ended.compareAndSet(false, true)) {
            try {
                now.run();
            } catch (RuntimeException e) {
                // It is somebody else's thread; the call ends at its next step instead.
                LOG.warn("A step under way could not be ended early", e);
            }
        }
    }
}
