package sluice.acceptance.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.RequestOptions;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Twenty out of many: pinned, excluded, chosen again, swapped, saved and taken back. */
class DistilPageTest {
    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static final int KINDS = 30;
    private static final int ALIKE = 9;
    private static final int CELLS = 6;
    private static final int EDGE = 240;

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

    /** A mosaic of its own for each kind; those alike have one stone of another shade. */
    private static void paint(Path file, int kind, int shade) throws IOException {
        SplittableRandom random = new SplittableRandom(kind);
        BufferedImage image = new BufferedImage(EDGE, EDGE, BufferedImage.TYPE_INT_RGB);
        Graphics2D brush = image.createGraphics();
        for (int i = 0; i < CELLS * CELLS; i++) {
            float light = 0.15f + 0.8f * (float) random.nextDouble();
            brush.setColor(Color.getHSBColor(kind / 30f + 0.1f * (float) random.nextDouble(), 0.6f, light));
            brush.fillRect(i % CELLS * EDGE / CELLS, i / CELLS * EDGE / CELLS, EDGE / CELLS, EDGE / CELLS);
        }
        brush.setColor(new Color(shade, shade, shade));
        brush.fillRect(0, 0, 8, 8);
        brush.dispose();
        ImageIO.write(image, "png", file.toFile());
    }

    private void library() throws IOException {
        Path art = Files.createDirectories(folder.resolve("art"));
        for (int kind = 0; kind < KINDS; kind++) {
            paint(art.resolve("kind-" + kind + ".png"), kind, 0);
        }
        for (int i = 0; i < ALIKE; i++) {
            paint(art.resolve("again-" + i + ".png"), i % 3, 40 + 20 * i);
        }
        imported(art);
        assertThat(visit.find("#summary")).containsText(KINDS + ALIKE + " images");
        picturesAreMade();
    }

    private void imported(Path art) {
        APIResponse answer = visit.page()
                .request()
                .post(
                        library.address() + "/api/v1/imports",
                        RequestOptions.create().setData(Map.of("paths", List.of(art.toString()), "watch", false)));
        assertEquals(202, answer.status(), answer.text());
    }

    private void picturesAreMade() {
        visit.page()
                .waitForCondition(
                        () -> visit.page()
                                .request()
                                .get(library.address() + "/api/v1/status")
                                .text()
                                .contains("\"picturesPending\":0"),
                        new Page.WaitForConditionOptions().setTimeout(120_000));
    }

    private Locator cards() {
        return visit.find(".distil-card");
    }

    private List<String> ids() {
        return cards().all().stream().map(card -> card.getAttribute("data-id")).toList();
    }

    /** Presses Enter and waits for the new choice. */
    private void again() {
        visit.press("Enter");
        assertThat(visit.find("#distil")).not().hasAttribute("aria-busy", "true");
        assertThat(visit.find("#distil")).not().hasClass("desk distil-changed");
    }

    @Test
    void twentyAreChosenPinnedExcludedSwappedAndSaved() throws Exception {
        library();
        visit.find("#distil-open").click();
        assertThat(visit.page()).hasURL(library.address() + "/#distil");
        assertThat(visit.find("#distil h2").first()).isVisible();
        assertThat(visit.find("#distil-query")).isFocused();
        visit.press("Enter");
        assertThat(cards()).hasCount(20);
        assertThat(visit.find(".distil-bound")).containsText("of 39 images");
        assertThat(visit.find(".distil-reason").first()).not().isEmpty();
        assertThat(cards().first()).isFocused();

        List<String> before = ids();
        visit.press("ArrowRight", "p", "ArrowRight", "x");
        assertThat(visit.find(".distil-status")).containsText("Enter");
        again();
        assertThat(cards()).hasCount(20);
        assertEquals(before.get(1), ids().getFirst(), "what is pinned comes first");
        assertFalse(ids().contains(before.get(2)));
        assertThat(visit.find(".distil-out")).hasCount(1);

        assertThat(cards().first()).isFocused();
        visit.press("ArrowRight", "s");
        assertThat(visit.find(".distil-card.pinned")).hasCount(2);
        assertThat(visit.find("#distil")).not().hasAttribute("aria-busy", "true");
        List<String> swapped = ids();

        visit.find(".distil-save input").fill("Best of all");
        visit.find(".distil-save button").click();
        visit.holdToast("20 images in “Best of all”");
        visit.search("collection:\"Best of all\"");
        assertThat(visit.cells()).hasCount(20);
        assertEquals(20, swapped.size());
        visit.find("#toast button").click();
        assertThat(visit.find("#toast")).containsText("taken back");
        visit.search("-collection:\"Best of all\"");
        assertThat(visit.find("#summary")).containsText(KINDS + ALIKE + " images");

        visit.page().reload();
        assertThat(visit.cells().first()).isVisible();
        visit.press("Escape", "o");
        visit.find("#distil-query").fill("nothing-like-this");
        visit.press("Enter");
        assertThat(visit.find(".distil-status")).containsText("matches nothing");
        visit.page().setViewportSize(360, 740);
        visit.find("#distil-query").fill("");
        visit.press("Enter");
        assertThat(visit.find("#distil")).not().hasAttribute("aria-busy", "true");
        assertThat(visit.find(".distil-bound")).containsText("of 39 images");
        assertEquals(
                0,
                visit.page()
                        .evaluate("() => { const d = document.querySelector('#distil');"
                                + " return d.scrollWidth - d.clientWidth; }"));
    }

    @Test
    void theSamplesAreDistilled() throws Exception {
        Path samples = Stream.of("../shared/samples", "../../shared/samples", "../../../shared/samples")
                .map(Path::of)
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(Path.of("none"));
        assumeTrue(Files.isDirectory(samples), "no samples beside the repository");
        imported(samples.resolve("images").toRealPath());
        assertThat(visit.cells().first()).isVisible();
        assertThat(visit.find("#progress")).isHidden(new LocatorAssertions.IsHiddenOptions().setTimeout(120_000));
        picturesAreMade();
        visit.press("o");
        visit.press("Enter");
        assertThat(cards()).hasCount(20, new LocatorAssertions.HasCountOptions().setTimeout(60_000));
        assertTrue(ids().stream().distinct().count() == 20);
    }
}
