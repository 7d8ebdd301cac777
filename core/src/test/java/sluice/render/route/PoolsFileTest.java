package sluice.render.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.render.Quality;
import sluice.render.Stage;

class PoolsFileTest {
    private static final PoolsFile.Machine MACHINE = new PoolsFile.Machine(8, 1L << 33, true);
    private static final String WHOLE = """
            {"pools": [
               {"name": "here", "generator": "builtin", "slots": 2},
               {"name": "card", "generator": "onnx", "provider": "cuda", "price": "l4", "memoryGiB": 22.5,
                "batch": 4, "least": "standard", "models": ["sdxl"]},
               {"name": "desk", "generator": "comfyui", "address": "http://127.0.0.1:8188", // under the desk
                "price": "own-card"}],
             "prices": {"l4": 750000, "own-card": 60000},
             "preferences": {"draft": ["sd-turbo", "builtin"]}}
            """;

    private static PoolsFile read(String json) {
        return PoolsFile.read("pools.json", json.getBytes(StandardCharsets.UTF_8), MACHINE);
    }

    @Test
    void whatIsLeftOutFollowsFromTheMachineAndThePriceList() {
        PoolsFile file = read(WHOLE);
        assertEquals(
                List.of(
                        new Pool(
                                "here",
                                "builtin",
                                "",
                                List.of(),
                                "cpu",
                                160_000,
                                2,
                                1,
                                1L << 33,
                                Quality.DRAFT,
                                Quality.HERO),
                        new Pool(
                                "card",
                                "onnx",
                                "",
                                List.of("sdxl"),
                                "cuda",
                                750_000,
                                1,
                                4,
                                45L << 29,
                                Quality.STANDARD,
                                Quality.HERO),
                        new Pool(
                                "desk",
                                "comfyui",
                                "http://127.0.0.1:8188",
                                List.of(),
                                "remote",
                                60_000,
                                1,
                                1,
                                1L << 33,
                                Quality.DRAFT,
                                Quality.HERO)),
                file.pools());
        assertEquals(
                Map.of(Quality.DRAFT, List.of("sd-turbo", "builtin")),
                file.preferences().models());
        assertEquals(PriceList.DEFAULT.of("h100"), file.prices().of("h100"), "what is not overridden stays");
        assertEquals(PriceList.DEFAULT.date(), file.prices().date());
    }

    @Test
    void aHomeWithoutAFileHasTheBuiltInGeneratorAndItsPipelines(@TempDir Path home) throws Exception {
        Path file = home.resolve("pools.json");
        assertEquals(
                List.of("here", "here-onnx", "press"),
                PoolsFile.read(file, MACHINE).pools().stream().map(Pool::name).toList());
        PoolsFile plain = PoolsFile.read(file, new PoolsFile.Machine(2, 1, false));
        assertEquals(
                List.of("builtin", "builtin"),
                plain.pools().stream().map(Pool::generator).toList());
        assertEquals(80_000, plain.pools().getFirst().microUsdPerHour(), "two cores");
        assertEquals(40_000, plain.pools().getLast().microUsdPerHour(), "one");
        assertEquals(1, plain.pools().getLast().slots());
        assertEquals(
                1,
                PoolsFile.read(file, new PoolsFile.Machine(1, 1, false)).pools().size(),
                "there is no other core");
        Files.writeString(file, "{\"pools\": []}");
        SluiceException wrong = assertThrows(SluiceException.class, () -> PoolsFile.read(file, MACHINE));
        assertEquals(FailureCode.INVALID, wrong.code());
        assertTrue(
                String.valueOf(wrong.getMessage()).startsWith(file + ": pools: a list of 1 to 64"), wrong::getMessage);
    }

    @Test
    void aPoolMayBeMeantForSomeStages() {
        List<Pool> pools = read("""
                {"pools": [{"name": "here", "generator": "builtin", "stages": ["denoise", "decode"]},
                           {"name": "press", "stages": ["finish"], "slots": 2, "cores": 1}]}
                """).pools();
        assertEquals(Set.of(Stage.DENOISE, Stage.DECODE), pools.getFirst().stages());
        assertEquals(Set.of(Stage.FINISH), pools.getLast().stages());
        assertEquals(PoolsFile.BUILTIN, pools.getLast().generator(), "which finishing does not ask for");
        assertEquals(40_000, pools.getLast().microUsdPerHour());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"slots\": 2|\"slot\": 2|pools[0].slot: there is no such field: did you mean \"slots\"?",
                "\"slots\": 2|\"stages\": []|pools[0].stages: a list of 1 to 4 of one of encode, denoise, decode, finish",
                "\"slots\": 2|\"stages\": [\"draw\"]|pools[0].stages[0]: one of encode, denoise, decode, finish is needed",
                "\"slots\": 2|\"stages\": [\"finish\", \"finish\"]|pools[0].stages[1]: \"finish\" is there twice",
                "\"price\": \"own-card\"|\"price\": \"own-card\", \"stages\": [\"finish\"]|pools[2].stages: a comfyui server draws",
                "\"slots\": 2|\"slots\": 0|pools[0].slots: a whole number from 1 to 256",
                "\"slots\": 2|\"slots\": \"two\"|pools[0].slots: a whole number",
                "\"batch\": 4|\"batch\": 1000|pools[1].batch: a whole number from 1 to 64",
                "\"name\": \"card\"|\"name\": \"HERE\"|pools[1].name: \"HERE\" is there twice",
                "\"name\": \"card\"|\"name\": \"a b\"|pools[1].name: a name of 1 to 40 letters",
                "\"onnx\"|\"torch\"|pools[1].generator: one of builtin, onnx, comfyui is needed, not \"torch\"",
                "http://127.0.0.1:8188|ftp://127.0.0.1|pools[2].address: an address such as",
                "http://127.0.0.1:8188|127.0.0.1:8188|pools[2].address: an address such as",
                "http://127.0.0.1:8188|http:///x|pools[2].address: an address such as",
                "\"slots\": 2|\"address\": \"http://x\"|pools[0].address: a builtin pool is in this process",
                "\"slots\": 2|\"provider\": \"remote\"|pools[0].provider: \"remote\" is for comfyui pools",
                "\"cuda\"|\"rocm\"|pools[1].provider: one of cpu, cuda, tensorrt, remote",
                "\"price\": \"l4\"|\"price\": \"l5\"|pools[1].price: a kind of the price list (a100-40,",
                "\"price\": \"l4\"|\"price\": \"cpu\"|pools[1].price: \"cpu\" is the price of a core",
                "\"price\": \"l4\",|\"best\": \"hero\",|pools[1].price: a kind of the price list",
                "\"price\": \"l4\"|\"price\": \"l4\", \"microUsdPerHour\": 3|pools[1].microUsdPerHour: state either",
                "\"price\": \"l4\"|\"microUsdPerHour\": -3|pools[1].microUsdPerHour: a whole number from 0",
                "\"price\": \"l4\"|\"price\": \"l4\", \"cores\": 3|pools[1].cores: only the processor",
                "\"standard\"|\"good\"|pools[1].least: one of draft, standard, hero",
                "\"least\": \"standard\"|\"least\": \"standard\", \"best\": \"draft\"|pools[1].best: it cannot be lower",
                "\"memoryGiB\": 22.5|\"memoryGiB\": 0|pools[1].memoryGiB: a number from",
                "[\"sdxl\"]|\"sdxl\"|pools[1].models: a list of",
                "750000|\"cheap\"|prices.l4: a whole number",
                "\"draft\": [|\"drafts\": [|preferences.drafts: there is no such field: did you mean \"draft\"?",
                "\"preferences\"|\"preference\"|preference: there is no such field: did you mean \"preferences\"?"
            })
    void whatIsWrongIsNamedWithItsPlace(String from, String to, String expected) {
        assertTrue(WHOLE.contains(from), from);
        SluiceException wrong = assertThrows(SluiceException.class, () -> read(WHOLE.replace(from, to)));
        assertEquals(FailureCode.INVALID, wrong.code());
        assertTrue(String.valueOf(wrong.getMessage()).startsWith("pools.json: " + expected), wrong::getMessage);
    }

    @Test
    void somePoolHasToDraw() {
        SluiceException wrong = assertThrows(
                SluiceException.class, () -> read("{\"pools\": [{\"name\": \"press\", \"stages\": [\"finish\"]}]}"));
        assertTrue(
                String.valueOf(wrong.getMessage()).startsWith("pools.json: pools: none of them draws"),
                wrong::getMessage);
    }
}
