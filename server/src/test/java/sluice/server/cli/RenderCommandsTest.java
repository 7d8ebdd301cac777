package sluice.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sluice.server.http.Json;
import tools.jackson.databind.JsonNode;

/** What the commands about rendering promise to people and scripts, over a home that no server has. */
@SuppressWarnings("NullAway.Init")
class RenderCommandsTest {
    @TempDir
    Path temporary;

    private record Ended(int code, String out, String err) {
        List<JsonNode> lines() {
            return out.lines().map(Json.MAPPER::readTree).toList();
        }
    }

    private Ended run(boolean json, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--home", temporary.resolve("home").toString()));
        if (json) {
            all.add("--json");
        }
        int code = Main.run(all.toArray(String[]::new), new PrintWriter(out), new PrintWriter(err));
        assertFalse(err.toString().contains("\tat "), err::toString);
        return new Ended(code, out.toString(), err.toString());
    }

    private Ended done(boolean json, String... arguments) {
        Ended ended = run(json, arguments);
        assertEquals(0, ended.code(), () -> String.join(" ", arguments) + ": " + ended.err());
        return ended;
    }

    private void refused(String says, String... arguments) {
        Ended ended = run(false, arguments);
        assertEquals(2, ended.code(), ended::toString);
        assertTrue(ended.err().contains(says), ended::err);
    }

    @Test
    void aPromptBecomesAPictureAndHasABill() {
        Ended rendered = done(
                true, "render", "a", "spiral", "of", "warm", "colours", "--seed", "7", "--size", "128x128", "--count",
                "2");
        assertEquals(2, rendered.lines().size(), rendered::out);
        JsonNode asset = rendered.lines().getFirst();
        assertEquals("a spiral of warm colours", asset.at("/generation/prompt").asString());
        assertTrue(Files.exists(Path.of(asset.path("path").asString())));
        assertEquals(1, done(true, "search", "spiral", "--limit", "1").lines().size());

        JsonNode render = done(true, "renders").lines().getFirst();
        String id = render.path("id").asString();
        assertEquals("done", render.path("state").asString());
        assertEquals(
                2,
                done(true, "renders", "show", id)
                        .lines()
                        .getFirst()
                        .path("items")
                        .size());
        String shown = done(false, "renders", "show", id).out();
        assertTrue(shown.contains("inference") && shown.contains("denoise"), shown);
        assertTrue(done(false, "pools").out().contains("here  builtin on cpu"));
    }

    @Test
    void aQuoteRendersNothing() {
        String quote = done(false, "render", "what would it cost", "--count", "500", "--quote")
                .out();
        assertTrue(quote.contains("on here") && quote.contains("with builtin"), quote);
        assertTrue(done(false, "renders").out().contains("Nothing was asked for yet"));
    }

    @Test
    void campaignsAreMadeChangedAndRefuseWhatTheyCannotPay() {
        assertTrue(done(false, "campaigns").out().contains("There are no campaigns"));
        done(false, "campaigns", "new", "Spring show", "--budget", "5", "--revenue", "0.02", "--hero-rerenders");
        JsonNode campaign = done(true, "campaigns").lines().getFirst();
        assertEquals(5_000_000, campaign.path("budgetMicroUsd").asLong());
        assertTrue(campaign.path("heroRerenders").asBoolean());
        done(false, "campaigns", "change", "Spring show", "--close", "--no-hero-rerenders");
        campaign = done(true, "campaigns").lines().getFirst();
        assertTrue(campaign.path("closed").asBoolean());
        assertFalse(campaign.path("heroRerenders").asBoolean());
        refused("closed", "render", "petals", "--campaign", "Spring show", "--size", "64x64");
        refused("--budget", "campaigns", "new", "Other", "--budget", "-1");
        refused("--no-budget", "campaigns", "change", "Spring show", "--budget", "1", "--no-budget");
    }

    @Test
    void wrongUseNamesTheOption() {
        refused("size", "render", "a", "--size", "big");
        refused("quality", "render", "a", "--quality", "best");
        refused("model", "render", "a", "--model", "nothing");
        refused("crop", "render", "a", "--crop", "stamp");
        refused("--limit", "renders", "--limit", "0");
        Ended unknown = run(false, "renders", "show", "99");
        assertEquals(1, unknown.code());
        assertTrue(unknown.err().contains("there is no render 99"), unknown::err);
    }
}
