package sluice.adapters.onnx;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Something that is read when it is first asked for, and kept. Threads that ask meanwhile wait for the one reading. */
final class ReadOnce<T> implements Supplier<T> {
    private final Supplier<T> reading;
    private volatile @Nullable T kept;

    ReadOnce(Supplier<T> reading) {
        this.reading = reading;
    }

    @Override
    public T get() {
        T known = kept;
        return known == null ? read() : known;
    }

    private synchronized T read() {
        T known = kept;
        if (known == null) {
            known = reading.get();
            kept = known;
        }
        return known;
    }
}
