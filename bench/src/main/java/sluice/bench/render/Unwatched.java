package sluice.bench.render;

import java.util.function.Supplier;
import sluice.image.Raster;
import sluice.render.generate.Latents;
import sluice.render.generate.StepWatch;

/** Nobody looks on and nobody cancels. */
final class Unwatched implements StepWatch {
    @Override
    public void stepped(int image, int done, Supplier<Latents> latents, Supplier<Raster> preview) {}

    @Override
    public boolean cancelled(int image) {
        return false;
    }

    @Override
    public void whenAllCancelled(Runnable stop) {}

    @Override
    public void transported(double seconds) {}
}
