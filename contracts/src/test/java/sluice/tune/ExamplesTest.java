package sluice.tune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sluice.contracts.catalog.Sightings.id;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sluice.asset.Lineage;
import sluice.contracts.catalog.InMemoryCatalog;
import sluice.contracts.catalog.Sightings;
import sluice.contracts.curate.InMemoryGroups;
import sluice.contracts.job.WorthPorts;
import sluice.curate.Assignment;
import sluice.curate.Session;
import sluice.job.RetryRule;
import sluice.signal.NewSignal;
import sluice.signal.SignalKind;
import sluice.value.Feature;

/** What an example knows: all that was recorded before the choice, and nothing of the choice itself. */
class ExamplesTest {
    private static final int ASSETS = 40;
    private static final TuningRules RULES = TuningRules.DEFAULT;

    private final WorthPorts ports = WorthPorts.inMemory(new RetryRule(3, Duration.ZERO, Duration.ZERO));
    private final InMemoryGroups groups = new InMemoryGroups((InMemoryCatalog) ports.catalog(), ports.signals());
    private final Outcomes outcomes = new Outcomes(ports.signals());
    private Instant now = Sightings.SEEN.plusSeconds(60);

    @BeforeEach
    void importAssets() {
        ports.importContents(ASSETS);
    }

    private void act(int content, SignalKind kind, String detail) {
        now = now.plusSeconds(60);
        ports.signals().append(List.of(new NewSignal(id(content), kind, detail, 0, now, "page", null)));
    }

    private List<Example> examples(int from, int to) throws InterruptedException {
        List<Outcome> all = outcomes.all();
        Examples examples = new Examples(new Period(all.subList(from, to)), all, outcomes.names(), RULES);
        SessionYields yields = new SessionYields();
        new PastReading(ports.catalog(), ports.signals(), groups)
                .each(
                        past -> {
                            yields.take(
                                    past.asset().standing().session(),
                                    past.asset().id(),
                                    past.today(),
                                    past.childrenToday());
                            examples.take(past);
                        },
                        read -> {});
        Map<Long, Session> sessions = new HashMap<>(groups.sessions(examples.sessions()));
        return examples.finish(sessions, yields);
    }

    private static Example of(List<Example> examples, int content) {
        return examples.stream()
                .filter(example -> example.asset().equals(id(content)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theStarASecondBeforeCountsAndTheChoiceItselfDoesNot() throws Exception {
        act(0, SignalKind.STARRED, "");
        act(0, SignalKind.COLLECTED, "best");
        act(0, SignalKind.COLLECTED, "castles");
        act(0, SignalKind.PORTFOLIO, "best");
        act(0, SignalKind.DOWNLOADED, "");
        act(1, SignalKind.COLLECTED, "best");
        act(2, SignalKind.PORTFOLIO, "best");
        List<Example> examples = examples(0, 2);
        Example chosen = of(examples, 0);
        assertTrue(chosen.chosen());
        assertEquals(1, chosen.facts().of(Feature.STARRED).size());
        assertEquals(1, chosen.facts().of(Feature.COLLECTED).size(), "the collection of that name is the choice");
        assertEquals(0, chosen.facts().of(Feature.DOWNLOADED).size(), "it came later");
        examples.stream()
                .filter(example -> example.asset().equals(id(1)))
                .forEach(example ->
                        assertEquals(0, example.facts().of(Feature.COLLECTED).size(), "for all alike"));
    }

    @Test
    void lookingAtItToChooseItSaysNothing() throws Exception {
        ports.signals().append(List.of(new NewSignal(id(0), SignalKind.VIEWED, "", 5, now, "page", null)));
        now = now.plus(Duration.ofMinutes(70));
        ports.signals().append(List.of(new NewSignal(id(0), SignalKind.VIEWED, "", 5, now, "page", null)));
        act(0, SignalKind.PORTFOLIO, "best");
        assertEquals(1, of(examples(0, 1), 0).facts().of(Feature.VIEWED).size());
    }

    @Test
    void everyAssetCountsOnceAndIsLookedAtWhenOthersWereChosen() throws Exception {
        for (int content = 0; content < 6; content++) {
            act(content + 20, SignalKind.SHARED, "");
            act(content, SignalKind.DELIVERED, "client");
        }
        List<Outcome> all = outcomes.all();
        List<Example> examples = examples(2, 6);
        assertEquals(ASSETS - 2, examples.stream().mapToDouble(Example::weight).sum(), 1e-9, "two were chosen before");
        assertEquals(4, examples.stream().filter(Example::chosen).count());
        List<Instant> moments = all.subList(2, 6).stream().map(Outcome::at).toList();
        assertTrue(examples.stream().allMatch(example -> moments.contains(example.at())));
        for (Example example : examples) {
            example.facts()
                    .of(Feature.SHARED)
                    .forEach(event ->
                            assertTrue(Objects.requireNonNull(event.at()).isBefore(example.at())));
        }
        List<Example> earlier = examples(0, 2);
        assertTrue(earlier.stream().noneMatch(one -> one.asset().equals(id(5)) && one.chosen()), "not known by then");
        assertEquals(ASSETS, earlier.stream().mapToDouble(Example::weight).sum(), 1e-9);
    }

    @Test
    void theSessionsYieldIsThatOfTheMoment() throws Exception {
        groups.assign(List.of(new Assignment.InSession(0, List.of(id(0), id(1), id(2), id(3)))));
        act(0, SignalKind.PORTFOLIO, "best");
        act(1, SignalKind.STARRED, "");
        act(2, SignalKind.PORTFOLIO, "best");
        List<Example> examples = examples(0, 2);
        double none = Math.log((1 / 24.0) / (1 / 20.0));
        double two = Math.log((3 / 24.0) / (1 / 20.0));
        assertEquals(
                none, of(examples, 0).facts().of(Feature.SESSION).getFirst().amount(), 1e-12);
        assertEquals(two, of(examples, 2).facts().of(Feature.SESSION).getFirst().amount(), 1e-12);
    }

    @Test
    void whatIsMadeLaterIsNotKnownAndWhatWasDeletedCouldNotBeChosen() throws Exception {
        groups.link(List.of(new Lineage(id(1), id(9), Lineage.Kind.UPSCALED)));
        act(3, SignalKind.DELETED, "");
        act(4, SignalKind.REJECTED, "");
        act(1, SignalKind.PORTFOLIO, "best");
        List<Example> examples = examples(0, 1);
        assertEquals(1, of(examples, 1).facts().of(Feature.UPSCALED).size());
        assertTrue(examples.stream().noneMatch(example -> example.asset().equals(id(3))));
        assertEquals(1, of(examples, 4).facts().of(Feature.REJECTED).size());
    }

    @Test
    void whatWasTakenOutAgainIsNoOutcome() {
        act(0, SignalKind.PORTFOLIO, "best");
        act(1, SignalKind.PORTFOLIO, "best");
        act(1, SignalKind.DELIVERED, "client");
        act(0, SignalKind.UNCOLLECTED, "best");
        act(1, SignalKind.UNCOLLECTED, "best");
        assertEquals(1, outcomes.count());
        assertEquals(List.of(id(1)), outcomes.all().stream().map(Outcome::asset).toList());
        act(0, SignalKind.PORTFOLIO, "best");
        assertEquals(
                List.of(id(1), id(0)),
                outcomes.all().stream().map(Outcome::asset).toList());
    }
}
