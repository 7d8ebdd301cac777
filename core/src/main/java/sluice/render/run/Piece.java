package sluice.render.run;

import org.jspecify.annotations.Nullable;
import sluice.image.Raster;
import sluice.render.Recipe;
import sluice.render.cache.CacheHit;
import sluice.render.cache.Hit;
import sluice.render.generate.Conditioning;
import sluice.render.generate.Denoising;
import sluice.render.generate.Latents;

/**
 * What an image has come to between the stages. It keeps what is done when a call fails, so that the next one, with fewer
 * images, goes on from there. Used by one thread.
 */
final class Piece {
    private final Turn turn;
    private boolean lookedUp;
    private boolean drawnHere;
    private @Nullable Raster start;
    private @Nullable Conditioning words;
    private @Nullable Latents latents;
    private @Nullable Raster picture;
    /** What the latent, or failing that the words, came from. */
    private @Nullable CacheHit begun;

    /** A hit that spared some steps, to be noted on the bill of the others. */
    private @Nullable CacheHit unbilled;

    /** That stages took here, its share of them. */
    private double seconds;

    Piece(Turn turn) {
        this.turn = turn;
    }

    Turn turn() {
        return turn;
    }

    Recipe recipe() {
        return turn.job().recipe();
    }

    /** Whether the caches are still to be asked; asking says that they are. */
    boolean toLookUp() {
        boolean first = !lookedUp;
        lookedUp = true;
        return first;
    }

    @Nullable Raster picture() {
        return picture;
    }

    Raster drawn() {
        if (picture == null) {
            throw new IllegalStateException("image " + turn.job().id() + " is not drawn yet");
        }
        return picture;
    }

    void pictured(Raster now) {
        picture = now;
        drawnHere = true;
    }

    void found(Raster kept) {
        picture = kept;
    }

    /** Whether its picture was computed, and not kept. */
    boolean isDrawnHere() {
        return drawnHere;
    }

    Latents finalLatents() {
        if (latents == null || !isDenoised()) {
            throw new IllegalStateException("image " + turn.job().id() + " is not denoised yet");
        }
        return latents;
    }

    void denoised(Latents now) {
        latents = now;
    }

    /** Goes on from a latent that was kept. */
    void from(Hit<Latents> hit) {
        latents = hit.value();
        begun = hit.credit();
        unbilled = isDenoised() ? null : hit.credit();
    }

    boolean isDenoised() {
        return latents != null && latents.step() >= recipe().steps();
    }

    /** Steps that are done. */
    int steps() {
        return latents == null ? 0 : latents.step();
    }

    @Nullable Conditioning words() {
        return words;
    }

    void encoded(Conditioning now) {
        words = now;
    }

    void encoded(Hit<Conditioning> hit) {
        words = hit.value();
        begun = begun == null ? hit.credit() : begun;
    }

    void starts(Raster from) {
        start = from;
    }

    boolean toStart() {
        return recipe().start() != null && start == null;
    }

    @Nullable CacheHit begun() {
        return begun;
    }

    @Nullable CacheHit takeUnbilled() {
        CacheHit hit = unbilled;
        unbilled = null;
        return hit;
    }

    void took(double share) {
        seconds += share;
    }

    double seconds() {
        return seconds;
    }

    Denoising denoising() {
        if (words == null) {
            throw new IllegalStateException("image " + turn.job().id() + " is not encoded yet");
        }
        return new Denoising(recipe(), words, latents, start);
    }
}
