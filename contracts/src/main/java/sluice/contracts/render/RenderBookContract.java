package sluice.contracts.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sluice.contracts.catalog.Sightings.id;
import static sluice.contracts.render.Wish.AT;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import sluice.image.ImageFormat;
import sluice.job.JobState;
import sluice.job.Leasing;
import sluice.job.RetryRule;
import sluice.render.Latency;
import sluice.render.Places;
import sluice.render.Stage;
import sluice.render.StartImage;
import sluice.render.book.Accepted;
import sluice.render.book.Campaigns;
import sluice.render.book.QuotedRequest;
import sluice.render.book.Render;
import sluice.render.book.RenderBook;
import sluice.render.book.RenderJob;
import sluice.render.finish.Crop;
import sluice.render.finish.Finishing;
import sluice.render.finish.Overlay;

/**
 * What every book does with requests and how it answers about them. Turns are in {@link RenderTurnContract}, money in
 * {@link RenderMoneyContract} and {@link RenderBudgetContract}.
 */
public abstract class RenderBookContract {
    /** What the books under test are made with. */
    public static final RetryRule RULE = new RetryRule(3, Duration.ofSeconds(10), Duration.ofSeconds(15));

    private static final long UNKNOWN = 4_711;

    /** The ports under test, empty at a test's begin. Asked for anew at each step, so they may have been reopened. */
    protected abstract RenderPorts ports();

    private RenderBook book() {
        return ports().book();
    }

    private Accepted offer(QuotedRequest what) {
        return book().accept(List.of(what), AT).getFirst();
    }

    private long accept(Wish wish) {
        return Objects.requireNonNull(offer(wish.quoted()).render());
    }

    private Render find(long render) {
        return book().find(render).orElseThrow();
    }

    private List<Long> list(@Nullable Long before, @Nullable String campaign, @Nullable JobState state, int limit) {
        return book().list(before, campaign, state, limit).stream()
                .map(Render::id)
                .toList();
    }

    private void finish(int limit, Instant now) {
        book().lease("here", "w", Duration.ofMinutes(1), limit, now)
                .forEach(job -> assertTrue(book().settle(RenderTurns.done(job, now), now)));
    }

    @Test
    void everythingThatWasSaidComesBack() {
        Finishing finishing = new Finishing(
                2.5,
                List.of(new Crop("story", 108, 192), new Crop("wide", 160, 90)),
                List.of(
                        new Overlay.Text("Wegen 雾 🎨 \"x\"\n", Overlay.Place.BOTTOM_LEFT, 0.0625, 0xffcc00, 0.75),
                        new Overlay.Logo(id(3), Overlay.Place.TOP_RIGHT, 0.2, 0.1)),
                ImageFormat.WEBP,
                81);
        QuotedRequest what = Wish.of("ein Fuchs im 雾 🎨\u0000")
                .seed(-2)
                .from(new StartImage(id(4), 0.35))
                .key("key 1")
                .count(3)
                .priority(-10)
                .deadline(AT.plusSeconds(30))
                .finishing(finishing)
                .places(new Places(Map.of(Stage.DECODE, "desk", Stage.FINISH, "press")))
                .microUsd(1_001)
                .quoted();
        Accepted answer = offer(what);
        long render = Objects.requireNonNull(answer.render());
        assertEquals(Accepted.as(render), answer);
        assertEquals(new Render(render, what.request(), what.quote(), Map.of(JobState.QUEUED, 3), 0, 0), find(render));
        List<RenderJob> jobs = book().jobs(render);
        long[] shares = {334, 334, 333};
        for (int index = 0; index < 3; index++) {
            RenderJob job = jobs.get(index);
            RenderJob expected = new RenderJob(
                    job.id(),
                    render,
                    index,
                    what.recipe().withSeed(index - 2),
                    what.request().spec().quality(),
                    -10,
                    AT.plusSeconds(30),
                    "here",
                    what.quote().places(),
                    2.375,
                    shares[index],
                    Leasing.queued(AT),
                    false,
                    List.of(),
                    Latency.NONE,
                    0);
            assertEquals(expected, job);
            assertEquals(Optional.of(expected), book().job(job.id()));
        }
        assertEquals(3, jobs.size());
    }

    @Test
    void whatIsLeftOutStaysLeftOut() {
        QuotedRequest what = Wish.of("").quoted();
        assertEquals(what.request(), find(accept(Wish.of(""))).request());
        assertEquals(null, what.request().key());
    }

    @Test
    void timesAreKeptToTheMillisecond() {
        long render = accept(Wish.of("fox").at(AT.plusNanos(999_999)).deadline(AT.plusNanos(1_999_999)));
        assertEquals(AT, find(render).request().at());
        assertEquals(AT.plusMillis(1), find(render).request().deadline());
        assertEquals(AT.plusSeconds(9), find(render).quote().ready());
        assertEquals(AT.plusMillis(1), book().jobs(render).getFirst().deadline());
    }

    @Test
    void aQuoteIsForAsManyImages() {
        QuotedRequest two = Wish.of("fox").count(2).quoted();
        assertThrows(
                IllegalArgumentException.class,
                () -> new QuotedRequest(Wish.of("fox").count(3).request(), two.recipe(), two.quote()));
    }

    @Test
    void eachRequestOfACallIsAnswered() {
        List<Accepted> answers = book().accept(
                        List.of(
                                Wish.of("fox").quoted(),
                                Wish.of("owl").campaign("nobody").quoted(),
                                Wish.of("elk").quoted()),
                        AT);
        assertEquals(3, answers.size());
        assertEquals(Accepted.refused("campaign", "there is no campaign nobody"), answers.get(1));
        assertEquals(
                "fox",
                find(Objects.requireNonNull(answers.get(0).render()))
                        .request()
                        .spec()
                        .prompt());
        assertEquals(
                "elk",
                find(Objects.requireNonNull(answers.get(2).render()))
                        .request()
                        .spec()
                        .prompt());
        assertEquals(List.of(), book().accept(List.of(), AT));
        assertEquals(2, list(null, null, null, 10).size());
    }

    @Test
    void aKnownKeyIsTheRenderOfBefore() {
        long first = accept(Wish.of("fox").key("k").count(2));
        Accepted again = book().accept(
                        List.of(Wish.of("fox")
                                .key("k")
                                .count(2)
                                .at(AT.plusSeconds(60))
                                .pool("there")
                                .quoted()),
                        AT.plusSeconds(60))
                .getFirst();
        assertEquals(new Accepted(first, true, null, null), again);
        assertEquals(2, book().jobs(first).size());
        assertEquals(List.of(first), list(null, null, null, 10));
        finish(2, AT);
        assertEquals(first, offer(Wish.of("fox").key("k").count(2).quoted()).render());
    }

    @Test
    void aKnownKeyForSomethingElseIsRefused() {
        accept(Wish.of("fox").key("k"));
        Accepted other = Accepted.refused("key", "the key k was used for another request");
        assertEquals(other, offer(Wish.of("owl").key("k").quoted()));
        assertEquals(other, offer(Wish.of("fox").key("k").count(2).quoted()));
        assertEquals(1, list(null, null, null, 10).size());
    }

    @Test
    void aKeyTwiceInOneCallIsOneRender() {
        QuotedRequest fox = Wish.of("fox").key("k").quoted();
        List<Accepted> answers =
                book().accept(List.of(fox, fox, Wish.of("owl").key("k").quoted()), AT);
        assertEquals(answers.get(0).render(), answers.get(1).render());
        assertFalse(answers.get(0).repeated());
        assertTrue(answers.get(1).repeated());
        assertEquals("key", answers.get(2).field());
    }

    @Test
    void aRefusedRequestLeavesItsKeyFree() {
        assertEquals(
                "campaign",
                offer(Wish.of("fox").key("k").campaign("a").quoted()).field());
        assertFalse(offer(Wish.of("fox").key("k").quoted()).repeated());
    }

    @Test
    void theSameWithoutAKeyIsAnotherRender() {
        assertNotEquals(accept(Wish.of("fox")), accept(Wish.of("fox")));
    }

    @Test
    void unknownIdsAreLeftOut() {
        assertEquals(Optional.empty(), book().find(UNKNOWN));
        assertEquals(Optional.empty(), book().job(UNKNOWN));
        assertEquals(List.of(), book().jobs(UNKNOWN));
        assertEquals(List.of(), book().charges(UNKNOWN));
        assertEquals(Map.of(), book().madeOf(List.of(id(1))));
        assertEquals(List.of(), book().cancel(UNKNOWN, AT));
        assertEquals(0, book().retry(UNKNOWN, AT));
        assertEquals(List.of(), book().renew(List.of(UNKNOWN), "w", AT));
        assertEquals(0, book().move(Map.of(UNKNOWN, Wish.of("fox").quoted()), AT));
        assertEquals(List.of(), book().lease("here", "w", Duration.ofMinutes(1), 5, AT));
        assertEquals(Map.of(), book().loads());
        assertEquals(List.of(), book().latest(null, 5));
        assertEquals(List.of(), book().sums(Instant.EPOCH));
    }

    @Test
    void limitsAreNotNegative() {
        accept(Wish.of("fox"));
        assertThrows(IllegalArgumentException.class, () -> book().list(null, null, null, -1));
        assertThrows(IllegalArgumentException.class, () -> book().latest(null, -1));
        assertThrows(IllegalArgumentException.class, () -> book().lease("here", "w", Duration.ofMinutes(1), -1, AT));
        assertEquals(List.of(), book().list(null, null, null, 0));
        assertEquals(List.of(), book().latest(null, 0));
        assertEquals(List.of(), book().lease("here", "w", Duration.ofMinutes(1), 0, AT));
    }

    @Test
    void theNewestComeFirstPageByPage() {
        List<Long> ids = List.of("a", "b", "c", "d", "e").stream()
                .map(prompt -> accept(Wish.of(prompt)))
                .toList();
        assertEquals(ids.reversed(), list(null, null, null, 10));
        assertEquals(List.of(ids.get(4), ids.get(3)), list(null, null, null, 2));
        assertEquals(List.of(ids.get(2), ids.get(1)), list(ids.get(3), null, null, 2));
        assertEquals(List.of(), list(ids.get(0), null, null, 2));
    }

    @Test
    void theyAreListedByCampaignAndByState() {
        for (String campaign : List.of("x", "y")) {
            ports().campaigns().create(campaign, new Campaigns.Terms(null, null, false, false), AT);
        }
        long first = accept(Wish.of("1").campaign("x").count(2));
        long second = accept(Wish.of("2").campaign("y"));
        long third = accept(Wish.of("3"));
        long fourth = accept(Wish.of("4").campaign("x"));
        finish(1, AT);
        assertEquals(List.of(fourth, first), list(null, "x", null, 10));
        assertEquals(List.of(first), list(fourth, "x", null, 10));
        assertEquals(List.of(), list(null, "z", null, 10));
        assertEquals(List.of(first), list(null, null, JobState.DONE, 10));
        assertEquals(List.of(fourth, third, second, first), list(null, null, JobState.QUEUED, 10));
        assertEquals(List.of(third, second), list(fourth, null, JobState.QUEUED, 2));
        assertEquals(List.of(first), list(null, "x", JobState.DONE, 10));
        assertEquals(List.of(), list(null, "y", JobState.DONE, 10));
        assertEquals(List.of(fourth), list(null, "x", JobState.QUEUED, 1));
        assertEquals(Map.of(JobState.DONE, 1, JobState.QUEUED, 1), find(first).states());
        assertFalse(find(first).ended());
        finish(9, AT);
        assertTrue(find(first).ended());
        assertEquals(List.of(), list(null, null, JobState.QUEUED, 10));
    }

    @Test
    void loadsAreSummedByPool() {
        accept(Wish.of("1").count(3));
        accept(Wish.of("2").pool("there").count(2));
        finish(1, AT);
        book().lease("here", "w", Duration.ofMinutes(1), 1, AT);
        assertEquals(
                Map.of(
                        "here", new RenderBook.PoolLoad(1, 1, 2.375, 2.375),
                        "there", new RenderBook.PoolLoad(2, 0, 4.75, 0)),
                book().loads());
        assertEquals(Set.of("here", "there"), book().loads().keySet());
        finish(9, AT.plusSeconds(60));
        assertEquals(Set.of("there"), book().loads().keySet());
    }

    @Test
    void theLatestThatWereDoneComeNewestFirst() {
        long render = accept(Wish.of("1").count(3));
        accept(Wish.of("2").pool("there"));
        for (int second = 1; second <= 3; second++) {
            finish(1, AT.plusSeconds(second));
        }
        List<RenderJob> done = book().jobs(render).reversed();
        assertEquals(done, book().latest(null, 10));
        assertEquals(done.subList(0, 2), book().latest("here", 2));
        assertEquals(List.of(), book().latest("there", 2));
    }
}
