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
                "renders-cloud",
                run("--list", "--json").lines().getLast().path("name").asString());
        assertTrue(run("--show", "bench-run").out().startsWith("{"));
    }

    private static final String RENDERS = """
            {"kind": "renders", "name": "small", "loads": [{"slots": 1}],
             "trace": {"generated": {"requests": 300, "days": 1, "models": 3, "secondsPerStep": 0.5,
                                     "steps": [{"number": 30}], "images": [{"number": 1}, {"number": 4}]}},
             "wanted": {"heroFromSteps": 40, "draftFromImages": 4, "draft": {"deadlineSeconds": 60},
                        "standard": {"deadlineSeconds": 60}, "hero": {"deadlineSeconds": 60}},
             "pools": [{"name": "one", "price": "l4"}],
             "fleets": {"all-heavy": {"one": 2}, "all-cheap": {"one": 2}, "static-tiers": {"one": 2},
                        "router": {"one": 2}}}
            """;

    @Test
    void requestsForPicturesAreRunAndReported() throws Exception {
        Path out = folder.resolve("report");
        Ended ended = run(file(RENDERS), "--json", "--out", out.toString(), "--strategy", "router");
        assertEquals(0, ended.code(), ended.err());
        assertEquals(2, ended.lines().size(), "a line about the trace, and one a load and rule");
        assertEquals(300, ended.lines().getFirst().path("requests").asInt());
        assertEquals("router", ended.lines().getLast().path("strategy").asString());
        assertTrue(Files.readString(out.resolve("report.md")).contains("| router |"));
        Ended text = run(file(RENDERS), "--seed", "3");
        assertTrue(text.out().contains("static-tiers") && text.out().contains("one × 2"), text.out());
        Path trace = Files.writeString(
                folder.resolve("trace.csv"),
                "gmt_create,predict_status,exec_time_seconds,num_images_per_prompt,num_inference_steps,"
                        + "checkpoint_model_version_id\n2024-11-15 16:57:50,SUCCEED,32.0,1.0,30.0,M0\nrubbish\n");
        assertTrue(run(file(RENDERS), "--trace", trace.toString())
                .out()
                .contains("1 requests for 1 images (left out: 0 unfinished, 1 unreadable lines)"));
        says(run(file(RENDERS), "--trace", folder.resolve("none.csv").toString()), "trace: there is no file");
        says(run(file(RENDERS), "--strategy", "uniform"), "--strategy is one of all-heavy, all-cheap");
        says(run(file(SCENARIO), "--trace", trace.toString()), "--trace is for scenarios of renders");
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
