package sluice.render.run;

import sluice.render.generate.CancelledException;
import sluice.render.generate.GeneratorException;

/** The boundary towards generators: whatever they do, the worker goes on, and knows what kind of failure it was. */
final class Guard {
    private Guard() {}

    /** A call to a generator that may be cancelled. */
    interface Call<T> {
        T run() throws GeneratorException, CancelledException;
    }

    /** A call to a generator that cannot. */
    interface Load<T> {
        T run() throws GeneratorException;
    }

    static <T> T call(Call<T> call) throws GeneratorException, CancelledException {
        try {
            return call.run();
        } catch (AbandonedException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            throw failure(e);
        }
    }

    static <T> T load(Load<T> load) throws GeneratorException {
        try {
            return load.run();
        } catch (RuntimeException | Error e) {
            throw failure(e);
        }
    }

    private static GeneratorException failure(Throwable cause) {
        return cause instanceof OutOfMemoryError
                ? new GeneratorException(
                        GeneratorException.Kind.OUT_OF_MEMORY,
                        "There was not enough memory: " + Failures.reason(cause),
                        cause)
                : new GeneratorException(GeneratorException.Kind.FAILED, Failures.reason(cause), cause);
    }
}
