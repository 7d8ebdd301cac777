package sluice.acceptance.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.RequestOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import sluice.server.http.Json;
import tools.jackson.databind.JsonNode;

/** The user has the last word on stacks, with the keyboard alone: on the review page and in the viewer. */
class ReviewPageTest {
    private static final WavePng HILLS = new WavePng(0x5A3C_69F0_17E8_2DC3L);
    private static final WavePng LAKES = new WavePng(0xC396_1E78_E11B_A53CL);

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @TempDir
    Path folder;

    private ServedLibrary library;
    private Visit visit;

    /** Two pairs that are hard to tell, and a stack of three seed variations. */
    @BeforeEach
    void openLibrary() throws IOException, InterruptedException {
        Path art = folder.resolve("art");
        HILLS.writeTo(art.resolve("hills.png"));
        HILLS.flipped(10).writeTo(art.resolve("hills-again.png"));
        LAKES.writeTo(art.resolve("lakes.png"));
        LAKES.flipped(10).writeTo(art.resolve("lakes-again.png"));
        for (int i = 0; i < 3; i++) {
            new PaintedPng(i / 3f, "a red castle", "dreamshaper_8", i).writeTo(art.resolve("castle-" + i + ".png"));
        }
        library = ServedLibrary.start(folder.resolve("home"));
        visit = Visit.to(library, CHROMIUM.browser());
        // An analysis that begins meanwhile would have embeddings join in.
        visit.page()
                .request()
                .post(
                        library.address() + "/api/v1/queue",
                        RequestOptions.create().setData(Map.of("action", "pause")));
        visit.importFolder(art, 7);
        visit.page().waitForCondition(() -> doubtful() == 2 && stacks() == 1);
    }

    @AfterEach
    void closeLibrary() {
        try (ServedLibrary closed = library) {
            if (visit != null) {
                visit.close();
            }
        }
    }

    private JsonNode items(String path) {
        String text = visit.page().request().get(library.address() + path).text();
        return Json.MAPPER.readTree(text).path("items");
    }

    private int doubtful() {
        return items("/api/v1/stacks/doubtful").size();
    }

    private int stacks() {
        return items("/api/v1/stacks").size();
    }

    @Test
    void doubtfulPairsAreJudgedByKeysAndTakenBack() {
        visit.press("v");
        assertThat(visit.find(".review-question")).containsText("are they the same picture?");
        assertThat(visit.find(".review-why")).containsText("bits of their hashes differ");
        visit.press("d");
        assertThat(visit.find(".review-note")).containsText("different on average");
        assertThat(visit.find(".review-canvas")).isVisible();
        visit.press("y");
        assertThat(visit.find(".review-progress")).containsText("1 said");
        visit.press("ArrowLeft");
        assertThat(visit.find("#review h2:visible")).hasText("That was all");
        visit.page().waitForCondition(() -> doubtful() == 0 && stacks() == 2);
        visit.press("u");
        assertThat(visit.find(".review-question")).isVisible();
        visit.page().waitForCondition(() -> doubtful() == 1);
        visit.press("s");
        assertThat(visit.find(".review-progress")).hasText("1 said · 1 skipped");
        visit.press("u", "u");
        visit.page().waitForCondition(() -> doubtful() == 2 && stacks() == 1);
        assertThat(visit.find(".review-progress")).hasText("");
    }

    @Test
    void aStackIsWalkedItsCoverChosenAndOneTakenOutAndPutBack() {
        visit.search("castle");
        assertThat(visit.cells()).hasCount(3);
        visit.find("#grid").focus();
        visit.press("Home", "Enter", "b");
        assertThat(visit.find(".stack-strip .strip-item")).hasCount(3);
        visit.press("]", "]", "[", "[", "]");
        assertThat(visit.find(".stack-strip .strip-item").nth(1)).hasAttribute("aria-current", "true");
        visit.press("k");
        assertThat(visit.find(".stack-strip")).containsText("Chosen by you.");
        assertThat(visit.find(".stack-strip .strip-item[aria-current]")).hasClass(Pattern.compile("cover"));
        visit.press("x");
        visit.holdToast("Took 1 image out of a stack");
        assertThat(visit.find(".stack-strip .strip-item")).hasCount(2);
        visit.find("#toast").getByText("Undo").click();
        assertThat(visit.find(".stack-strip .strip-item")).hasCount(3);
        visit.press("Escape");
        assertThat(visit.find("#viewer")).isHidden();
        visit.press("p");
        assertThat(visit.find("#stack-bar")).containsText("Stack of 3. Cover: Chosen by you.");
        assertThat(visit.cells()).hasCount(3);
        visit.press("Home", "Shift+ArrowRight", "X");
        assertThat(visit.find("#toast")).containsText("Took 2 images out of a stack");
        visit.page()
                .waitForCondition(
                        () -> items("/api/v1/stacks").path(0).path("members").size() == 2);
    }
}
