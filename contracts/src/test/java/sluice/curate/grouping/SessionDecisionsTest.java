package sluice.curate.grouping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sluice.curate.grouping.DrawnAsset.drawn;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sluice.asset.AssetId;
import sluice.asset.Lineage;
import sluice.curate.Decided;
import sluice.curate.Decision;
import sluice.curate.Session;
import sluice.curate.session.SessionName;
import sluice.curate.session.SessionOutline;
import sluice.curate.session.SessionShaping;
import sluice.curate.session.SessionSubject;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;

/** What users say about sessions and lineage, and what rules leave alone then. */
class SessionDecisionsTest {
    private final SessionLibrary library = new SessionLibrary();
    private final SessionShaping shaping = new SessionShaping(library.groups);

    /** Images 1 to 3 within twenty minutes, 11 to 12 two hours later, 21 a day later. */
    private void threeSessions() {
        library.add(drawn(1), drawn(2).minute(10), drawn(3).minute(20));
        library.add(drawn(11).minute(140), drawn(12).minute(150), drawn(21).minute(1_500));
    }

    private Session session(int number) {
        return shaping.session(library.session(number));
    }

    private List<Decision> decide(List<Decision> decisions) {
        return library.grouping.decide(decisions);
    }

    @Test
    void aSessionIsNamedAndTheNameTakenBack() {
        threeSessions();
        List<Decision> back = decide(shaping.rename(library.session(1), "  Lighthouses "));
        assertEquals("Lighthouses", session(1).name());
        assertEquals(List.of(), decide(shaping.rename(library.session(1), "Lighthouses")));
        library.restart();
        assertEquals("Lighthouses", session(2).name());
        decide(back);
        assertEquals("", session(1).name());
    }

    @Test
    void mergingMakesOneAndTakingItBackGivesEachItsNumberAndName() {
        threeSessions();
        long first = library.session(1);
        long second = library.session(11);
        decide(shaping.rename(second, "Second"));
        List<Decision> back = decide(shaping.merge(List.of(second, first, library.session(21)), null));
        assertEquals(new Session(first, "Second", session(1).from(), session(1).to(), 6, 0), session(21));
        assertEquals(1, library.groups.sessionsBefore(null, 9).size());
        decide(back);
        assertEquals(List.of(first, second), List.of(library.session(1), library.session(11)));
        assertEquals("Second", session(12).name());
        assertEquals("", session(3).name());
        assertEquals(3, library.groups.sessionsBefore(null, 9).size());
        assertEquals(List.of(), library.groups.pinnedAfter(null, 9), "rules are free again");
    }

    @Test
    void whatWasSplitStaysSplitWhateverComesBetween() {
        threeSessions();
        long before = library.session(1);
        Decided split = library.grouping.decide(() -> shaping.splitAt(before, DrawnAsset.MORNING.plusSeconds(600)));
        assertEquals(before, library.session(1));
        long made = library.session(2);
        assertNotEquals(before, made);
        assertEquals(made, library.session(3));
        library.add(drawn(4).minute(5), drawn(5).minute(12));
        assertEquals(List.of(before, made), List.of(library.session(4), library.session(5)), "new ones still join");
        library.restart();
        library.add(drawn(6).minute(6));
        assertEquals(List.of(before, made), List.of(library.session(6), library.session(3)));
        decide(split.back());
        assertEquals(before, library.session(3));
        assertEquals(made, library.session(5), "what came later is not taken back");
        decide(split.done());
        assertEquals(made, library.session(3), "done again under the same number");
    }

    @Test
    void anImageThatWasMovedStaysWhenItsTimeChanges() {
        threeSessions();
        long first = library.session(1);
        decide(List.of(new Decision.Moved(List.of(library.id(12)), first)));
        library.add(drawn(12).minute(-600));
        assertEquals(first, library.session(12));
        assertEquals(DrawnAsset.MORNING.minusSeconds(36_000), session(1).from());
        assertEquals(first, library.groups.sessionsBefore(null, 9).getLast().id(), "it begins earlier now");
        library.add(drawn(2).minute(-700));
        assertEquals(first, library.session(2), "times get lost in copies; what grew together stays");
    }

    @Test
    void aNamedSessionIsUnitedWithNoOther() {
        library.add(drawn(1).minute(0), drawn(2).minute(60));
        decide(shaping.rename(library.session(2), "Evening"));
        library.add(drawn(3).minute(30));
        assertEquals(library.session(1), library.session(3));
        assertNotEquals(library.session(2), library.session(3));
    }

    @Test
    void anImageWithinALongMergedSessionJoinsIt() {
        threeSessions();
        decide(shaping.merge(List.of(library.session(1), library.session(21)), "Both"));
        library.add(drawn(22).minute(1_495));
        assertEquals(library.session(1), library.session(22));
    }

    @Test
    void whatCannotBeIsRefusedAndChangesNothing() {
        threeSessions();
        long one = library.session(1);
        long other = library.session(11);
        long revision = library.lastRevision();
        refused(FailureCode.INVALID, () -> shaping.merge(List.of(one), null));
        refused(FailureCode.INVALID, () -> shaping.merge(List.of(one, one), null));
        refused(FailureCode.NOT_FOUND, () -> shaping.merge(List.of(one, 99L), null));
        refused(FailureCode.INVALID, () -> shaping.merge(List.of(one, other), "two\nlines"));
        refused(FailureCode.INVALID, () -> shaping.rename(one, "n".repeat(SessionName.LONGEST + 1)));
        refused(FailureCode.NOT_FOUND, () -> shaping.rename(99, "x"));
        refused(FailureCode.INVALID, () -> shaping.split(one, List.of()));
        refused(FailureCode.CONFLICT, () -> shaping.split(one, library.ids(1, 2, 3)));
        refused(FailureCode.CONFLICT, () -> shaping.split(one, library.ids(1, 11)));
        refused(FailureCode.CONFLICT, () -> shaping.splitAt(one, DrawnAsset.MORNING));
        refused(FailureCode.CONFLICT, () -> shaping.splitAt(one, DrawnAsset.MORNING.plusSeconds(86_400)));
        refused(FailureCode.NOT_FOUND, () -> shaping.splitAt(99, DrawnAsset.MORNING));
        refused(
                FailureCode.NOT_FOUND,
                () -> List.of(
                        new Decision.Moved(library.ids(1), other),
                        new Decision.Moved(List.of(drawn(77).id()), other)));
        refused(
                FailureCode.NOT_FOUND,
                () -> List.of(new Decision.Moved(library.ids(1), other), new Decision.Named(99, "x")));
        assertEquals(revision, library.lastRevision());
        assertEquals(one, library.session(1));
    }

    private void refused(FailureCode code, Supplier<List<Decision>> plan) {
        SluiceException refusal = assertThrows(SluiceException.class, () -> library.grouping.decide(plan));
        assertEquals(code, refusal.code(), refusal::getMessage);
    }

    @Test
    void theUserSaysWhatAnImageWasMadeFromAndTakesItBack() {
        threeSessions();
        Lineage link = new Lineage(library.id(1), library.id(11), Lineage.Kind.VARIED);
        List<Decision> back = decide(List.of(new Decision.MadeFrom(link)));
        assertEquals(List.of(link), library.groups.parents(library.ids(11)).get(library.id(11)));
        assertEquals(List.of(), decide(List.of(new Decision.MadeFrom(link))), "said already");
        decide(List.of(new Decision.MadeFrom(new Lineage(library.id(11), library.id(21), Lineage.Kind.UPSCALED))));
        refused(
                FailureCode.CONFLICT,
                () -> List.of(new Decision.MadeFrom(new Lineage(library.id(21), library.id(1), Lineage.Kind.VARIED))));
        refused(
                FailureCode.CONFLICT,
                () -> List.of(new Decision.MadeFrom(new Lineage(library.id(1), library.id(1), Lineage.Kind.VARIED))));
        refused(
                FailureCode.NOT_FOUND,
                () -> List.of(new Decision.MadeFrom(new Lineage(drawn(77).id(), library.id(1), Lineage.Kind.VARIED))));
        assertEquals(List.of(new Decision.MadeFrom(link)), decide(back));
        assertTrue(library.groups.parents(library.ids(11)).isEmpty());
        assertEquals(List.of(), decide(back));
    }

    /** Whatever is decided and whatever arrives, what the user said holds, and taking back restores what was. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatWasSaidHolds(long seed) {
        SaidSessions said = new SaidSessions(library, seed);
        IntStream.range(0, 60).forEach(step -> said.step());
    }

    @Test
    void anOutlineShowsTheBestOfEachStretchAndWhenThereWasMuch() {
        library.add(IntStream.range(0, 40)
                .mapToObj(i -> drawn(i).seed(null).minute(i < 20 ? 0 : i))
                .toArray(DrawnAsset[]::new));
        library.catalog.stand(library.id(3), standing -> standing.withValue(0.5));
        library.catalog.stand(
                library.id(39), standing -> standing.withTrashed(true).withValue(0.9));
        SessionOutline outline = SessionOutline.of(library.groups.sessionMembers(library.session(0), null, 100));
        assertEquals(SessionOutline.SAMPLES, outline.samples().size());
        assertTrue(outline.samples().contains(library.id(3)));
        assertTrue(!outline.samples().contains(library.id(39)), "what waits in the trash is not shown");
        assertEquals(20, outline.activity().getFirst());
        assertEquals(40, outline.activity().stream().mapToInt(n -> n).sum());
    }

    @Test
    void aSubjectIsWhatMostPromptsShare() {
        List<AssetId> ids = List.of(
                library.put(drawn(1).prompt("masterpiece, (lighthouse:1.2) on a cliff, storm <lora:waves:1>")),
                library.put(drawn(2).prompt("a lighthouse on a cliff at dawn, best quality")),
                library.put(drawn(3).prompt("red fox").model("other")));
        assertEquals(
                new SessionSubject("lighthouse, cliff", "dreamshaper"), SessionSubject.of(library.catalog.find(ids)));
        assertEquals(new SessionSubject("", null), SessionSubject.of(List.of()));
        assertEquals(
                new SessionSubject("", null),
                SessionSubject.of(library.catalog.find(
                        List.of(library.put(drawn(9).prompt(null).model(null))))));
    }
}
