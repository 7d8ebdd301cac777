package sluice.acceptance.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** From a prompt and its price to a picture and its bill, with the generator that comes along, at small sizes. */
class RenderPageTest {
    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static final double RENDERED_MILLIS = 180_000;
    private static final String PROMPT = "#render-prompt";

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

    private void toRender() {
        visit.press("Shift+R");
        assertThat(visit.page()).hasURL(library.address() + "/#render");
        assertThat(visit.find(PROMPT)).isFocused();
    }

    private void size(int width, int height) {
        visit.find("#render input[aria-label='Width in pixels']").fill(Integer.toString(width));
        visit.find("#render input[aria-label='Height in pixels']").fill(Integer.toString(height));
    }

    private void priced() {
        assertThat(visit.find("#render .price[data-state='said'] .price-sum")).hasText(Pattern.compile("[$¢]"));
    }

    private Locator card(int at) {
        return visit.find(".render-card").nth(at);
    }

    private void isDone(Locator card) {
        assertThat(card.locator(".render-state"))
                .hasText("done", new LocatorAssertions.HasTextOptions().setTimeout(RENDERED_MILLIS));
        assertThat(card.locator(".render-tile").first()).hasClass(Pattern.compile("pictured"));
    }

    private Locator act(Locator card, String label) {
        return card.locator(".render-acts button", new Locator.LocatorOptions().setHasText(label));
    }

    @Test
    void aPromptIsPricedRenderedBilledAndRenderedAgainAtHeroQuality() {
        toRender();
        visit.find(".render-examples button").first().click();
        assertThat(visit.find(PROMPT)).hasValue("a spiral of warm colours");
        size(128, 96);
        visit.find("#render .segment").first().click();
        priced();
        assertThat(visit.find(".price-about")).containsText("ready in about");
        assertThat(visit.find(".price-because")).containsText("builtin on pool here");
        visit.find(PROMPT).press("Control+Enter");
        isDone(card(0));
        assertThat(visit.find(".render-teach")).isHidden();

        card(0).locator(".render-billed summary").first().click();
        assertThat(card(0).locator(".bill-sums")).containsText("Billed");
        assertThat(card(0).locator(".bill tbody tr")).hasCount(4);
        assertThat(card(0).locator(".image-bill .domain-bar .stacked > div")).hasCount(3);

        card(0).locator(".tile-open").click();
        assertThat(visit.find("#viewer")).isVisible();
        visit.press("v");
        assertThat(visit.find("#viewer")).isHidden();
        assertThat(visit.find(".start-picture img")).isVisible();
        visit.find(".start-line .ghost").click();
        assertThat(visit.find(".start-picture img")).hasCount(0);

        card(0).locator(".render-tile").hover();
        card(0).locator("button[aria-label^='Again at hero quality']").click();
        assertThat(visit.find("#render .segment input[value='hero']")).isChecked();
        assertThat(visit.find(".start-picture img")).isVisible();
        assertThat(visit.find(".price-button")).isFocused();
        priced();
        visit.press("Enter");
        assertThat(visit.find(".render-card")).hasCount(2);
        isDone(card(0));
        act(card(0), "Compare with its draft").click();
        assertThat(visit.find("#compare [role=option]")).hasCount(2);
        visit.press("Escape");
        assertThat(visit.find("#compare")).isHidden();
    }

    @Test
    void whatCannotBeDrawnIsSaidAtItsField() {
        toRender();
        visit.find(PROMPT).fill("waves");
        size(100, 128);
        Locator size = visit.find("[data-field='size']");
        assertThat(size.locator(".field-note")).containsText("multiples of 8");
        assertThat(visit.find(".price")).hasAttribute("data-state", "refused");
        visit.find(PROMPT).press("Control+Enter");
        assertThat(size.locator("button, input").first()).isFocused();
        assertThat(visit.find(".render-card")).hasCount(0);

        size(128, 128);
        assertThat(size.locator(".field-note")).isHidden();
        priced();
        visit.find(".render-fold summary").first().click();
        visit.find("#render-costLimitMicroUsd").fill("0");
        assertThat(visit.find("[data-field='costLimitMicroUsd'] .field-note")).containsText("cost limit");
        visit.find("#render-costLimitMicroUsd").fill("");
        priced();
        visit.find("#render-priority").selectOption("10");
        assertThat(visit.find(".fold-said").first()).hasText("before everything");
        priced();

        visit.page().setViewportSize(360, 740);
        for (String page : List.of("render", "pools", "campaigns")) {
            visit.page().navigate(library.address() + "/#" + page);
            assertThat(visit.find("#" + page)).isVisible();
            assertEquals(
                    0,
                    visit.page()
                            .evaluate(
                                    "name => { const d = document.getElementById(name);"
                                            + " return d.scrollWidth - d.clientWidth; }",
                                    page));
        }
    }

    @Test
    void aCampaignPaysForWhatIsRenderedByKeysAlone() {
        visit.press("Shift+C");
        assertThat(visit.find("#campaigns .desk-teach")).isVisible();
        visit.press("+");
        assertThat(visit.find("#campaign-name")).isFocused();
        visit.page().keyboard().type("Spring");
        visit.press("Tab");
        visit.page().keyboard().type("0.01");
        visit.press("Tab");
        visit.page().keyboard().type("0.02");
        visit.press("Enter");
        assertThat(visit.find(".campaign h2")).hasText("Spring");

        toRender();
        visit.page().keyboard().type("cells");
        visit.press("Tab", "Tab", "ArrowLeft");
        assertThat(visit.find("#render .segment input[value='draft']")).isChecked();
        size(64, 64);
        visit.find("#render-count").fill("2");
        visit.find("#render-campaign").selectOption("Spring");
        priced();
        visit.press("Control+Enter");
        isDone(card(0));
        assertThat(card(0).locator(".render-about")).containsText("campaign Spring");

        card(0).locator(".tile-open").first().focus();
        visit.press("ArrowRight");
        assertThat(card(0).locator(".tile-open").nth(1)).isFocused();
        visit.press("s");
        assertThat(card(0).locator(".tile-star").nth(1)).hasAttribute("aria-pressed", "true");
        visit.press("Enter");
        assertThat(visit.find("#viewer")).isVisible();
        visit.press("Escape");
        assertThat(visit.find("#viewer")).isHidden();

        visit.press("Shift+C");
        assertThat(visit.find(".campaign-figures dd").first()).hasText("2");
        assertThat(visit.find(".campaign-figures")).containsText("Gains");
        visit.find(".campaign button[aria-label='Close Spring']").press("Enter");
        assertThat(visit.find(".campaign.closed")).isVisible();

        visit.press("Shift+P");
        assertThat(visit.find(".pool h2").first()).hasText("here");
        assertThat(visit.find(".latency")).containsText("The latest 2 images");
        visit.find(".caches-acts > button").click();
        visit.find(".caches .dangerous").click();
        assertThat(visit.find("#toast")).containsText("The caches are empty");
    }

    @Test
    void whatIsInHandIsCancelledAndTriedAgain() {
        toRender();
        visit.find(PROMPT).fill("a grid that takes its time");
        size(640, 640);
        visit.find("#render .segment").nth(2).click();
        visit.find("#render-count").fill("8");
        priced();
        visit.find(".price-button").click();
        assertThat(card(0).locator(".render-tile[data-state='leased']").first()).isVisible();
        act(card(0), "Cancel").click();
        assertThat(card(0).locator(".render-state")).hasText("cancelled");
        assertThat(card(0).locator(".render-tile[data-state='skipped']").first())
                .containsText("cancelled");
        assertThat(act(card(0), "Cancel")).isHidden();
        act(card(0), "Try again").click();
        assertThat(act(card(0), "Cancel")).isVisible();
        card(0).focus();
        visit.press("x");
        assertThat(card(0).locator(".render-state")).hasText("cancelled");
    }
}
