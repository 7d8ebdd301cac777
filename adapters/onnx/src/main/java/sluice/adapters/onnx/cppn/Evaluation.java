package sluice.adapters.onnx.cppn;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One step of one picture: the network over every second cell of every second row, in tiles that fit the processor's
 * cache, on some threads. Each cell belongs to one tile, so that threads and tiles change nothing in the picture.
 */
final class Evaluation implements AutoCloseable {
    /** Points of a tile: many enough that calling the runtime does not count, few enough for the cache. */
    private static final int TILE = 16384;

    private final PatternSession session;
    private final int threads;
    private final ExecutorService helpers;

    Evaluation(PatternSession session, int threads) {
        this.session = session;
        this.threads = threads;
        helpers = Executors.newFixedThreadPool(
                Math.max(1, threads - 1),
                Thread.ofPlatform().name("pattern-", 0).daemon().factory());
    }

    /**
     * What a step needs to know.
     *
     * @param start where the tones of a start image are mixed in; null for none
     * @param strength how much is drawn anew
     */
    record Step(
            Field field,
            Genome genome,
            Passes passes,
            int number,
            @Nullable StartLook start,
            float strength) {}

    /** @return false when it was stopped, with the field half done */
    boolean run(Step step, BooleanSupplier stopped) {
        Grid grid = step.field().grid;
        int columns = (grid.width() - Passes.column(step.number()) + 1) / 2;
        int rows = (grid.height() - Passes.row(step.number()) + 1) / 2;
        int rowsOfTile = Math.max(1, TILE / Math.max(1, columns));
        int tiles = Math.ceilDiv(rows, rowsOfTile);
        AtomicInteger next = new AtomicInteger();
        Runnable work = () -> {
            for (int tile = next.getAndIncrement(); tile < tiles; tile = next.getAndIncrement()) {
                if (stopped.getAsBoolean()) {
                    return;
                }
                int from = tile * rowsOfTile;
                evaluate(step, columns, from, Math.min(rows, from + rowsOfTile));
            }
        };
        List<Future<?>> others = new ArrayList<>();
        for (int helper = 1; helper < Math.min(threads, tiles); helper++) {
            others.add(helpers.submit(work));
        }
        try {
            work.run();
        } finally {
            others.forEach(Evaluation::await);
        }
        return !stopped.getAsBoolean();
    }

    @Override
    public void close() {
        helpers.shutdown();
    }

    private void evaluate(Step step, int columns, int fromRow, int endRow) {
        int points = columns * (endRow - fromRow);
        if (points == 0) {
            return;
        }
        Grid grid = step.field().grid;
        double across = step.passes().acrossWithin(step.number());
        double along = step.passes().alongWithin(step.number());
        float[] at = new float[2 * points];
        for (int point = 0; point < points; point++) {
            at[point] = grid.x(column(step, point % columns), across);
            at[points + point] = grid.y(row(step, fromRow + point / columns), along);
        }
        float[] field = session.evaluate(step.genome(), at, points);
        StartLook start = step.start();
        for (int point = 0; point < points; point++) {
            int column = column(step, point % columns);
            int row = row(step, fromRow + point / columns);
            float tone = field[point];
            if (start != null) {
                float theirs = start.tone((column + 0.5f) / grid.width(), (row + 0.5f) / grid.height());
                tone = theirs + step.strength() * (tone - theirs);
            }
            step.field().add(column, row, tone, field[points + point], field[2 * points + point]);
        }
    }

    private static int column(Step step, int of) {
        return 2 * of + Passes.column(step.number());
    }

    private static int row(Step step, int of) {
        return 2 * of + Passes.row(step.number());
    }

    /** Waits also when interrupted: the field must not be written to after this. */
    private static void await(Future<?> other) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    other.get();
                    return;
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    switch (e.getCause()) {
                        case RuntimeException failure -> throw failure;
                        case Error failure -> throw failure;
                        case null, default -> throw new IllegalStateException(e);
                    }
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
