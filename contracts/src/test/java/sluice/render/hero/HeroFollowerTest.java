package sluice.render.hero;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sluice.asset.AssetId;
import sluice.contracts.catalog.Faults;
import sluice.contracts.render.FaultyRenderBook;
import sluice.contracts.render.RenderTurns;
import sluice.contracts.signal.FaultySignals;
import sluice.job.JobState;
import sluice.render.book.RenderJob;
import sluice.signal.SignalKind;

/** What people single out among renders is asked for again, once, and taken back with their minds. */
class HeroFollowerTest {
    private final Studio studio = new Studio(null);
    private final List<HeroFollower> started = new ArrayList<>();

    @AfterEach
    void close() {
        started.forEach(HeroFollower::close);
    }

    private HeroFollower follower() {
        return follower(studio, studio.records());
    }

    private HeroFollower follower(Studio place, HeroRecords records) {
        HeroFollower follower = new HeroFollower(records, place, place, place.library.clock);
        started.add(follower);
        follower.start();
        return follower;
    }

    @ParameterizedTest
    @ValueSource(strings = {"STARRED", "COLLECTED", "PORTFOLIO", "DELIVERED"})
    void whatIsSingledOutIsAskedForOnce(String kind) throws Exception {
        AssetId asset = studio.rendered(3, "spring").get(1);
        HeroFollower follower = follower();
        follower.awaitCaughtUp();
        assertEquals(List.of(), studio.heroes());

        studio.library.act(asset, SignalKind.valueOf(kind));
        follower.awaitCaughtUp();
        assertEquals("hero:" + asset, studio.heroes().getFirst().request().key());
        assertEquals("spring", studio.heroes().getFirst().request().campaign());

        studio.library.act(asset, SignalKind.STARRED);
        studio.library.act(asset, SignalKind.VIEWED);
        follower.awaitCaughtUp();
        assertEquals(1, studio.submitted.size());
    }

    @Test
    void aRestartAsksForNothingTwice() throws Exception {
        List<AssetId> assets = studio.rendered(4, "spring");
        studio.library.act(assets.get(0), SignalKind.STARRED);
        studio.library.act(assets.get(1), SignalKind.STARRED);
        HeroFollower first = follower();
        first.awaitCaughtUp();
        assertEquals(2, studio.heroes().size());
        first.close();

        studio.library.pass(java.time.Duration.ofDays(1));
        studio.library.act(assets.get(2), SignalKind.STARRED);
        follower().awaitCaughtUp();
        assertEquals(3, studio.heroes().size());
    }

    @Test
    void aStarTakenBackBeforeItIsSeenAsksForNothing() throws Exception {
        AssetId asset = studio.rendered(1, "spring").getFirst();
        studio.library.act(asset, SignalKind.STARRED);
        studio.library.act(asset, SignalKind.UNSTARRED);
        follower().awaitCaughtUp();
        assertEquals(List.of(), studio.submitted);
    }

    @Test
    void aStarTakenBackBeforeItRunsMeansThatNothingIsRendered() throws Exception {
        AssetId asset = studio.rendered(1, "spring").getFirst();
        studio.library.act(asset, SignalKind.STARRED);
        HeroFollower follower = follower();
        follower.awaitCaughtUp();
        studio.library.act(asset, SignalKind.UNSTARRED);
        follower.awaitCaughtUp();
        assertEquals(Map.of(JobState.SKIPPED, 1), studio.heroes().getFirst().states());

        studio.library.act(asset, SignalKind.STARRED);
        follower.awaitCaughtUp();
        assertEquals(Map.of(JobState.QUEUED, 1), studio.heroes().getFirst().states());
        assertEquals(1, studio.heroes().size());
    }

    @Test
    void itIsTakenBackAfterARestartTooAndInAWorkersHands() throws Exception {
        List<AssetId> assets = studio.rendered(2, "spring");
        assets.forEach(asset -> studio.library.act(asset, SignalKind.COLLECTED));
        HeroFollower first = follower();
        first.awaitCaughtUp();
        first.close();
        RenderJob inHand = studio.leased();
        assets.forEach(asset -> studio.library.act(asset, SignalKind.UNCOLLECTED));
        follower().awaitCaughtUp();
        assertEquals(List.of(inHand.id()), studio.stopped);
        assertEquals(
                1,
                studio.heroes().stream()
                        .filter(render -> render.states().containsKey(JobState.SKIPPED))
                        .count());
    }

    @Test
    void whatIsDoneIsNotTakenBack() throws Exception {
        AssetId asset = studio.rendered(1, "spring").getFirst();
        studio.library.act(asset, SignalKind.STARRED);
        HeroFollower follower = follower();
        follower.awaitCaughtUp();
        studio.ports.book().settle(RenderTurns.done(studio.leased(), studio.now()), studio.now());
        studio.library.act(asset, SignalKind.REJECTED);
        follower.awaitCaughtUp();
        assertEquals(Map.of(JobState.DONE, 1), studio.heroes().getFirst().states());
        assertEquals(List.of(), studio.stopped);
    }

    @Test
    void theCampaignsBudgetIsKeptAndLookedAtAgainWhenItGrows() throws Exception {
        Studio poor = new Studio(null);
        List<AssetId> assets = poor.rendered(3, "spring");
        long spent = poor.ports.campaigns().find("spring").orElseThrow().spentMicroUsd();
        poor.ports.campaigns().change("spring", Studio.terms(spent + Studio.QUOTED + 10, true));
        assets.forEach(asset -> poor.library.act(asset, SignalKind.STARRED));
        HeroFollower follower = follower(poor, poor.records());
        follower.awaitCaughtUp();
        assertEquals(1, poor.heroes().size());

        poor.ports.campaigns().change("spring", Studio.terms(spent + 3 * Studio.QUOTED, true));
        follower.reconsider();
        follower.awaitCaughtUp();
        assertEquals(3, poor.heroes().size());
    }

    @Test
    void whatNobodySwitchedOnIsLeftAlone() throws Exception {
        AssetId asset = studio.rendered(1, null).getFirst();
        studio.ports.campaigns().change("spring", Studio.terms(null, false));
        studio.library.act(asset, SignalKind.STARRED);
        HeroFollower follower = follower();
        follower.awaitCaughtUp();
        assertEquals(List.of(), studio.submitted);

        studio.home.set(new HeroTerms(true, null, 50_000L));
        follower.reconsider();
        follower.awaitCaughtUp();
        assertEquals(50_000L, studio.heroes().getFirst().request().costLimitMicroUsd());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void failuresOfTheStorageDelayAndRepeatNothing(long seed) throws Exception {
        List<AssetId> assets = studio.rendered(20, "spring");
        assets.forEach(asset -> studio.library.act(asset, SignalKind.STARRED));
        assets.subList(0, 5).forEach(asset -> studio.library.act(asset, SignalKind.UNSTARRED));
        Faults faults = new Faults(seed, 0.05);
        HeroRecords sound = studio.records();
        HeroFollower follower = follower(
                studio,
                new HeroRecords(
                        sound.catalog(),
                        new FaultySignals(sound.signals(), faults),
                        new FaultyRenderBook(sound.book(), faults)));
        for (int turn = 0; turn < 200 && studio.heroes().size() < 15; turn++) {
            follower.awaitCaughtUp();
        }
        assertEquals(15, studio.heroes().size());
        assertTrue(studio.heroes().stream().noneMatch(render -> render.states().containsKey(JobState.SKIPPED)));
    }
}
