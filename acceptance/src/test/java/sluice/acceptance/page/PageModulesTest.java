package sluice.acceptance.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Rules of single modules of the page, called in the browser. */
class PageModulesTest {
    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @TempDir
    Path folder;

    private ServedLibrary library;
    private Visit visit;

    @BeforeEach
    void open() throws InterruptedException {
        library = ServedLibrary.start(folder.resolve("home"));
        visit = Visit.to(library, CHROMIUM.browser());
    }

    @AfterEach
    void close() {
        try (ServedLibrary closed = library) {
            visit.close();
        }
    }

    private Object call(String module, String expression) {
        return visit.page()
                .evaluate("async () => { const m = await import('/ui/app/%s'); return %s; }"
                        .formatted(module, expression));
    }

    private Object filtered(String query, String field, String values) {
        return call("query-text.js", "m.withFilter(%s, '%s', %s)".formatted(query, field, values));
    }

    @Test
    void aFilterIsAddedQuotedWhereNeededAndTakenOut() {
        assertEquals("castle tool:forge", filtered("'castle'", "tool", "['forge']"));
        assertEquals("model:\"say \"\"hi\"\" now\"", filtered("''", "model", "['say \"hi\" now']"));
        assertEquals("model:\"a..b\"", filtered("''", "model", "['a..b']"));
        assertEquals("castle", filtered("'castle model:\"a b\"'", "model", "[]"));
        assertEquals("-model:x", filtered("'-model:x model:y'", "model", "[]"));
        assertEquals("steps:>30", filtered("'steps:>30'", "steps", "[]"));
    }

    @Test
    void severalValuesOfAFilterBecomeAlternatives() {
        String both = "(tool:forge OR tool:comfyui)";
        assertEquals(both, filtered("''", "tool", "['forge', 'comfyui']"));
        assertEquals(List.of("forge", "comfyui"), call("query-text.js", "m.filterOf('" + both + "', 'tool').values"));
        assertEquals("cat tool:forge", filtered("'" + both + " cat'", "tool", "['forge']"));
    }

    @Test
    void aFilterBesideAlternativesAppliesToAllOfThem() {
        assertEquals("(cat OR dog) tool:forge", filtered("'cat OR dog'", "tool", "['forge']"));
    }

    @Test
    void jsonIsLaidOutWithoutChangingItsNumbers() {
        assertEquals(
                "{\n  \"seed\": 18446744073709551615,\n  \"e\": {},\n  \"l\": [\n    1.0,\n    \"a,\\\"b\"\n  ]\n}",
                call(
                        "json-indent.js",
                        "m.indented('{\"seed\":18446744073709551615,\"e\":{},\"l\":[1.0,\"a,\\\\\"b\"]}')"));
        assertEquals(null, call("json-indent.js", "m.indented('{\"cfg\": NaN}')"));
        assertEquals(null, call("json-indent.js", "m.indented('a castle')"));
    }

    @Test
    void aRangeHigherThanBrowsersAllowReachesBothEndsAndMovesByRealPixels() {
        String range = "(() => { const r = new m.ScrollRange(); r.resize(40_000_000, 800); %s })()";
        assertEquals(8_000_000, call("scroll-range.js", range.formatted("return r.elementHeight;")));
        assertEquals(300, call("scroll-range.js", range.formatted("r.scrolled(300); return r.top;")));
        assertEquals(39_999_200, call("scroll-range.js", range.formatted("r.scrolled(7_999_200); return r.top;")));
        assertEquals(
                true,
                call(
                        "scroll-range.js",
                        range.formatted("r.scrolled(4_000_000); return Math.abs(r.top - 20_000_000) < 5_000;")));
        assertEquals(0, call("scroll-range.js", range.formatted("r.moveTo(9_000); r.scrolled(0); return r.top;")));
    }

    @Test
    void sumsAreSaidInUnitsThatFit() {
        assertEquals("$0", call("money.js", "m.money(0)"));
        assertEquals("27 µ$", call("money.js", "m.money(27.4)"));
        assertEquals("0.46 ¢", call("money.js", "m.money(4644)"));
        assertEquals("12 ¢", call("money.js", "m.money(123_400)"));
        assertEquals("$4.20", call("money.js", "m.money(4_200_000)"));
        assertEquals("1,234,567 micro-dollars", call("money.js", "m.exactly(1_234_567)"));
    }

    @Test
    void aPeriodHasEveryDayAndItsTiersAddUp() {
        String days = "m.addDays([{ day: '2026-03-01', tier: 2, microUsd: 5, cpuSeconds: 1, images: 1 },"
                + " { day: '2026-03-01', tier: 3, microUsd: 7, cpuSeconds: 2, images: 1 },"
                + " { day: '2025-01-01', tier: 3, microUsd: 9, cpuSeconds: 2, images: 1 }], 4, new Date('2026-03-02T10:00Z'))";
        assertEquals(
                List.of("2026-02-27", "2026-02-28", "2026-03-01", "2026-03-02"),
                call("spend-days.js", days + ".map(({ day }) => day)"));
        assertEquals(List.of(0, 0, 12, 0), call("spend-days.js", days + ".map(({ microUsd }) => microUsd)"));
    }

    @Test
    void aRunningMachineIsToldFromOneThatHoldsBackAndOneThatIsPaused() {
        String queue =
                "m.queueState({ mode: '%s', running: %d, waiting: %d, retry: 0, snoozed: 0, gate: { open: %s } }).kind";
        assertEquals("paused", call("queue-words.js", queue.formatted("paused", 1, 1, true)));
        assertEquals("working", call("queue-words.js", queue.formatted("automatic", 1, 0, false)));
        assertEquals("held", call("queue-words.js", queue.formatted("automatic", 0, 3, false)));
        assertEquals("waiting", call("queue-words.js", queue.formatted("draining", 0, 3, false)));
        assertEquals("idle", call("queue-words.js", queue.formatted("automatic", 0, 0, true)));
    }

    @Test
    void anImageIsAskedForAgainAtHeroQualityFromItsPictureUnlessSomethingLiesOverIt() {
        String wish =
                "m.heroWishOf({ spec: { prompt: 'p', negativePrompt: '', seed: '7', width: 64, height: 64, steps: 2,"
                        + " quality: 'draft', start: null }, count: 4, campaign: null, finishing: %s },"
                        + " { seed: '9', quality: 'draft', assets: ['a', 'b'] })";
        assertEquals(
                Map.of(
                        "prompt",
                        "p",
                        "seed",
                        "9",
                        "width",
                        64,
                        "height",
                        64,
                        "quality",
                        "hero",
                        "count",
                        1,
                        "start",
                        "a",
                        "strength",
                        0.5,
                        "origin",
                        "page"),
                call("render-again.js", "JSON.parse(JSON.stringify(" + wish.formatted("null") + "))"));
        assertEquals(
                "undefined",
                call("render-again.js", "typeof " + wish.formatted("{ overlays: [{ text: 't' }] }") + ".start"));
    }

    @Test
    void anOrderGivesIdsAndFindsThem() {
        String order = "(() => { const o = new m.Order(Uint8Array.from({ length: 48 }, (_, i) => i), 3); %s })()";
        assertEquals("101112131415161718191a1b1c1d1e1f", call("order.js", order.formatted("return o.id(1);")));
        assertEquals(2, call("order.js", order.formatted("return o.indexOf('202122232425262728292a2b2c2d2e2f');")));
        assertEquals(-1, call("order.js", order.formatted("return o.indexOf('f'.repeat(32));")));
    }
}
