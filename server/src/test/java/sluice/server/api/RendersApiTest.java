package sluice.server.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sluice.server.api.ServedHome.Answer;
import sluice.server.http.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Asking for images and getting them, with the generator that every home has. */
class RendersApiTest {
    private static final String ALL = "/api/v1/renders";

    @TempDir
    private static Path parent;

    private static ServedHome home;

    @BeforeAll
    static void serve() throws Exception {
        home = ServedHome.start(parent.resolve("home"));
    }

    @AfterAll
    static void close() {
        home.close();
    }

    private static ObjectNode small(String prompt) {
        return Json.object()
                .put("prompt", prompt)
                .put("size", "128x96")
                .put("quality", "draft")
                .put("seed", "7");
    }

    private static JsonNode accepted(ObjectNode body) {
        Answer answer = home.post(ALL, body);
        assertEquals(202, answer.status(), answer::text);
        return answer.json();
    }

    private static JsonNode ended(JsonNode accepted) {
        return home.await(
                ALL + "/" + accepted.path("id").asString(),
                render -> !Set.of("waiting", "rendering")
                        .contains(render.path("state").asString()));
    }

    private static JsonNode done(ObjectNode body) {
        JsonNode render = ended(accepted(body));
        assertEquals("done", render.path("state").asString(), render::toString);
        return render;
    }

    private static JsonNode asset(JsonNode id) {
        return home.get("/api/v1/assets/" + id.asString()).ok();
    }

    @Test
    void whatWasAskedForComesIntoTheLibraryWithItsParametersItsTimesAndItsBill() {
        JsonNode render = done(small("a spiral of warm colours"));
        JsonNode image = render.path("items").path(0);
        JsonNode asset = asset(image.path("assets").path(0));
        assertEquals(128, asset.path("width").asInt());
        assertEquals(96, asset.path("height").asInt());
        assertEquals("a spiral of warm colours", asset.at("/generation/prompt").asString());
        assertEquals("7", asset.at("/generation/seed").asString());
        assertEquals("builtin", asset.at("/generation/model").asString());
        assertTrue(Files.exists(Path.of(asset.path("path").asString())));

        Set<String> steps = asset.path("cost")
                .valueStream()
                .map(line -> line.path("step").asString())
                .collect(Collectors.toSet());
        assertTrue(steps.contains("render-denoise") && steps.contains("render-finish"), steps::toString);
        long billed = image.path("bill")
                .valueStream()
                .mapToLong(line -> line.path("microUsd").asLong())
                .sum();
        assertEquals(billed, render.path("billedMicroUsd").asLong());
        JsonNode latency = image.path("latency");
        double domains = latency.path("domains")
                .valueStream()
                .mapToDouble(JsonNode::asDouble)
                .sum();
        assertEquals(latency.path("seconds").asDouble(), domains, 1e-6);
        assertTrue(latency.at("/domains/inference").asDouble() > 0);

        // Figures hear of an image after the book has it done.
        home.awaitText("/metrics", "sluice_render_domain_seconds_bucket");
        assertTrue(home.get(ALL + "/latency").ok().path("images").asInt() > 0);
        assertTrue(home.get(ALL).ok().path("items").size() > 0);
    }

    @Test
    void aPictureIsFinishedOnOneCoreWhileTheOthersDraw() {
        assumeTrue(Runtime.getRuntime().availableProcessors() > 1, "there is a core to spare");
        JsonNode render = done(small("a wave"));
        assertEquals("press", render.at("/quote/places/finish").asString());
        assertEquals("here", render.at("/items/0/pool").asString());
        assertEquals("press", render.at("/items/0/places/finish").asString());
        Set<String> pools = render.at("/items/0/bill")
                .valueStream()
                .filter(line -> line.path("stage").asString().equals("finish"))
                .map(line -> line.path("pool").asString())
                .collect(Collectors.toSet());
        assertTrue(Set.of("press", "here").containsAll(pools) && !pools.isEmpty(), render::toString);
        assertEquals(
                List.of("finish"),
                home.get("/api/v1/pools")
                        .ok()
                        .at("/items/1/stages")
                        .valueStream()
                        .map(JsonNode::asString)
                        .toList());
    }

    @Test
    void theQuoteComesBeforeAndRendersNothing() {
        JsonNode before = home.get(ALL).ok().path("items");
        Answer answer = home.post(ALL + "/quote", small("never drawn").put("count", 500));
        JsonNode quote = answer.ok().path("quote");
        assertEquals("here", quote.path("pool").asString());
        assertTrue(quote.path("microUsd").asLong() >= 0);
        assertEquals(500, quote.path("images").asInt());
        assertFalse(answer.json().path("because").asString().isBlank());
        assertEquals(before, home.get(ALL).ok().path("items"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "prompt|{\"prompt\":\"  \"}",
                "prompt|{\"prompt\":7}",
                "quality|{\"quality\":\"best\"}",
                "seed|{\"seed\":\"-1\"}",
                "seed|{\"seed\":\"one\"}",
                "size|{\"size\":\"100\"}",
                "size|{\"size\":\"0x100\"}",
                "width|{\"size\":null,\"width\":0,\"height\":64}",
                "height|{\"size\":null,\"width\":64}",
                "steps|{\"steps\":0}",
                "steps|{\"steps\":2.5}",
                "guidance|{\"guidance\":-1}",
                "count|{\"count\":0}",
                "count|{\"count\":1001}",
                "priority|{\"priority\":11}",
                "model|{\"model\":\"no such model\"}",
                "sampler|{\"sampler\":\"no such sampler\"}",
                "deadline|{\"deadline\":\"tomorrow\"}",
                "deadlineSeconds|{\"deadlineSeconds\":-3}",
                "costLimitMicroUsd|{\"costLimitMicroUsd\":-1}",
                "campaign|{\"campaign\":\"no such campaign\"}",
                "start|{\"start\":\"xyz\"}",
                "origin|{\"origin\":\"elsewhere\"}",
                "key|{\"key\":\"\"}",
                "crop|{\"finishing\":{\"crops\":[\"postage stamp\"]}}",
                "upscale|{\"finishing\":{\"upscale\":9}}",
                "format|{\"finishing\":{\"format\":\"bmp\"}}",
                "place|{\"finishing\":{\"overlays\":[{\"text\":\"a\",\"place\":\"above\"}]}}",
                "colour|{\"finishing\":{\"overlays\":[{\"text\":\"a\",\"colour\":\"red\"}]}}"
            })
    void whatIsWrongIsSaidByItsField(String field, String patch) {
        ObjectNode body = small("a request");
        ((ObjectNode) Json.MAPPER.readTree(patch)).forEachEntry(body::set);
        Answer answer = home.post(ALL, body);
        assertTrue(answer.status() == 400 || answer.status() == 404 || answer.status() == 413, answer::text);
        assertEquals(field, answer.json().path("field").asString(), answer::text);
        assertFalse(answer.json().path("detail").asString().isBlank());
    }

    @Test
    void aDeadlineThatNobodyCanKeepIsRefusedAtOnce() {
        JsonNode problem = home.post(ALL, small("in no time").put("count", 900).put("deadlineSeconds", 0.01))
                .problem(400);
        assertTrue(problem.path("field").asString().startsWith("deadline"), problem::toString);
    }

    @Test
    void theSameKeyRendersOnce() {
        ObjectNode body = small("only once").put("key", "once");
        JsonNode first = accepted(body);
        JsonNode second = accepted(body);
        assertEquals(first.path("id"), second.path("id"));
        assertTrue(second.path("repeated").asBoolean());
        assertEquals(
                "key",
                home.post(ALL, small("something else").put("key", "once"))
                        .problem(400)
                        .path("field")
                        .asString());
        assertEquals(1, ended(first).path("items").size());
    }

    @Test
    void cropsAndWordsAreMadeAndStandInTheLineage() {
        ObjectNode body = small("petals on a pond");
        ObjectNode finishing = body.putObject("finishing");
        finishing.put("format", "jpeg").putArray("crops").add("tiny=64x64");
        finishing.putArray("overlays").addObject().put("text", "Spring").put("place", "bottom");
        JsonNode render = done(body);
        JsonNode asked = render.path("finishing");
        assertEquals("tiny=64x64", asked.at("/crops/0").asString());
        assertEquals("jpeg", asked.path("format").asString());
        assertEquals("bottom", asked.at("/overlays/0/place").asString());
        assertEquals("#ffffff", asked.at("/overlays/0/colour").asString());
        JsonNode image = render.path("items").path(0);
        assertEquals(2, image.path("assets").size());
        JsonNode crop = asset(image.path("assets").path(1));
        assertEquals(64, crop.path("width").asInt());
        assertEquals("jpeg", crop.path("format").asString());
        assertEquals("cropped", crop.at("/parents/0/kind").asString());
        assertEquals(image.at("/assets/0"), crop.at("/parents/0/id"));
    }

    @Test
    void aPictureCanBeStartedFrom() {
        JsonNode draft =
                done(small("rings")).path("items").path(0).path("assets").path(0);
        JsonNode again = done(small("rings").put("start", draft.asString()).put("quality", "hero"));
        JsonNode asset = asset(again.at("/items/0/assets/0"));
        assertEquals("rerendered", asset.at("/parents/0/kind").asString());
        JsonNode other = done(small("stars").put("start", draft.asString()));
        assertEquals(
                "varied",
                asset(other.at("/items/0/assets/0")).at("/parents/0/kind").asString());
        assertNotEquals(draft, again.at("/items/0/assets/0"));
    }

    /** This home lets in no more than one megabyte a file. */
    @Test
    void whatWasRenderedIsTakenInHoweverLargeAnUploadMayBe() {
        JsonNode render = done(small("marble").put("size", "1024x1024"));
        assertTrue(asset(render.at("/items/0/assets/0")).path("bytes").asLong() > 1 << 20);
    }

    @Test
    void aCampaignPaysAndHasNoMoreThanItHas() {
        Answer made = home.post(
                "/api/v1/campaigns",
                Json.object()
                        .put("name", "Spring")
                        .put("budgetMicroUsd", 1_000_000)
                        .put("revenueMicroUsdPerImage", 20_000));
        assertEquals(201, made.status(), made::text);
        JsonNode render = done(small("for spring").put("campaign", "Spring").put("count", 2));
        JsonNode campaign = home.get("/api/v1/campaigns/Spring").ok();
        assertEquals(2, campaign.path("images").asInt());
        assertEquals(40_000, campaign.path("revenueMicroUsd").asLong());
        assertEquals(
                render.path("billedMicroUsd").asLong(),
                campaign.path("spentMicroUsd").asLong());
        assertEquals(0, campaign.path("reservedMicroUsd").asLong());
        home.answer(home.request("/api/v1/campaigns/Spring")
                .method("PATCH", HttpRequest.BodyPublishers.ofString("{\"budgetMicroUsd\":0}"))
                .build());
        assertEquals(
                "campaign",
                home.post(ALL, small("no money").put("campaign", "Spring").put("count", 50))
                        .problem(400)
                        .path("field")
                        .asString());
        assertEquals(
                409,
                home.post("/api/v1/campaigns", Json.object().put("name", "Spring"))
                        .status());
    }

    @Test
    void whatIsCancelledEndsAndCanBeTriedAgain() {
        JsonNode accepted = accepted(small("many").put("count", 60).put("size", "512x512"));
        String address = ALL + "/" + accepted.path("id").asString();
        assertEquals(200, home.post(address + "/cancel", Json.object()).status());
        JsonNode render = ended(accepted);
        int skipped = render.at("/images/skipped").asInt();
        assertTrue(skipped > 0, render::toString);
        assertEquals(60, skipped + render.at("/images/done").asInt());
        assertEquals(200, home.post(address + "/retry", Json.object()).status());
        assertEquals(200, home.post(address + "/cancel", Json.object()).status());
        ended(accepted);
    }

    @Test
    void poolsModelsAndCachesAreShown() {
        JsonNode pool = home.get("/api/v1/pools").ok().path("items").path(0);
        assertEquals("here", pool.path("name").asString());
        assertEquals("builtin", pool.at("/models/0").asString());
        assertEquals("", pool.path("trouble").asString());
        assertEquals(
                "builtin",
                home.get("/api/v1/render-models").ok().at("/items/0/id").asString());
        done(small("kept").put("seed", "99"));
        JsonNode again = done(small("kept").put("seed", "99"));
        assertTrue(again.path("savedMicroUsd").asLong() >= 0);
        assertTrue(
                again.at("/items/0/bill")
                        .valueStream()
                        .anyMatch(line -> line.path("cache").asString("").equals("picture")),
                again::toString);
        assertTrue(home.get("/api/v1/render-cache").ok().path("bytes").asLong() > 0);
        assertTrue(home.delete("/api/v1/render-cache").ok().path("freedBytes").asLong() > 0);
    }

    @Test
    void whatWaitsForAPoolThatIsNoLongerThereIsDrawnByAnother(@TempDir Path folder) throws Exception {
        Path pools = Files.createDirectories(folder.resolve("home")).resolve("pools.json");
        Files.writeString(pools, "{\"pools\": [{\"name\": \"old\", \"generator\": \"builtin\"}]}");
        ObjectNode slow =
                small("a grid").put("size", "1024x1024").put("quality", "hero").put("count", 3);
        String render;
        try (ServedHome before = ServedHome.start(folder.resolve("home"))) {
            render = ALL + "/" + before.post(ALL, slow).json().path("id").asString();
            assertEquals("old", before.get(render).ok().at("/items/2/pool").asString());
        }
        Files.writeString(pools, "{\"pools\": [{\"name\": \"new\", \"generator\": \"builtin\"}]}");
        try (ServedHome after = ServedHome.start(folder.resolve("home"))) {
            JsonNode done =
                    after.await(render, one -> one.path("state").asString().equals("done"));
            assertEquals("new", done.at("/items/2/pool").asString());
            assertEquals("new", done.at("/items/2/bill/0/pool").asString());
        }
    }
}
