package sluice.render.run;

import org.jspecify.annotations.Nullable;
import sluice.image.Raster;
import sluice.render.Recipe;
import sluice.render.Stage;
import sluice.render.cache.CacheHit;
import sluice.render.cache.Hit;
import sluice.render.generate.Conditioning;
import sluice.render.generate.Denoising;
import sluice.render.generate.Latents;

/**
 * What an image has come to between the stages. It keeps what is done when a call fails, so that the next one, with fewer
 * images, goes on from there. Used by one thread at a time: workers hand it on.
 */
final class Piece {
    private final Turn turn;
    private final Way way;
    private boolean lookedUp;
    private int computed;
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

    Piece(Turn turn, Way way) {
        this.turn = turn;
        this.way = way;
    }

    Turn turn() {
        return turn;
    }

    Way way() {
        return way;
    }

    /** The stage that is to be done now. */
    Stage next() {
        if (picture != null) {
            return Stage.FINISH;
        }
        if (isDenoised()) {
            return Stage.DECODE;
        }
        return words == null ? Stage.ENCODE : Stage.DENOISE;
    }

    /** The pool that is to do it. */
    String place() {
        return way.at(next());
    }

    /**
     * The pool that draws it does the rest. Steps that were taken with words of another place are not gone on from: what
     * comes of both is nothing that one recipe gives.
     */
    void comeHome() {
        if (latents != null
                && words == null
                && !isDenoised()
                && !way.at(Stage.ENCODE).equals(way.home())) {
            latents = null;
            begun = null;
            unbilled = null;
        }
        way.comeHome();
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
        way.did(Stage.DECODE);
        picture = now;
        computed++;
    }

    void found(Raster kept) {
        picture = kept;
    }

    /** Stages that a generator has done for it. */
    int computed() {
        return computed;
    }

    /** What its picture takes in memory. */
    long bytes() {
        return picture == null ? 0 : picture.rgb().length;
    }

    Latents finalLatents() {
        if (latents == null || !isDenoised()) {
            throw new IllegalStateException("image " + turn.job().id() + " is not denoised yet");
        }
        return latents;
    }

    void denoised(Latents now) {
        way.did(Stage.DENOISE);
        computed++;
        latents = now;
    }

    /** Goes on from a latent that was kept. */
    void from(Hit<Latents> hit) {
        way.did(Stage.ENCODE);
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
        way.did(Stage.ENCODE);
        words = now;
        computed++;
    }

    void encoded(Hit<Conditioning> hit) {
        way.did(Stage.ENCODE);
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
