package sluice.contracts.collection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sluice.contracts.catalog.Sightings.id;
import static sluice.signal.SignalKind.COLLECTED;
import static sluice.signal.SignalKind.DELIVERED;
import static sluice.signal.SignalKind.PORTFOLIO;
import static sluice.signal.SignalKind.REJECTED;
import static sluice.signal.SignalKind.RESTORED;
import static sluice.signal.SignalKind.UNCOLLECTED;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sluice.collection.CollectionChange;
import sluice.collection.CollectionEntry;
import sluice.collection.CollectionKind;
import sluice.collection.Collections;
import sluice.collection.Definition;
import sluice.collection.Membership;
import sluice.contracts.job.WorthPorts;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.signal.NewSignal;
import sluice.signal.Signal;
import sluice.signal.SignalKind;

/** What every keeper of collections promises. */
public abstract class CollectionsContract {
    private static final Instant AT = Instant.parse("2026-05-01T12:00:00.250Z");
    private static final Instant LATER = AT.plusSeconds(3_600);

    /** The ports under test, empty at a test's begin. Asked for anew at each step, so they may have been reopened. */
    protected abstract WorthPorts ports();

    protected abstract Collections collections();

    @BeforeEach
    void importAssets() {
        ports().importContents(4);
    }

    private void say(int content, SignalKind kind, String name, Instant at) {
        ports().signals().append(List.of(new NewSignal(id(content), kind, name, 0, at, "page", null)));
    }

    private static Definition defined(String name, CollectionKind kind, String query) {
        return new Definition(name, kind, query, "a note\nin two lines, Käse 雾 🎨", AT);
    }

    private void make(@Nullable Definition forgets, @Nullable Definition defines) {
        collections().make(new CollectionChange(forgets, defines, List.of(), List.of()), LATER, "cli");
    }

    private Set<String> standing(int content) {
        return ports().asset(id(content)).standing().collections();
    }

    @Test
    void anEmptyCollectionIsKeptAsItWasDefined() {
        Definition book = defined("Käse/雾 ?#%", CollectionKind.PORTFOLIO, "");
        make(null, book);
        assertEquals(List.of(new CollectionEntry(book, true, 0)), collections().all());
        assertEquals(
                Optional.of(new CollectionEntry(book, true, 0)), collections().find("Käse/雾 ?#%"));
        assertEquals(Optional.empty(), collections().find("käse/雾 ?#%"));
        assertEquals(List.of(), collections().members("Käse/雾 ?#%", 10));
    }

    @Test
    void aDefinitionIsReplacedAndForgotten() {
        Definition first = defined("a", CollectionKind.QUERY, "castle");
        Definition second = defined("a", CollectionKind.QUERY, "tower");
        make(null, first);
        make(first, second);
        assertEquals(second, collections().find("a").orElseThrow().definition());
        assertEquals(Map.of("a", "tower"), collections().queries());
        make(second, null);
        assertEquals(List.of(), collections().all());
        make(second, null);
        assertEquals(Map.of(), collections().queries());
    }

    @Test
    void onlySavedSearchesHaveQueries() {
        make(null, defined("b", CollectionKind.QUERY, "is:starred"));
        make(null, defined("a", CollectionKind.QUERY, "rating:5"));
        make(null, defined("c", CollectionKind.MANUAL, ""));
        assertEquals(List.of("a", "b"), List.copyOf(collections().queries().keySet()));
    }

    @Test
    void whatOnlySignalsMadeHasTheirKindAndDateAndGoesWithTheLastOfThem() {
        say(0, COLLECTED, "zoo", AT);
        say(1, COLLECTED, "zoo", LATER);
        CollectionEntry zoo = collections().find("zoo").orElseThrow();
        assertEquals(new CollectionEntry(new Definition("zoo", CollectionKind.MANUAL, "", "", AT), false, 2), zoo);
        say(1, DELIVERED, "Acme", AT);
        say(2, PORTFOLIO, "zoo", LATER);
        assertEquals(
                List.of(CollectionKind.DELIVERY, CollectionKind.PORTFOLIO),
                collections().all().stream()
                        .map(entry -> entry.definition().kind())
                        .toList());
        say(1, UNCOLLECTED, "Acme", LATER);
        assertEquals(Optional.empty(), collections().find("Acme"));
    }

    @Test
    void whatWasDefinedKeepsItsKindAndItsPlaceWhenItIsEmptied() {
        make(null, defined("zoo", CollectionKind.MANUAL, ""));
        say(0, PORTFOLIO, "zoo", AT);
        assertEquals(
                CollectionKind.MANUAL,
                collections().find("zoo").orElseThrow().definition().kind());
        say(0, UNCOLLECTED, "zoo", AT);
        assertEquals(0, collections().find("zoo").orElseThrow().assets());
    }

    @Test
    void theTrashIsNotCountedButBelongsToIt() {
        say(0, COLLECTED, "zoo", AT);
        say(1, COLLECTED, "zoo", AT);
        say(0, REJECTED, "", LATER);
        assertEquals(1, collections().find("zoo").orElseThrow().assets());
        assertEquals(2, collections().members("zoo", 10).size());
        say(1, REJECTED, "", LATER);
        assertEquals(Optional.empty(), collections().find("zoo"));
        say(0, RESTORED, "", LATER);
        assertEquals(1, collections().find("zoo").orElseThrow().assets());
    }

    @Test
    void membersComeInTheOrderOfBeingPutInWithDateAndKind() {
        say(1, COLLECTED, "zoo", LATER);
        say(0, COLLECTED, "zoo", AT);
        say(0, PORTFOLIO, "zoo", LATER);
        say(0, COLLECTED, "zoo", AT);
        say(2, COLLECTED, "zoo", AT);
        say(2, UNCOLLECTED, "zoo", AT);
        say(3, COLLECTED, "other", AT);
        List<Membership> members = List.of(
                new Membership("zoo", id(1), COLLECTED, LATER),
                new Membership("zoo", id(0), COLLECTED, AT),
                new Membership("zoo", id(0), PORTFOLIO, LATER));
        assertEquals(members, collections().members("zoo", 10));
        assertEquals(members.subList(0, 1), collections().members("zoo", 1));
        assertEquals(List.of(), collections().members("zoo", 0));
        assertThrows(IllegalArgumentException.class, () -> collections().members("zoo", -1));
    }

    @Test
    void aChangeMovesMembersWithTheirDatesAndItsReverseMovesThemBack() {
        say(0, PORTFOLIO, "old", AT);
        say(1, COLLECTED, "old", AT);
        List<Membership> before = collections().members("old", 10);
        CollectionChange rename = new CollectionChange(
                null,
                defined("new", CollectionKind.PORTFOLIO, ""),
                before,
                before.stream()
                        .map(one -> new Membership("new", one.asset(), one.kind(), one.at()))
                        .toList());
        long revision = ports().asset(id(1)).revision();
        collections().make(rename, LATER, "page");
        assertEquals(Set.of("new"), standing(0));
        assertTrue(ports().asset(id(1)).revision() > revision);
        assertEquals(rename.join(), collections().members("new", 10));
        assertEquals(Optional.empty(), collections().find("old"));
        List<Signal> said = ports().signals().of(id(0), 2);
        assertEquals(PORTFOLIO, said.get(0).kind());
        assertEquals(AT, said.get(0).at());
        assertEquals(UNCOLLECTED, said.get(1).kind());
        assertEquals(LATER, said.get(1).at());
        assertEquals("page", said.get(1).origin());
        collections().make(rename.back(), LATER, "page");
        assertEquals(before, collections().members("old", 10));
        assertEquals(Optional.empty(), collections().find("new"));
        assertEquals(Set.of("old"), standing(1));
    }

    @Test
    void anUnknownAssetRefusesTheWholeChange() {
        CollectionChange change = new CollectionChange(
                null,
                defined("new", CollectionKind.MANUAL, ""),
                List.of(),
                List.of(new Membership("new", id(0), COLLECTED, AT), new Membership("new", id(99), COLLECTED, AT)));
        SluiceException failure =
                assertThrows(SluiceException.class, () -> collections().make(change, LATER, "page"));
        assertEquals(FailureCode.NOT_FOUND, failure.code());
        assertEquals(List.of(), collections().all());
        assertFalse(standing(0).contains("new"));
    }
}
