package sluice.adapters.lucene;

import java.io.IOException;
import org.apache.lucene.search.ReferenceManager;
import org.apache.lucene.store.AlreadyClosedException;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;

/**
 * Calls Lucene, and tells its failures as the house does.
 *
 * @param subject what the failure is about
 * @param index in words for the user: {@code The search index in FOLDER}
 */
record LuceneCalls(String subject, String index) {
    @FunctionalInterface
    interface Work<T> {
        T run() throws IOException;
    }

    @FunctionalInterface
    interface Reading<S, T> {
        T of(S snapshot) throws IOException;
    }

    /** @param verb what cannot be done when it fails: {@code written} */
    <T> T attempt(String verb, Work<T> work) {
        try {
            return work.run();
        } catch (IOException | AlreadyClosedException e) {
            throw new SluiceException(FailureCode.STORAGE, subject, index + " cannot be " + verb + ".", e);
        }
    }

    /** Reads the latest snapshot, which stays readable meanwhile. */
    <S, T> T read(ReferenceManager<S> snapshots, Reading<S, T> reading) {
        return attempt("read", () -> {
            S snapshot = snapshots.acquire();
            try {
                return reading.of(snapshot);
            } finally {
                snapshots.release(snapshot);
            }
        });
    }
}
