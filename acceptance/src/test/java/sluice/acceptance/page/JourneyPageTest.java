package sluice.acceptance.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.KeyboardModifier;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the whole is for: what somebody cares about climbs, and nothing else; what it costs can be read. */
class JourneyPageTest extends LibraryPageTest {
    /** Models are loaded before the first analysis, and the machine may be busy. */
    private static final double ANALYSED_MILLISECONDS = 120_000;

    private static final List<String> STARRED = List.of("castle-0", "dragon-3", "castle-4");

    private void choose(String name) {
        visit.cell(name).click(new Locator.ClickOptions().setModifiers(List.of(KeyboardModifier.CONTROL)));
    }

    @Test
    void whatIsStarredIsAnalysedInDepthAndItsWorthExplained() {
        visit.press("q");
        visit.find("#work").getByText("Pause").click();
        assertThat(visit.find(".work-state")).hasText("Paused");
        assertThat(visit.find("#toast")).hasText("Deep work is paused"); // the server has heard it, too
        visit.press("g");
        STARRED.forEach(this::choose);
        visit.press("s");
        assertThat(visit.find(".mark.starred")).hasCount(STARRED.size());

        visit.press("q");
        assertThat(visit.find(".job-row .badge")).hasCount(STARRED.size());
        assertThat(visit.find(".job-row").first()).containsText("starred");
        assertThat(visit.find(".running li")).hasCount(0);
        visit.press("p");
        assertThat(visit.find(".work-state")).not().hasText("Paused");

        visit.press("g");
        assertThat(visit.find(".tier-mark[data-tier='3']"))
                .hasCount(STARRED.size(), new LocatorAssertions.HasCountOptions().setTimeout(ANALYSED_MILLISECONDS));
        STARRED.forEach(name -> assertThat(visit.cell(name).locator(".tier-mark[data-tier='3']"))
                .isVisible());
        theWorthIsExplained();
        thePictureIsMeasured();
        visit.press("Escape");
        assertThat(visit.find("#viewer")).isHidden();
        theBillIsThere();
    }

    private void theWorthIsExplained() {
        visit.press("Escape");
        visit.cell(STARRED.getFirst()).click();
        visit.press("w");
        assertThat(visit.find(".because [data-signal='starred']")).containsText("+");
        assertThat(visit.find(".panel-tier h3")).hasText("Tier 3: deep");
        assertThat(visit.find(".bill tbody tr").first()).isVisible();
        assertEquals(
                visit.find(".value-number").textContent(),
                visit.find(".because tfoot .numbers").textContent());
        double sum = visit.find(".because tbody td.numbers").allTextContents().stream()
                .mapToDouble(text -> Double.parseDouble(text.replace("−", "-")))
                .sum();
        double value = Double.parseDouble(visit.find(".value-number").textContent());
        assertEquals(value, sum, 0.006, "what is shown adds up, but for rounding");
        assertTrue(value > 0.1, "a starred image is worth more than one that nobody has touched: " + value);
    }

    private void thePictureIsMeasured() {
        visit.press("q");
        assertThat(visit.find("[data-measure='sharpness']")).isVisible();
        assertThat(visit.find(".panel-style")).isVisible();
        visit.find(".swatch").first().click();
        assertThat(visit.find("#toast")).containsText("copied");
        visit.press("h");
        assertThat(visit.find("canvas.overlay-heat")).isVisible();
        assertThat(visit.find(".viewer-bar [aria-label='Map of the quality']")).hasAttribute("aria-pressed", "true");
        visit.press("h", "o");
        assertThat(visit.find("canvas.overlay-heat")).hasCount(0);
        assertThat(visit.find(".overlay-focus")).isVisible();
        assertThat(visit.find(".overlay-third")).hasCount(4);
        visit.press("o");
        assertThat(visit.find(".overlay-focus")).hasCount(0);
    }

    private void theBillIsThere() {
        visit.press("b");
        assertThat(visit.find(".headline-figure strong")).containsText("%");
        assertThat(visit.find(".spend-headline")).containsText("as measured");
        assertThat(visit.find(".spend-part").getByText("Deep", new Locator.GetByTextOptions().setExact(true)))
                .not()
                .hasCount(0);
        visit.find(".chart-table summary").click();
        assertThat(visit.find(".chart-table tbody tr")).not().hasCount(0);
    }
}
