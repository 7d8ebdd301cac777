package sluice.render.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import sluice.render.generate.Generator;
import sluice.render.generate.GeneratorException;
import sluice.render.generate.Pipeline;
import sluice.render.generate.RenderModel;

/**
 * A pool's loaded models. A worker borrows one for itself alone; one that is not there is loaded and exercised first, and
 * for its room those go that are worth least ({@link Warmth}) of what nobody has borrowed. When there is no room even so,
 * the worker waits until another gives one back.
 *
 * <p>Together they take no more than the pool's memory, as far as models say what they take: before one is loaded that is
 * {@link RenderModel#bytes}, afterwards {@link Pipeline#bytes}. Models are opened and closed outside the lock; the room of
 * one that is being closed is free only when it is.
 */
final class WarmPool implements AutoCloseable {
    private static final double NANOS_A_SECOND = 1e9;

    private final long memoryBytes;
    private final Generator generator;
    private final LongSupplier nanos;
    private final LoadedHook hook;
    private final StartsLog starts;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    /** All that takes room: being loaded, idle, or lent; guarded by the lock. */
    private final List<Loan> held = new ArrayList<>();

    private long closingBytes;
    private boolean closed;

    /** Hears how long a model took to be ready. */
    interface LoadedHook {
        void loaded(String model, String variant, double seconds);
    }

    WarmPool(String pool, long memoryBytes, Generator generator, LongSupplier nanos, LoadedHook hook) {
        this.memoryBytes = memoryBytes;
        this.generator = generator;
        this.nanos = nanos;
        this.hook = hook;
        this.starts = new StartsLog(pool);
    }

    static String name(String model, String variant) {
        return model + "/" + variant;
    }

    /** One loaded model and its place in the pool's memory. */
    final class Loan {
        private final RenderModel model;
        private final String variant;
        private long bytes;
        private boolean lent = true;
        private @Nullable Pipeline pipeline;
        private Warmth warmth = Warmth.loaded(0, 0);

        private Loan(RenderModel model, String variant) {
            this.model = model;
            this.variant = variant;
            this.bytes = model.bytes();
        }

        Pipeline pipeline() {
            Pipeline opened = pipeline;
            if (opened == null) {
                throw new IllegalStateException("not loaded yet: " + name(model.id(), variant));
            }
            return opened;
        }

        /** It is sound and may be used again. */
        void giveBack() {
            boolean keep;
            lock.lock();
            try {
                lent = false;
                keep = !closed && held.contains(this);
                moved.signalAll();
            } finally {
                lock.unlock();
            }
            if (keep) {
                trim();
            } else {
                discard();
            }
        }

        /** It is not to be used again: its room is free once it is closed. */
        void discard() {
            close(this);
        }

        /** It is in a call that hangs: its room is given up, and whoever comes back from the call closes it. */
        void forfeit() {
            lock.lock();
            try {
                held.remove(this);
                moved.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    /**
     * A loaded model for the caller alone, until he gives it back or discards it.
     *
     * @param holder is told of it before it is loaded, so that it can be forfeited when loading hangs
     * @throws GeneratorException as {@link Generator#open}; REFUSED for one that is larger than the pool's memory
     */
    Loan borrow(RenderModel model, String variant, Consumer<Loan> holder)
            throws GeneratorException, InterruptedException {
        if (model.bytes() > memoryBytes) {
            throw new GeneratorException(
                    GeneratorException.Kind.REFUSED,
                    "The model %s takes %,d bytes, and the pool has %,d for models."
                            .formatted(model.id(), model.bytes(), memoryBytes));
        }
        long began = nanos.getAsLong();
        Loan loan = reserved(model, variant);
        holder.accept(loan);
        if (loan.pipeline != null) {
            starts.warm(model.id(), variant, seconds(began));
            return loan;
        }
        load(loan, began);
        return loan;
    }

    /** One that is idle, or the room for one that is still to be loaded. */
    private Loan reserved(RenderModel model, String variant) throws InterruptedException {
        while (true) {
            Loan victim;
            lock.lockInterruptibly();
            try {
                Optional<Loan> idle = held.stream()
                        .filter(one -> !one.lent && one.model.id().equals(model.id()) && one.variant.equals(variant))
                        .findFirst();
                if (idle.isPresent()) {
                    idle.get().lent = true;
                    idle.get().warmth = idle.get().warmth.used(nanos.getAsLong());
                    return idle.get();
                }
                if (takenBytes() + model.bytes() <= memoryBytes) {
                    Loan loan = new Loan(model, variant);
                    held.add(loan);
                    return loan;
                }
                victim = leastWorth();
                if (victim == null) {
                    moved.await();
                    continue;
                }
                remove(victim);
            } finally {
                lock.unlock();
            }
            closePipeline(victim);
        }
    }

    private void load(Loan loan, long began) throws GeneratorException {
        boolean sound = false;
        try {
            Pipeline pipeline = Guard.load(() -> generator.open(loan.model.id(), loan.variant));
            loan.pipeline = pipeline;
            long opened = nanos.getAsLong();
            Guard.load(() -> Exercise.run(pipeline));
            double seconds = seconds(began);
            lock.lock();
            try {
                loan.bytes = pipeline.bytes();
                loan.warmth = Warmth.loaded(seconds, nanos.getAsLong()).used(nanos.getAsLong());
            } finally {
                lock.unlock();
            }
            starts.cold(loan.model.id(), loan.variant, seconds, seconds(opened));
            hook.loaded(loan.model.id(), loan.variant, seconds);
            sound = true;
        } finally {
            if (!sound) {
                loan.discard();
            }
        }
        trim();
    }

    /** A model may take more than it said it would: what is idle goes until the rest fits. */
    private void trim() {
        while (true) {
            Loan victim;
            lock.lock();
            try {
                victim = takenBytes() > memoryBytes ? leastWorth() : null;
                if (victim == null) {
                    return;
                }
                remove(victim);
            } finally {
                lock.unlock();
            }
            closePipeline(victim);
        }
    }

    /** Closes all that nobody has borrowed, as when a generator has lost its state or there is no memory left. */
    void dropIdle() {
        List<Loan> idle;
        lock.lock();
        try {
            idle = held.stream().filter(one -> !one.lent).toList();
            idle.forEach(this::remove);
        } finally {
            lock.unlock();
        }
        idle.forEach(this::closePipeline);
    }

    /** {@code model/variant} of those that are loaded and exercised. */
    Set<String> loaded() {
        lock.lock();
        try {
            Set<String> names = new TreeSet<>();
            held.stream()
                    .filter(one -> one.pipeline != null && one.warmth.uses() > 0)
                    .forEach(one -> names.add(name(one.model.id(), one.variant)));
            return names;
        } finally {
            lock.unlock();
        }
    }

    List<PoolStarts> starts() {
        return starts.all();
    }

    private @Nullable Loan leastWorth() {
        long now = nanos.getAsLong();
        return held.stream()
                .filter(one -> !one.lent)
                .min(Comparator.comparingDouble(one -> one.warmth.worth(one.bytes, now)))
                .orElse(null);
    }

    /** Takes it out, its room still taken until it is closed. */
    private void remove(Loan one) {
        held.remove(one);
        closingBytes += one.bytes;
    }

    private long takenBytes() {
        return closingBytes + held.stream().mapToLong(one -> one.bytes).sum();
    }

    private void close(Loan one) {
        lock.lock();
        try {
            if (held.contains(one)) {
                remove(one);
            } else {
                closingBytes += one.bytes;
            }
        } finally {
            lock.unlock();
        }
        closePipeline(one);
    }

    private void closePipeline(Loan one) {
        try {
            Pipeline opened = one.pipeline;
            if (opened != null) {
                opened.close();
            }
        } finally {
            lock.lock();
            try {
                closingBytes -= one.bytes;
                moved.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    private double seconds(long since) {
        return Math.max(0, nanos.getAsLong() - since) / NANOS_A_SECOND;
    }

    /** Closes what is idle; what is lent is closed when it comes back. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
        dropIdle();
    }
}
