package sluice.contracts.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import sluice.analysis.ModelListing;
import sluice.analysis.ModelListing.Kind;
import sluice.analysis.Models;
import sluice.analysis.PullProgress;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;

/** What every {@link Models} does. */
public abstract class ModelsContract {
    /** Some of which at least one can be pulled and is not installed yet. */
    protected abstract Models models();

    @Test
    void picturesAndWordsCanBeEmbeddedAtOnce() {
        Models models = models();
        ModelListing pictures = models.list().getFirst();
        assertTrue(pictures.installed());
        assertEquals(Kind.IMAGE, pictures.kind());
        assertEquals(pictures.id(), models.pictures(pictures.id()).model().id());
        assertEquals(
                pictures.dimensions(), models.pictures(pictures.id()).model().dimensions());
        String words = models.prompts().model().id();
        assertTrue(models.list().stream()
                .anyMatch(model -> model.id().equals(words) && model.installed() && model.kind() == Kind.TEXT));
    }

    @Test
    void anEmbedderIsOpenedOnce() {
        Models models = models();
        String id = models.list().getFirst().id();
        assertSame(models.pictures(id), models.pictures(id));
    }

    @Test
    void whatShipsIsSoundAndNeedsNoPull() {
        Models models = models();
        for (ModelListing model : models.list()) {
            if (model.installed()) {
                assertEquals(List.of(), models.verify(model.id()));
                assertTrue(models.pull(model.id(), PullProgress.UNWATCHED));
            }
        }
    }

    @Test
    void anUnknownModelIsNamed() {
        Models models = models();
        List<Consumer<String>> questions =
                List.of(models::verify, models::pictures, id -> models.pull(id, PullProgress.UNWATCHED));
        for (Consumer<String> question : questions) {
            SluiceException failure = assertThrows(SluiceException.class, () -> question.accept("no-such-model"));
            assertEquals(FailureCode.NOT_FOUND, failure.code());
            assertEquals("no-such-model", failure.subject());
        }
    }

    @Test
    void whatIsNotInstalledCannotBeOpened() {
        Models models = models();
        String id = absent(models).id();
        SluiceException failure = assertThrows(SluiceException.class, () -> models.pictures(id));
        assertEquals(FailureCode.CONFLICT, failure.code());
        assertFalse(models.verify(id).isEmpty());
    }

    @Test
    void aPullSaysHowFarItIsAndMakesTheModelUsable() {
        Models models = models();
        ModelListing before = absent(models);
        List<Long> reported = new ArrayList<>();
        assertTrue(models.pull(before.id(), new PullProgress() {
            @Override
            public void at(long bytes, long of) {
                assertEquals(before.bytes(), of);
                reported.add(bytes);
            }

            @Override
            public boolean cancelled() {
                return false;
            }
        }));
        assertEquals(reported.stream().sorted().toList(), reported);
        assertEquals(before.bytes(), reported.getLast());
        assertEquals(List.of(), models.verify(before.id()));
        assertTrue(models.list().stream().anyMatch(model -> model.id().equals(before.id()) && model.installed()));
        assertEquals(before.id(), models.pictures(before.id()).model().id());
    }

    @Test
    void aCancelledPullLeavesNothingInstalledAndCanGoOn() {
        Models models = models();
        String id = absent(models).id();
        assertFalse(models.pull(id, new PullProgress() {
            @Override
            public void at(long bytes, long of) {}

            @Override
            public boolean cancelled() {
                return true;
            }
        }));
        assertEquals(id, absent(models).id());
        assertTrue(models.pull(id, PullProgress.UNWATCHED));
        assertEquals(List.of(), models.verify(id));
    }

    private static ModelListing absent(Models models) {
        return models.list().stream()
                .filter(model -> !model.installed())
                .findFirst()
                .orElseThrow();
    }
}
