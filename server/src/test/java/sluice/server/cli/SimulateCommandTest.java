package sluice.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sluice.server.http.Json;
import tools.jackson.databind.JsonNode;

@SuppressWarnings("NullAway.Init")
class SimulateCommandTest {
    private static final String SCENARIO = """
            {"kind": "library", "name": "small", "sizes": [100, 400], "growth": [{"days": 4}],
             "library": {"seedVariations": 0.5, "pictures": [{"width": 640, "height": 640}]},
             "behaviour": {"opened": 0.1, "starred": 0.05, "picks": {"share": 0.02, "fromStarred": 1}},
             "machine": {"cores": 2}}
            """;

    @TempDir
    Path folder;

    private record Ended(int code, String out, String err) {
        List<JsonNode> lines() {
            return out.lines().map(Json.MAPPER::readTree).toList();
        }
    }

    private Ended run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] all = Stream.concat(
                        Stream.of("simulate", "--home", folder.resolve("home").toString()), Stream.of(arguments))
                .toArray(String[]::new);
        int code = Main.run(all, new PrintWriter(out), new PrintWriter(err));
        assertFalse(err.toString().contains("\tat "), err::toString);
        assertFalse(Files.exists(folder.resolve("home")), "a simulation opens no home");
        return new Ended(code, out.toString(), err.toString());
    }

    private String file(String json) throws Exception {
        return Files.writeString(folder.resolve("scenario.json"), json).toString();
    }

    @Test
    void aScenarioIsRunAndReported() throws Exception {
        Path out = folder.resolve("deep/report");
        Ended ended = run(file(SCENARIO), "--json", "--out", out.toString());
        assertEquals(0, ended.code(), ended.err());
        assertEquals(9, ended.lines().size(), "a line a size and strategy, and one about growth");
        JsonNode first = ended.lines().getFirst();
        assertEquals("uniform", first.path("strategy").asString());
        assertEquals(100, first.path("images").asInt());
        assertTrue(first.path("cpuSeconds").asDouble() > 0, first::toString);
        assertTrue(ended.lines()
                .getLast()
                .path("growthExponent")
                .path("cost-aware")
                .isNumber());
        assertTrue(Files.readString(out.resolve("report.md")).contains("# Simulated: small"));
        try (Stream<Path> files = Files.list(out)) {
            assertEquals(
                    6, files.filter(one -> !one.toString().endsWith(".part")).count());
        }
        assertEquals(ended.out(), run(file(SCENARIO), "--json").out());
    }

    @Test
    void aTableIsPrintedForPeople() throws Exception {
        Ended ended = run(file(SCENARIO), "--strategy", "cost-aware", "--strategy", "manual", "--seed", "3");
        assertEquals(0, ended.code(), ended.err());
        assertTrue(ended.out().contains("400 images"), ended.out());
        assertTrue(ended.out().contains("cost-aware") && !ended.out().contains("uniform "), ended.out());
    }

    @Test
    void whatComesWithSluiceIsListedAndShown() {
        assertTrue(run("--list").out().contains("ten-thousand"));
        assertEquals(
                "hundred-million",
                run("--list", "--json").lines().getLast().path("name").asString());
        assertTrue(run("--show", "bench-run").out().startsWith("{"));
    }

    @Test
    void wrongUseIsSaidInWords() throws Exception {
        says(run(), "name a scenario");
        says(run("ten-tousand"), "did you mean \"ten-thousand\"?");
        says(run(file(SCENARIO.replace("\"cores\"", "\"core\""))), "machine.core: there is no such field");
        says(run(file(SCENARIO), "--strategy", "best"), "--strategy is one of uniform, minimal, manual, cost-aware");
        says(run(file(SCENARIO), "--seed", "many"), "--seed");
        says(run(file(SCENARIO), "--out", file(SCENARIO)), "--out: nothing can be written in");
        says(run("--show", "nothing"), "--show is one of bench-run");
    }

    private static void says(Ended ended, String what) {
        assertEquals(2, ended.code(), ended::toString);
        assertTrue(ended.err().contains(what), ended::err);
    }
}
