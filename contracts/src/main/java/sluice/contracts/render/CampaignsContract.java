package sluice.contracts.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static sluice.contracts.render.Wish.AT;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.render.book.Accepted;
import sluice.render.book.Campaign;
import sluice.render.book.Campaigns;
import sluice.render.book.Campaigns.Terms;

/** What all campaigns promise; their sums are in {@link RenderBudgetContract}. */
public abstract class CampaignsContract {
    private static final Terms OPEN = new Terms(null, null, false, false);

    /** The ports under test, empty at a test's begin. Asked for anew at each step, so they may have been reopened. */
    protected abstract RenderPorts ports();

    private Campaigns campaigns() {
        return ports().campaigns();
    }

    private static void assertFails(FailureCode code, String field, Executable call) {
        SluiceException failure = assertThrows(SluiceException.class, call);
        assertEquals(code, failure.code());
        assertEquals(field, failure.subject());
    }

    @Test
    void whatIsCreatedIsFound() {
        Terms terms = new Terms(5_000_000L, 40_000L, true, false);
        Campaign begun = campaigns().create("Frühling 2026.a-b", terms, AT.plusNanos(999));
        assertEquals(new Campaign("Frühling 2026.a-b", 5_000_000L, 40_000L, true, false, AT, 0, 0, 0, 0), begun);
        assertEquals(Optional.of(begun), campaigns().find("Frühling 2026.a-b"));
        assertEquals(5_000_000L, begun.leftMicroUsd());
    }

    @Test
    void timesAreKeptToTheMillisecond() {
        assertEquals(
                AT,
                campaigns().create("a", OPEN, AT.plus(900, ChronoUnit.MICROS)).created());
        assertEquals(AT, campaigns().find("a").orElseThrow().created());
    }

    @Test
    void withoutBudgetThereIsNoLimit() {
        assertEquals(null, campaigns().create("a", OPEN, AT).leftMicroUsd());
    }

    @Test
    void aTakenNameIsAConflictAndChangesNothing() {
        Campaign first = campaigns().create("spring", OPEN, AT);
        assertFails(
                FailureCode.CONFLICT,
                "name",
                () -> campaigns().create("spring", new Terms(1L, 1L, true, true), AT.plusSeconds(1)));
        assertEquals(List.of(first), campaigns().all());
    }

    @Test
    void namesAreToldApartByCase() {
        campaigns().create("spring", OPEN, AT);
        campaigns().create("Spring", OPEN, AT);
        assertEquals(2, campaigns().all().size());
        assertEquals(Optional.empty(), campaigns().find("SPRING"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " a", "a ", "a/b", "a\nb", "a_b", "🎨"})
    void whatIsNoNameIsInvalid(String name) {
        assertFails(FailureCode.INVALID, "name", () -> campaigns().create(name, OPEN, AT));
        assertEquals(List.of(), campaigns().all());
    }

    @Test
    void aNameHasAtMost64Letters() {
        campaigns().create("a".repeat(64), OPEN, AT);
        assertFails(FailureCode.INVALID, "name", () -> campaigns().create("a".repeat(65), OPEN, AT));
    }

    @Test
    void amountsAreNotBelowZero() {
        assertFails(FailureCode.INVALID, "budgetMicroUsd", () -> new Terms(-1L, null, false, false));
        assertFails(FailureCode.INVALID, "revenueMicroUsdPerImage", () -> new Terms(null, -1L, false, false));
    }

    @Test
    void allComeByName() {
        List.of("b", "a.1", "B", "ä", "a 1").forEach(name -> campaigns().create(name, OPEN, AT));
        assertEquals(
                List.of("B", "a 1", "a.1", "b", "ä"),
                campaigns().all().stream().map(Campaign::name).toList());
    }

    @Test
    void termsCanBeChanged() {
        Campaign before = campaigns().create("a", OPEN, AT);
        Campaign after = campaigns().change("a", new Terms(7L, 3L, true, true));
        assertEquals(new Campaign("a", 7L, 3L, true, true, before.created(), 0, 0, 0, 0), after);
        assertEquals(List.of(after), campaigns().all());
        assertEquals(before, campaigns().change("a", OPEN));
    }

    @Test
    void changingAnUnknownOneIsNotFound() {
        assertFails(FailureCode.NOT_FOUND, "name", () -> campaigns().change("a", OPEN));
        assertEquals(List.of(), campaigns().all());
    }

    @Test
    void changingTermsLeavesTheSums() {
        campaigns().create("a", OPEN, AT);
        ports().book().accept(List.of(Wish.of("fox").campaign("a").microUsd(900).quoted()), AT);
        assertEquals(
                900, campaigns().change("a", new Terms(5L, null, false, false)).reservedMicroUsd());
    }

    @Test
    void withABudgetBelowWhatIsSpentNothingMoreIsAccepted() {
        campaigns().create("a", OPEN, AT);
        ports().book().accept(List.of(Wish.of("fox").campaign("a").microUsd(900).quoted()), AT);
        Campaign tight = campaigns().change("a", new Terms(100L, null, false, false));
        assertEquals(-800L, tight.leftMicroUsd());
        Accepted answer = ports().book()
                .accept(List.of(Wish.of("owl").campaign("a").microUsd(1).quoted()), AT)
                .getFirst();
        assertEquals("campaign", answer.field());
        assertEquals("the campaign a has -0.000800 USD left, and this may take 0.000001 USD", answer.refused());
        assertEquals(Optional.of(tight), campaigns().find("a"));
    }
}
