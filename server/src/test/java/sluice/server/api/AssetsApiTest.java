package sluice.server.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sluice.contracts.fixture.PlainFile;
import sluice.server.http.Json;
import tools.jackson.databind.JsonNode;

class AssetsApiTest {
    private static final String ASSETS = "/api/v1/assets";
    private static final int MANY = 23;

    @TempDir
    private static Path parent;

    private static ServedHome home;
    private static Path folder;

    @BeforeAll
    static void serve() throws Exception {
        home = ServedHome.start(parent.resolve("home"));
        folder = ServedHome.folderIn(parent, "Bilder ü");
        for (int i = 0; i < MANY; i++) {
            String prompt = i % 2 == 0 ? "a lighthouse at dusk" : "a red fox, snow";
            Pictures.write(
                    folder.resolve("n" + i + ".png"), Pictures.png(i, prompt, i % 3 == 0 ? "sdxl_base" : "flux dev"));
        }
        Files.write(folder.resolve("plain.bmp"), PlainFile.bmp(16, 12));
        home.imported(folder);
    }

    @AfterAll
    static void close() {
        home.close();
    }

    private static List<String> ids(JsonNode answer) {
        List<String> ids = new ArrayList<>();
        answer.path("items").forEach(item -> ids.add(item.path("id").asString()));
        return ids;
    }

    private static List<String> order(String query) {
        ServedHome.Answer answer = home.get(ASSETS + "/order" + query);
        assertEquals(200, answer.status(), answer::text);
        assertEquals("application/octet-stream", answer.header("Content-Type"));
        String hex = HexFormat.of().formatHex(answer.bytes());
        List<String> ids = IntStream.range(0, hex.length() / 32)
                .mapToObj(i -> hex.substring(32 * i, 32 * i + 32))
                .toList();
        assertEquals(Integer.toString(ids.size()), answer.header("Sluice-Total"));
        return ids;
    }

    @Test
    void anEmptyQueryMatchesEverything() {
        JsonNode page = home.get(ASSETS).ok();
        assertEquals(MANY + 1, page.path("total").asInt());
        assertEquals(MANY + 1, page.path("items").size());
        assertTrue(page.path("nextCursor").isNull());
        assertEquals(MANY + 1, home.get(ASSETS + "?q=").ok().path("total").asInt());
    }

    @ParameterizedTest
    @CsvSource({
        "lighthouse, 12",
        "fox, 11",
        "model:sdxl_base, 8",
        "seed:7, 1",
        "format:bmp, 1",
        "-format:bmp, 23",
        "lighthouse OR fox, 23",
        "\"red fox\" steps:>22, 4",
        "nothing, 0"
    })
    void aQueryFindsWhatItNames(String query, int total) {
        assertEquals(total, home.ask(ASSETS, "q", query).ok().path("total").asInt());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-imported", "created", "name", "-name", "seed", "-steps", "size", "-pixels", "random:7"})
    void pagesOneAfterAnotherAreTheOrder(String sort) {
        List<String> order = order("?sort=" + sort);
        assertEquals(MANY + 1, new HashSet<>(order).size());
        for (int limit : new int[] {1, 5, 24, 1000}) {
            List<String> walked = new ArrayList<>();
            String cursor = "";
            while (true) {
                String query = "?limit=" + limit + "&sort=" + sort;
                JsonNode page = home.get(
                                ASSETS + query + (cursor.isEmpty() ? "" : "&cursor=" + ServedHome.encoded(cursor)))
                        .ok();
                walked.addAll(ids(page));
                if (page.path("nextCursor").isNull()) {
                    break;
                }
                assertEquals(limit, page.path("items").size());
                cursor = page.path("nextCursor").asString();
            }
            assertEquals(order, walked, "sort " + sort + ", limit " + limit);
        }
    }

    @Test
    void everyOrderThatThePageOffersIsOne() {
        List<String> offered = Pattern.compile("\\[\"(-?[a-z]+)\", \"")
                .matcher(home.get("/ui/app/tools.js").text())
                .results()
                .map(match -> match.group(1))
                .toList();
        assertTrue(offered.size() > 10, offered::toString);
        offered.forEach(sort -> assertEquals(MANY + 1, order("?sort=" + sort).size()));
    }

    @Test
    void descendingIsTheOtherWayRound() {
        List<String> up = new ArrayList<>(order("?sort=name"));
        Collections.reverse(up);
        assertEquals(up, order("?sort=-name"));
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, limit",
        "limit=1001, limit",
        "limit=x, limit",
        "sort=nonsense, sort",
        "sort=prompt, sort",
        "cursor=nonsense, cursor",
        "cursor=%00, cursor",
        "ids=xyz, ids",
        "ids=%20, ''",
        "'ids=,', ids",
        "q=seed:x, q",
        "q=(, q"
    })
    void aWrongParameterIsNamed(String query, String field) {
        ServedHome.Answer answer = home.get(ASSETS + "?" + query);
        if (field.isEmpty()) {
            assertEquals(Json.array(), answer.ok().path("items"));
        } else {
            assertEquals(field, answer.problem(400).path("field").asString());
        }
    }

    @Test
    void aCursorOfAnotherOrderIsRefused() {
        String cursor =
                home.get(ASSETS + "?limit=2&sort=name").ok().path("nextCursor").asString();
        JsonNode problem = home.get(ASSETS + "?sort=seed&cursor=" + ServedHome.encoded(cursor))
                .problem(400);
        assertEquals("cursor", problem.path("field").asString());
    }

    @Test
    void aWrongQuerySaysWhereAndWhatWasMeant() {
        JsonNode problem = home.ask(ASSETS, "q", "fox modle:flux").problem(400);
        assertEquals("q", problem.path("field").asString());
        assertEquals(4, problem.path("at").path("from").asInt());
        assertTrue(problem.path("hint").asString().contains("model"), problem::toString);
        assertEquals(ASSETS, problem.path("instance").asString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"(((((((((((((((((((((((((", "((((", "-", "\"", "a OR", ":", "::::", "\u0000", "\uD800"})
    void anyTextIsAQueryOrAProblem(String query) {
        int status = home.ask(ASSETS, "q", query.repeat(40)).status();
        assertTrue(status == 200 || status == 400, query + " is answered with " + status);
    }

    @Test
    void aQueryOfAnyLengthIsAQueryOrAProblem() {
        for (String query : List.of("(".repeat(5_000), "x".repeat(40_000), "a ".repeat(1_000), "-".repeat(2_000))) {
            assertEquals(
                    "q", home.ask(ASSETS, "q", query).problem(400).path("field").asString());
        }
    }

    @Test
    void assetsAreFetchedByIdInTheOrderAsked() {
        List<String> order = order("?sort=random:3").subList(0, 5);
        String unknown = "0123456789abcdef0123456789abcdef";
        JsonNode answer = home.get(
                        ASSETS + "?ids=" + String.join(",", order.get(4), unknown, order.get(0), order.get(2)))
                .ok();
        assertEquals(List.of(order.get(4), order.get(0), order.get(2)), ids(answer));
        assertFalse(answer.has("total"));
    }

    @Test
    void atMost500IdsAreFetched() {
        String id = order("").getFirst();
        assertEquals(
                200,
                home.get(ASSETS + "?ids=" + String.join(",", Collections.nCopies(500, id)))
                        .status());
        String tooMany = String.join(",", Collections.nCopies(501, id));
        assertEquals(
                "ids",
                home.get(ASSETS + "?ids=" + tooMany).problem(400).path("field").asString());
    }

    @Test
    void anAssetIsFoundByItsPath() throws IOException {
        JsonNode asset = home.assetAt(folder.resolve("n3.png"));
        assertEquals("n3.png", asset.path("name").asString());
        assertEquals("3", asset.path("generation").path("seed").asString());
        assertEquals(Json.array(), home.ask(ASSETS, "path", "/nowhere").ok().path("items"));
        assertEquals(Json.array(), home.ask(ASSETS, "path", "\u0000").ok().path("items"));
    }

    @Test
    void facetsCountTheCommonestValues() {
        JsonNode facets = home.get(ASSETS + "/facets?fields=model,tool,format,model&limit=1")
                .ok()
                .path("facets");
        assertEquals(3, facets.size(), facets::toString);
        assertEquals("model", facets.get(0).path("field").asString());
        assertEquals(
                Json.array().add(Json.object().put("value", "flux dev").put("count", 15)),
                facets.get(0).path("values"));
        assertEquals(
                Json.array().add(Json.object().put("value", "sdxl_base").put("count", 4)),
                home.get(ASSETS + "/facets?fields=model&q=lighthouse%20model:sdxl_base")
                        .ok()
                        .at("/facets/0/values"));
        assertEquals(5, home.get(ASSETS + "/facets").ok().path("facets").size());
    }

    @ParameterizedTest
    @CsvSource({
        "fields=nonsense, fields",
        "fields=prompt, fields",
        "'fields=model,', fields",
        "limit=0, limit",
        "limit=501, limit",
        "q=(, q"
    })
    void aWrongFacetIsNamed(String query, String field) {
        assertEquals(
                field,
                home.get(ASSETS + "/facets?" + query).problem(400).path("field").asString());
    }

    @Test
    void aQueryIsCompletedWhereTheCaretStands() {
        JsonNode answer =
                home.get(ASSETS + "/suggest?text=fox%20mod%20x&caret=7").ok();
        assertEquals(4, answer.path("from").asInt());
        assertEquals(7, answer.path("to").asInt());
        assertEquals("model:", answer.at("/items/0/text").asString());
        assertTrue(answer.at("/items/0/count").isNull());
        JsonNode values = home.get(ASSETS + "/suggest?text=model:fl").ok();
        assertEquals("model:\"flux dev\"", values.at("/items/0/text").asString());
        assertEquals(15, values.at("/items/0/count").asInt());
        assertEquals(Json.array(), home.get(ASSETS + "/suggest").ok().path("items"));
    }

    @ParameterizedTest
    @CsvSource({"text=ab&caret=3, caret", "text=ab&caret=-1, caret", "limit=51, limit", "caret=1, caret"})
    void aCaretOutsideTheTextIsNamed(String query, String field) {
        assertEquals(
                field,
                home.get(ASSETS + "/suggest?" + query)
                        .problem(400)
                        .path("field")
                        .asString());
    }

    @Test
    void detailsTellWhereEverythingWasFound() throws IOException {
        String id = home.assetAt(folder.resolve("n4.png")).path("id").asString();
        JsonNode details = home.get(ASSETS + "/" + id).ok();
        assertEquals(
                "a lighthouse at dusk",
                details.path("generation").path("prompt").asString());
        assertTrue(details.path("sources").path("prompt").asString().startsWith("png:"), details::toString);
        assertEquals(1, details.path("locations").size());
        assertTrue(details.at("/locations/0/present").asBoolean());
        assertEquals(1, details.path("readings").size());
        assertTrue(details.path("a1111").asString().startsWith("a lighthouse at dusk\nNegative prompt: lowres"));
        String beginning = id.substring(0, 12);
        assertEquals(id, home.get(ASSETS + "/" + beginning).ok().path("id").asString());
    }

    @Test
    void anAssetWithoutParametersHasNothingToCopy() throws IOException {
        String id = home.assetAt(folder.resolve("plain.bmp")).path("id").asString();
        JsonNode details = home.get(ASSETS + "/" + id).ok();
        assertTrue(details.path("a1111").isNull());
        assertTrue(details.path("generation").path("prompt").isNull());
        assertEquals(
                Json.array(), home.get(ASSETS + "/" + id + "/metadata").ok().path("entries"));
    }

    @Test
    void metadataIsAsFound() throws IOException {
        String id = home.assetAt(folder.resolve("n4.png")).path("id").asString();
        JsonNode entries = home.get(ASSETS + "/" + id + "/metadata").ok().path("entries");
        assertEquals(1, entries.size());
        assertEquals("png:parameters", entries.get(0).path("source").asString());
        String text = new String(Files.readAllBytes(folder.resolve("n4.png")), StandardCharsets.ISO_8859_1);
        assertTrue(text.contains(entries.get(0).path("text").asString()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0123456789abcdef0123456789abcdef",
                "0123456789ABCDEF0123456789ABCDEF",
                "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz",
                "abc",
                "0123456789",
                "%00",
                "..",
                "%2Fetc%2Fpasswd",
                "%E5%A4%9C"
            })
    void anUnknownAssetIsNotFound(String reference) {
        for (String part : List.of("", "/metadata", "/thumbnail", "/preview", "/original")) {
            home.get(ASSETS + "/" + reference + part).problem(404);
        }
    }
}
