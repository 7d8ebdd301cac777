package sluice.contracts.render;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import sluice.image.Raster;
import sluice.render.generate.Latents;
import sluice.render.generate.StepWatch;

/** Keeps what a generator told, and cancels images when it is told to. */
public final class Watching implements StepWatch {
    /** One step of one image. */
    public record Step(int image, int done, Latents latents) {}

    private final List<Step> steps = Collections.synchronizedList(new ArrayList<>());
    private final Set<Integer> cancelled = Collections.synchronizedSet(new HashSet<>());
    private final List<Runnable> stops = new CopyOnWriteArrayList<>();
    private volatile Runnable afterStep = () -> {};

    @Override
    public void stepped(int image, int done, Supplier<Latents> latents, Supplier<Raster> preview) {
        steps.add(new Step(image, done, latents.get()));
        afterStep.run();
    }

    @Override
    public boolean cancelled(int image) {
        return cancelled.contains(image);
    }

    @Override
    public void whenAllCancelled(Runnable stop) {
        stops.add(stop);
    }

    @Override
    public void transported(double seconds) {
        if (!(seconds >= 0)) {
            throw new IllegalArgumentException("no time: " + seconds);
        }
    }

    /** Has something done after every step, on the generator's thread. */
    public Watching after(Runnable step) {
        afterStep = step;
        return this;
    }

    public void cancel(int image) {
        cancelled.add(image);
    }

    /** Cancels the first so many images, which are all there are. */
    public void cancelAll(int images) {
        for (int image = 0; image < images; image++) {
            cancelled.add(image);
        }
        stops.forEach(Runnable::run);
    }

    public List<Step> steps() {
        return List.copyOf(steps);
    }
}
