package sluice.simulate.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sluice.budget.Step;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.render.Quality;

class ScenarioReaderTest {
    private static final String WHOLE = """
            {"kind": "library", "name": "n", "sizes": [10, 20], "growth": [{"days": 3, "rate": 2}],
             "library": {"seedVariations": 0.5, "pictures": [{"width": 64, "height": 64}]},
             "behaviour": {"hours": "22-7", "picks": {"share": 0.1}},
             "machine": {"cores": 2, "busy": [{"hours": "9-17", "others": 0.5}],
                         "steps": {"embed": {"seconds": 0.5}}}}
            """;

    private static String wrong(String json) {
        SluiceException failure =
                assertThrows(SluiceException.class, () -> ScenarioReader.read("my.json", bytes(json)));
        assertEquals(FailureCode.INVALID, failure.code());
        String message = String.valueOf(failure.getMessage());
        assertTrue(message.startsWith("my.json"), message);
        return message;
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void whatIsLeftOutHasADefault() {
        LibraryScenario read = assertInstanceOf(LibraryScenario.class, ScenarioReader.read("x", bytes(WHOLE)));
        assertEquals(1, read.seed());
        assertEquals(3, read.days());
        assertEquals(4, read.strategies().size());
        assertEquals(100, read.library().imagesPerSession());
        assertEquals("22-7", read.behaviour().hours().toString());
        assertEquals(0.5, read.machine().cost(Step.EMBED).seconds());
        assertEquals(0.1, read.machine().cost(Step.EMBED_CROPS).of(1), "what the program assumes");
    }

    @Test
    void allShippedScenariosAreSound() {
        for (String name : ShippedScenarios.NAMES) {
            Scenario one = ShippedScenarios.shipped(name);
            assertEquals(name, one.name());
            assertTrue(one.about().length() > 20, name);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"seedVariations\"|\"seedvariation\"|library.seedvariation: there is no such field: did you mean \"seedVariations\"?",
                "\"cores\"|\"corse\"|machine.corse: there is no such field: did you mean \"cores\"?",
                "\"cores\": 2|\"cores\": \"two\"|machine.cores: a whole number from 1 to 1,000,000 is needed, not \"two\"",
                "\"cores\": 2|\"cores\": 0|machine.cores: a whole number from 1",
                "\"cores\": 2|\"cores\": 2.5|machine.cores: a whole number from 1",
                "\"cores\": 2,|\"deepCores\": 1,|machine.cores: a whole number from 1 to 1,000,000 is needed, not nothing",
                "\"share\": 0.1|\"share\": 1.1|behaviour.picks.share: a number from 0 to 1 is needed, not 1.1",
                "\"share\": 0.1|\"share\": null|behaviour.picks.share: a number from 0 to 1 is needed, not null",
                "\"share\": 0.1|\"fromStarred\": 0.7, \"fromOpened\": 0.5|behaviour.picks: fromStarred and fromOpened",
                "\"22-7\"|\"25-7\"|behaviour.hours: \"always\" or two hours",
                "\"9-17\"|9|machine.busy[0].hours: \"always\" or two hours",
                "\"days\": 3|\"days\": 99999|growth[0].days: a whole number from 1 to 3,650 is needed, not 99999",
                "\"rate\": 2|\"rate\": 0|growth: the library grows in one phase at least",
                "[10, 20]|[20, 10]|sizes[1]: sizes go up",
                "[10, 20]|[]|sizes: a list of 1 to 12 whole numbers is needed, not a list of 0",
                "[10, 20]|[99999999999]|sizes[0]: a whole number from 1 to 1,000,000,000",
                "\"embed\"|\"embd\"|machine.steps.embd: there is no such field: did you mean \"embed\"?",
                "\"library\",|\"libary\",|kind: there is no kind \"libary\": did you mean \"library\"?",
                "\"name\": \"n\"|\"name\": \"n\", \"strategies\": [\"best\"]|strategies[0]: one of uniform, minimal, manual, cost-aware is needed",
                "\"name\": \"n\"|\"name\": \"n\", \"strategies\": [\"manual\", \"manual\"]|strategies[1]: \"manual\" is there twice",
                "\"name\": \"n\"|\"name\": \"n\", \"name\": \"m\"|is not sound JSON",
                "\"name\": \"n\"|\"name\": \"n\", \"start\": \"2026-02-30\"|start: a day such as",
                "\"name\": \"n\"|\"name\": \" \"|name: a text of 1 to 80 characters is needed",
                "\"name\": \"n\"|\"name\": \"n\", \"seed\": 1e3|seed: a whole number"
            })
    void whatIsWrongIsNamedWithItsPlace(String from, String to, String expected) {
        assertTrue(WHOLE.contains(from), from);
        String message = wrong(WHOLE.replace(from, to));
        assertTrue(message.contains(expected), message);
    }

    private static final String RENDERS = """
            {"kind": "renders", "name": "n", "loads": [{"slots": 1}, {"slots": 2}],
             "trace": {"generated": {"requests": 9, "secondsPerStep": 0.5,
                                     "steps": [{"number": 30}], "images": [{"number": 1}]}},
             "wanted": {"heroFromSteps": 40, "draftFromImages": 4, "draft": {"deadlineSeconds": 60, "effort": 0.4},
                        "standard": {"deadlineSeconds": 60}, "hero": {"deadlineSeconds": 60}},
             "pools": [{"name": "one", "price": "l4"}, {"name": "two", "microUsdPerHour": 5, "best": "standard"}],
             "fleets": {"all-heavy": {"one": 2}, "all-cheap": {"two": 2}, "static-tiers": {"one": 2},
                        "router": {"one": 1, "two": 3}}}
            """;

    @Test
    void requestsForPicturesAreAnotherKind(@TempDir Path folder) throws Exception {
        RendersScenario read = assertInstanceOf(RendersScenario.class, ScenarioReader.read("x", bytes(RENDERS)));
        assertEquals(Map.of("one", 1, "two", 3), read.fleet(Placing.ROUTER));
        assertEquals(800_000, read.pools().getFirst().microUsdPerHour());
        assertEquals(Quality.DRAFT, read.wanted().quality(30, 4));
        assertEquals(Quality.HERO, read.wanted().quality(40, 4));
        assertEquals(0.4, read.wanted().of(Quality.DRAFT).effort());
        String generated = RENDERS.substring(RENDERS.indexOf("{\"generated\""), RENDERS.indexOf(",\n \"wanted\""));
        Path file =
                Files.writeString(folder.resolve("s.json"), RENDERS.replace(generated, "{\"file\": \"trace.csv\"}"));
        RendersScenario beside = assertInstanceOf(RendersScenario.class, ScenarioReader.read(file));
        assertEquals(new RendersScenario.TraceFile(folder.resolve("trace.csv")), beside.trace());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"requests\": 9|\"requests\": 0|trace.generated.requests: a whole number from 1",
                "{\"generated\"|{\"file\": \"x\", \"generated\"|trace: either a file or a generated trace",
                "{\"slots\": 2}]|{\"slots\": 1}]|loads[1]: loads go up",
                "\"price\": \"l4\"|\"price\": \"l5\"|pools[0].price: a kind of the price list",
                "\"price\": \"l4\"|\"price\": \"l4\", \"microUsdPerHour\": 1|pools[0].microUsdPerHour: state either",
                "\"two\", |\"one\", |pools[1].name: \"one\" is there twice",
                "\"router\": {\"one\": 1, |\"router\": {|fleets.router: no pool of it takes hero",
                "\"all-cheap\": {\"two\": 2}|\"all-cheap\": {}|fleets.all-cheap: a slot of a pool at least",
                "\"all-cheap\": {\"two\"|\"all-cheap\": {\"tow\"|fleets.all-cheap.tow: there is no such field",
                "\"effort\": 0.4|\"effort\": 0|wanted.draft.effort: a number from 0.01 to 1",
                "\"kind\": \"renders\"|\"kind\": \"render\"|kind: there is no kind \"render\": did you mean \"renders\"?"
            })
    void whatIsWrongWithRequestsIsNamedToo(String from, String to, String expected) {
        assertTrue(RENDERS.contains(from), from);
        String message = wrong(RENDERS.replace(from, to));
        assertTrue(message.contains(expected), message);
    }

    @Test
    void whatIsNoScenarioIsSaid() {
        assertTrue(wrong("").contains("my.json"));
        assertTrue(wrong("[]").contains("an object is needed, not a list of 0"));
        assertTrue(wrong("{").contains("is not sound JSON"));
        assertTrue(wrong(WHOLE + "{}").contains("is not sound JSON"));
        assertTrue(wrong("{\"kind\": 3}").contains("kind: a text"));
    }

    @Test
    void filesThatAreNotThereOrTooLargeAreNamed(@TempDir Path folder) throws Exception {
        Path none = folder.resolve("none.json");
        assertTrue(String.valueOf(assertThrows(SluiceException.class, () -> ScenarioReader.read(none))
                        .getMessage())
                .contains("none.json is not there"));
        assertTrue(String.valueOf(assertThrows(SluiceException.class, () -> ScenarioReader.read(folder))
                        .getMessage())
                .contains("is no file"));
        Path large = Files.write(folder.resolve("large.json"), new byte[(1 << 20) + 1]);
        assertEquals(
                FailureCode.TOO_LARGE,
                assertThrows(SluiceException.class, () -> ScenarioReader.read(large))
                        .code());
        SluiceException near = assertThrows(SluiceException.class, () -> ShippedScenarios.find("ten-tousand"));
        assertTrue(String.valueOf(near.getMessage()).contains("did you mean \"ten-thousand\"?"), near::getMessage);
    }

    /** Damaged files are read or refused in words; nothing else ever comes out. */
    @Test
    void anyDamageIsRefusedInWords() {
        byte[] sound = ShippedScenarios.bytes("ten-thousand");
        SplittableRandom random = new SplittableRandom(20_261_121);
        int refused = 0;
        for (int turn = 0; turn < 3_000; turn++) {
            byte[] damaged = sound.clone();
            for (int i = random.nextInt(1, 4); i > 0; i--) {
                damaged[random.nextInt(damaged.length)] = (byte) (32 + random.nextInt(95));
            }
            try {
                ScenarioReader.read("damaged", damaged);
            } catch (SluiceException e) {
                refused++;
                String message = String.valueOf(e.getMessage());
                assertTrue(message.startsWith("damaged") && message.length() < 800, message);
            }
        }
        assertTrue(refused > 1_000, refused + " were refused");
    }
}
