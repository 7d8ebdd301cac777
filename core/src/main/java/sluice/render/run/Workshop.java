package sluice.render.run;

import java.time.InstantSource;
import java.util.function.LongSupplier;
import sluice.render.book.RenderBook;
import sluice.render.cache.StageCaches;
import sluice.render.finish.Finisher;
import sluice.render.route.Predictions;

/**
 * What workers work with.
 *
 * @param software what is embedded in files as their maker, such as {@code Sluice 0.3}
 * @param clock for what is written down
 * @param nanos for what is measured, as {@link System#nanoTime}
 */
public record Workshop(
        RenderBook book,
        StageCaches caches,
        Finisher finisher,
        Delivery delivery,
        Receipts receipts,
        Predictions predictions,
        StartImages starts,
        RenderListener listener,
        String software,
        InstantSource clock,
        LongSupplier nanos) {}
