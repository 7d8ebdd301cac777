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
class OptimizeCommandTest {
    @TempDir
    Path home;

    private record Ended(int code, String out, String err) {
        List<JsonNode> lines() {
            return out.lines().map(Json.MAPPER::readTree).toList();
        }
    }

    private Ended run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] all = Stream.concat(Stream.of("optimize", "--home", home.toString()), Stream.of(arguments))
                .toArray(String[]::new);
        int code = Main.run(all, new PrintWriter(out), new PrintWriter(err));
        assertFalse(err.toString().contains("\tat "), err::toString);
        return new Ended(code, out.toString(), err.toString());
    }

    @Test
    void modelsAreListed() throws Exception {
        Files.createDirectories(home.resolve("pipelines/mine"));
        Files.writeString(home.resolve("pipelines/mine/model_index.json"), "{}");
        Files.createDirectories(home.resolve("pipelines/no-model"));
        Ended ended = run();
        assertEquals(0, ended.code(), ended.err());
        assertEquals(
                List.of("mine", "mobilenet-v2-1.4", "all-minilm-l6-v2-q8"),
                ended.out().lines().toList());
    }

    @Test
    void aShippedModelIsMeasured() {
        Ended ended = run("all-minilm-l6-v2-q8", "--variants", "fp16", "--samples", "2", "--json");
        assertEquals(0, ended.code(), ended.err());
        JsonNode certificate = ended.lines().getFirst();
        assertEquals("fp16", certificate.path("variant").asString());
        assertTrue(certificate.path("cosine").asDouble() > 0.9, certificate::toString);
        assertTrue(certificate.path("ssim").isNull());
        Ended again = run("all-minilm-l6-v2-q8", "--variants", "fp16");
        assertEquals(0, again.code(), again.err());
        assertTrue(again.out().contains("(measured before)"), again.out());
        assertFalse(Files.exists(home.resolve("sluice.db")), "the database is not its business");
    }

    @Test
    void wrongUseIsSaidInWords() {
        Ended unknown = run("dreams");
        assertEquals(1, unknown.code());
        assertTrue(
                unknown.err().contains("There is no model \"dreams\"")
                        && unknown.err().contains("mobilenet-v2-1.4"),
                unknown.err());
        says(run("mobilenet-v2-1.4", "--variants", "fp8"), "--variants takes fp16, int8-dynamic");
        says(run("mobilenet-v2-1.4", "--size", "large"), "--size is WIDTHxHEIGHT in pixels, not \"large\"");
        says(run("mobilenet-v2-1.4", "--samples", "0"), "--samples is 1 to 1000, not 0");
    }

    private static void says(Ended ended, String what) {
        assertEquals(2, ended.code(), ended::toString);
        assertTrue(ended.err().contains(what), ended::err);
    }
}
