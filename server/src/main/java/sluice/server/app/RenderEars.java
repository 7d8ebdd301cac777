package sluice.server.app;

import java.util.List;
import java.util.function.Consumer;
import sluice.render.book.RenderJob;
import sluice.render.book.StageCharge;
import sluice.render.finish.Finishing;
import sluice.render.measure.LearnedPredictions;
import sluice.render.route.Pool;
import sluice.render.run.Progress;
import sluice.render.run.RenderListener;
import sluice.server.events.Event;
import sluice.server.events.EventHub;
import sluice.server.metrics.RenderFigures;
import sluice.server.render.RenderView;

/** Hears what the workers do, and has it told, counted and learned from. */
final class RenderEars implements RenderListener {
    private final EventHub events;
    private final LearnedPredictions predictions;
    private final RenderFigures figures;
    private final Consumer<String> takenOut;

    /** @param takenOut hears the name of a pool whose waiting images are to be moved elsewhere */
    RenderEars(EventHub events, LearnedPredictions predictions, RenderFigures figures, Consumer<String> takenOut) {
        this.events = events;
        this.predictions = predictions;
        this.figures = figures;
        this.takenOut = takenOut;
    }

    @Override
    public void progressed(Progress progress) {
        events.moved(Event.RENDER_PROGRESS, Long.toString(progress.job()), RenderView.of(progress));
    }

    @Override
    public void ended(RenderJob job) {
        events.moved(Event.RENDER_ENDED, Long.toString(job.id()), RenderView.of(job));
    }

    @Override
    public void measured(RenderJob done, Finishing finishing, List<StageCharge> computed) {
        figures.done(done);
        predictions.learn(done, finishing, computed);
    }

    @Override
    public void loaded(String pool, String model, String variant, double seconds) {
        predictions.loaded(pool, model, variant, seconds);
    }

    @Override
    public void takenOut(Pool pool, String trouble) {
        takenOut.accept(pool.name());
    }
}
