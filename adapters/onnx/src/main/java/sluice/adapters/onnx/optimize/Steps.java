package sluice.adapters.onnx.optimize;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import sluice.image.Raster;
import sluice.render.generate.Latents;
import sluice.render.generate.StepWatch;

/** Keeps the latents of some steps, if that is wanted; nothing is ever cancelled. */
final class Steps implements StepWatch {
    private static final int SOME = 4;

    private final boolean keeps;
    private final List<Latents> all = new ArrayList<>();

    /** @param keeps false where the time is measured, which copying would take */
    Steps(boolean keeps) {
        this.keeps = keeps;
    }

    @Override
    public void stepped(int image, int done, Supplier<Latents> latents, Supplier<Raster> preview) {
        if (keeps) {
            all.add(latents.get());
        }
    }

    /** A few of them, spread over all. */
    List<Latents> some() {
        List<Latents> some = new ArrayList<>();
        int every = Math.max(1, all.size() / SOME);
        for (int at = 0; at < all.size(); at += every) {
            some.add(all.get(at));
        }
        return some;
    }

    @Override
    public boolean cancelled(int image) {
        return false;
    }

    @Override
    public void whenAllCancelled(Runnable stop) {
        // It is never called: nothing is cancelled.
    }

    @Override
    public void transported(double seconds) {
        // What is measured is the whole.
    }
}
