package sluice.render.run;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sluice.render.book.RenderJob;
import sluice.render.book.StageCharge;
import sluice.render.finish.Finishing;
import sluice.render.route.Pool;

/** Tells the listener, whose failures are nobody else's. */
final class Ears {
    private static final Logger LOG = LoggerFactory.getLogger(Ears.class);

    private final RenderListener listener;

    Ears(RenderListener listener) {
        this.listener = listener;
    }

    void progressed(Progress progress) {
        tell(() -> listener.progressed(progress));
    }

    void ended(RenderJob job) {
        tell(() -> listener.ended(job));
    }

    void measured(RenderJob done, Finishing finishing, List<StageCharge> computed) {
        tell(() -> listener.measured(done, finishing, computed));
    }

    void loaded(String pool, String model, String variant, double seconds) {
        tell(() -> listener.loaded(pool, model, variant, seconds));
    }

    void takenOut(Pool pool, String trouble) {
        tell(() -> listener.takenOut(pool, trouble));
    }

    void back(Pool pool) {
        tell(() -> listener.back(pool));
    }

    private static void tell(Runnable word) {
        try {
            word.run();
        } catch (RuntimeException e) {
            LOG.error("What happened to a rendering could not be passed on", e);
        }
    }
}
