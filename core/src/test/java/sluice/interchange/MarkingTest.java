package sluice.interchange;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sluice.asset.AssetId;
import sluice.asset.Label;
import sluice.asset.Standing;
import sluice.signal.NewSignal;
import sluice.signal.Signal;
import sluice.signal.SignalKind;

/** What a sidecar says of an asset, and what is heard from it. */
class MarkingTest {
    private static final AssetId ID = new AssetId("0123456789abcdef0123456789abcdef");
    private static final List<String> NAMES =
            List.of("castle", "a/b", "a|b", "Käse 雾", "“q” <&>", "Collections", "castle night", "🎨", "x", "b");

    private static Said said(String json) {
        return SaidJson.read(json.replace('\'', '"'));
    }

    private static List<String> heard(Said before, Said now, Standing standing) {
        return SignalWords.of(Heard.between(before, now).signals(ID, standing, Instant.EPOCH, "sidecar"));
    }

    private static List<String> heard(String now) {
        return heard(Said.NOTHING, said(now), Standing.NEW);
    }

    private static Standing after(Standing before, List<NewSignal> signals) {
        Standing standing = before;
        for (NewSignal one : signals) {
            standing = new Signal(0, ID, one.kind(), one.detail(), one.amount(), one.at(), "").applyTo(standing);
        }
        return standing;
    }

    private static Standing drawn(Random random) {
        Standing standing = Standing.NEW
                .withRating(random.nextInt(6))
                .withStar(random.nextBoolean())
                .withTrashed(random.nextInt(4) == 0)
                .withLabel(random.nextInt(3) == 0 ? null : Label.values()[random.nextInt(5)]);
        for (String name : NAMES) {
            standing = random.nextInt(3) == 0 ? standing.withTag(name, true) : standing;
            standing = random.nextInt(4) == 0 ? standing.withCollection(name, true) : standing;
        }
        return standing;
    }

    /** A sidecar has one place for a rating or a rejection, and one for a pick or a rejection. */
    private static Standing told(Standing standing) {
        return standing.trashed() ? standing.withRating(0).withStar(false) : standing;
    }

    private static Standing heardIn(Said before, Said now, Standing standing) {
        return after(standing, Heard.between(before, now).signals(ID, standing, Instant.EPOCH, "sidecar"));
    }

    @Test
    void whatIsWrittenIsHeardByAnotherLibrary() throws Exception {
        Random random = new Random(20260501);
        for (int round = 0; round < 200; round++) {
            Standing standing = drawn(random);
            Sidecar sidecar = Sidecar.empty();
            sidecar.mark(standing);
            Said said = Sidecar.parse(sidecar.bytes()).said();
            assertEquals(told(standing), heardIn(Said.NOTHING, said, Standing.NEW), "round " + round);
            assertEquals(standing, heardIn(said, said, standing));
            assertEquals(said, Marking.of(said, standing), "what says so already stays: round " + round);
        }
    }

    @Test
    void whateverWasWrittenBeforeTheLastStandingIsWhatItSays() throws Exception {
        Random random = new Random(7);
        Standing standing = drawn(random);
        Sidecar sidecar = Sidecar.empty();
        for (int round = 0; round < 200; round++) {
            sidecar.mark(standing);
            byte[] bytes = sidecar.bytes();
            sidecar = Sidecar.parse(bytes);
            assertEquals(told(standing), heardIn(Said.NOTHING, sidecar.said(), Standing.NEW), "round " + round);
            sidecar.mark(standing);
            assertArrayEquals(bytes, sidecar.bytes());
            standing = drawn(random);
        }
    }

    @Test
    void onlyWhatWasChangedThereCountsHere() {
        Said seen = said("{'xmp:Rating':['3'],'xmp:Label':['Red'],'dc:subject':['a','b']}");
        Standing here = Standing.NEW
                .withRating(5)
                .withLabel(Label.GREEN)
                .withTag("a", true)
                .withTag("c", true);
        assertEquals(List.of(), heard(seen, seen, here));
        assertEquals(
                List.of("tagged d", "untagged a"),
                heard(seen, said("{'xmp:Rating':['3'],'xmp:Label':['Red'],'dc:subject':['b','d']}"), here));
        assertEquals(
                List.of("rated 1"),
                heard(seen, said("{'xmp:Rating':['1'],'xmp:Label':['Red'],'dc:subject':['a','b']}"), here));
        assertEquals(List.of("rating taken away", "label taken away", "untagged a"), heard(seen, Said.NOTHING, here));
    }

    @Test
    void rejectionsComeInThreeWays() {
        assertEquals(List.of("rejected"), heard("{'xmp:Rating':['-1']}"));
        assertEquals(List.of("rejected"), heard("{'xmp:Rating':['-1.0']}"));
        assertEquals(List.of("rejected"), heard("{'digiKam:PickLabel':['1']}"));
        assertEquals(List.of("rejected"), heard("{'xmpDM:pick':['-1']}"));
        Said rejected = said("{'xmp:Rating':['-1'],'digiKam:PickLabel':['1'],'xmpDM:pick':['-1']}");
        Said rated = said("{'xmp:Rating':['4'],'digiKam:PickLabel':['1'],'xmpDM:pick':['-1']}");
        assertEquals(
                List.of("taken out of the trash", "rated 4"), heard(rejected, rated, Standing.NEW.withTrashed(true)));
    }

    @Test
    void aZeroForNoneTakesNothingAway() {
        assertEquals(List.of(), heard(Said.NOTHING, said("{'xmp:Rating':['0']}"), Standing.NEW.withRating(4)));
        assertEquals(
                List.of("taken out of the trash"),
                heard(
                        said("{'xmp:Rating':['-1']}"),
                        said("{'xmp:Rating':['0']}"),
                        Standing.NEW.withRating(4).withTrashed(true)));
    }

    @Test
    void picksAreStars() {
        assertEquals(List.of("starred"), heard("{'digiKam:PickLabel':['3']}"));
        assertEquals(List.of("starred"), heard("{'xmpDM:pick':['1']}"));
        assertEquals(List.of(), heard("{'digiKam:PickLabel':['2']}"));
        Said picked = said("{'digiKam:PickLabel':['3'],'xmpDM:pick':['1']}");
        assertEquals(
                List.of("star taken away"),
                heard(picked, said("{'digiKam:PickLabel':['0'],'xmpDM:pick':['1']}"), Standing.NEW.withStar(true)));
    }

    @ParameterizedTest
    @CsvSource({
        "Red, red",
        "RED, red",
        "Rot, red",
        "Grün, green",
        "Azul, blue",
        "Żółty, yellow",
        "紫色, purple",
        "To Do, purple",
        "Approved, green"
    })
    void coloursAreKnownByTheWordsOfManyLanguages(String word, String label) {
        assertEquals(List.of("labelled " + label), heard("{'xmp:Label':['" + word + "']}"));
    }

    @Test
    void coloursWithoutCounterpartSayNothingAndStay() {
        assertEquals(List.of(), heard("{'xmp:Label':['Winner']}"));
        assertEquals(List.of(), heard("{'digiKam:ColorLabel':['2']}"));
        assertEquals(List.of("labelled purple"), heard("{'digiKam:ColorLabel':['6']}"));
        Said winner = said("{'xmp:Label':['Winner'],'digiKam:ColorLabel':['2']}");
        assertEquals(winner, Marking.of(winner, Standing.NEW));
        assertEquals(
                "Blue", Marking.of(winner, Standing.NEW.withLabel(Label.BLUE)).text(Property.LABEL));
        Said german = said("{'xmp:Label':['Blau'],'digiKam:ColorLabel':['5']}");
        assertEquals(german, Marking.of(german, Standing.NEW.withLabel(Label.BLUE)));
    }

    @Test
    void ratingsThatAreNoneSayNothing() {
        assertEquals(List.of("rated 5"), heard("{'xmp:Rating':['4.5']}"));
        assertEquals(List.of(), heard("{'xmp:Rating':['0']}"));
        for (String wrong : List.of("7", "-3", "good", "NaN", "1e9")) {
            assertEquals(List.of(), heard("{'xmp:Rating':['" + wrong + "']}"));
        }
    }

    @Test
    void hierarchiesAreTagsByTheirEndsAndCollectionsByTheirRoot() {
        assertEquals(List.of("tagged Cat"), heard("{'lr:hierarchicalSubject':['Animals|Cat']}"));
        assertEquals(
                List.of("tagged Animals", "tagged Cat"),
                heard("{'lr:hierarchicalSubject':['Animals|Cat'],'dc:subject':['Cat','Animals']}"));
        assertEquals(
                List.of("tagged a", "put into Best of"),
                heard("{'digiKam:TagsList':['Collections/Best of','a'],'dc:subject':['Best of','a']}"));
    }

    @Test
    void branchesOfOthersAreLeftWhereTheyAre() {
        Said branched = said("{'lr:hierarchicalSubject':['Animals|Cat'],'dc:subject':['Cat','Animals']}");
        Standing both = Standing.NEW.withTag("Cat", true).withTag("Animals", true);
        assertEquals(List.of("Animals|Cat"), Marking.of(branched, both).items(Property.HIERARCHY));
        assertEquals(
                List.of("Animals|Cat", "new"),
                Marking.of(branched, both.withTag("new", true)).items(Property.HIERARCHY));
        assertEquals(
                List.of("Animals"),
                Marking.of(branched, both.withTag("Cat", false)).items(Property.HIERARCHY));
    }

    @Test
    void namesThatCannotBeTagsArePassedOver() {
        assertEquals(
                List.of("tagged ok"), heard("{'dc:subject':['','  ','" + "x".repeat(200) + "','two\\nlines','ok']}"));
    }

    @Test
    void damageIsRefusedAndNeverHangs() throws Exception {
        Sidecar whole = Sidecar.empty();
        whole.mark(drawn(new Random(3)).withTag("t", true).withCollection("c", true));
        byte[] bytes = whole.bytes();
        Random random = new Random(99);
        int read = 0;
        for (int round = 0; round < 400; round++) {
            byte[] damaged = bytes.clone();
            for (int i = random.nextInt(3); i >= 0; i--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            try {
                Sidecar sidecar = Sidecar.parse(damaged);
                Heard.between(Said.NOTHING, sidecar.said()).signals(ID, Standing.NEW, Instant.EPOCH, "sidecar");
                sidecar.mark(Standing.NEW.withRating(2).withTag("x", true));
                assertEquals("2", Sidecar.parse(sidecar.bytes()).said().text(Property.RATING), "round " + round);
                read++;
            } catch (NotXmpException e) {
                assertTrue(String.valueOf(e.getMessage()).startsWith("is "), e::toString);
            }
        }
        assertTrue(read > 10 && read < 390, "read " + read);
        for (int end = 0; end < bytes.length - 40; end += 31) {
            byte[] cut = new String(bytes, 0, end, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.ISO_8859_1);
            assertThrows(NotXmpException.class, () -> Sidecar.parse(cut));
        }
    }

    @Test
    void wordsAreThereForEverySignal() {
        assertEquals(
                Map.of(SignalKind.RATED, "rated 4"),
                Map.of(
                        SignalKind.RATED,
                        SignalWords.of(List.of(new NewSignal(ID, SignalKind.RATED, "", 4, Instant.EPOCH, "", null)))
                                .getFirst()));
    }
}
