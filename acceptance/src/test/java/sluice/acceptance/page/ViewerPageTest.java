package sluice.acceptance.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ViewerPageTest extends LibraryPageTest {
    @Test
    void aClickOpensAnImageWithItsParameters() {
        visit.search("name:\"castle-4.png\"");
        assertThat(visit.cells()).hasCount(1);
        visit.cells().click();
        assertThat(visit.find(".picture-full")).isVisible();
        assertThat(visit.find(".panel-name")).hasText("castle-4.png");
        assertThat(visit.find(".prompt-text").first()).hasText("a red castle, number 4");
        assertThat(visit.find(".panel-parameters")).containsText(Long.toString(BIG_SEED + 4));
        assertThat(visit.find(".panel-body")).containsText("png:parameters");
    }

    @Test
    void wheelAndKeysZoom() {
        visit.cells().first().click();
        assertThat(visit.find(".picture-full")).isVisible();
        assertThat(visit.find(".viewer-scale")).hasText("100 %");
        visit.find(".stage").hover();
        visit.page().mouse().wheel(0, -400);
        assertThat(visit.find(".viewer-scale")).hasText("190 %");
        visit.page().keyboard().press("z");
        assertThat(visit.find(".viewer-scale")).hasText("100 %");
        visit.page().keyboard().press("+");
        assertThat(visit.find(".viewer-scale")).hasText("125 %");
        visit.page().keyboard().press("z");
        assertThat(visit.find(".viewer-scale")).hasText("100 %");
    }

    @Test
    void thePromptIsCopiedWordForWord() {
        visit.search("name:\"dragon-1.png\"");
        assertThat(visit.cells()).hasCount(1);
        visit.cells().click();
        visit.find(".panel-copies button").getByText("Prompt").click();
        assertThat(visit.find("#toast")).hasText("Prompt copied");
        assertEquals("a green dragon, number 1", visit.page().evaluate("() => navigator.clipboard.readText()"));
    }

    @Test
    void keysAfterTheOneThatClosesItAreThoseOfTheGrid() {
        visit.press("Home", "Enter", "Escape", "ArrowRight", "Enter");
        assertThat(visit.find(".viewer-place")).hasText("2 of " + IMAGES);
        assertThat(visit.find("#viewer")).isVisible();
        visit.press("Escape", "q");
        assertThat(visit.find("#work")).isVisible();
        assertThat(visit.find("#viewer")).isHidden();
        visit.page().goBack();
        assertThat(visit.cells()).hasCount(IMAGES);
        assertThat(visit.page()).hasURL(library.address() + "/");
    }

    @Test
    void whatIsPressedIsNotDrawnAnewUntilItIsLetGo() {
        Visit.Held held = visit.hold(".*/assets/[0-9a-f]{32}");
        visit.cell("dragon-1").click();
        visit.find(".panel-copies button").getByText("Prompt").hover();
        visit.page().mouse().down();
        held.await();
        visit.page().waitForResponse(held.address(), held::letGo).finished();
        // An answer that comes after the other one has been dealt with.
        visit.page().evaluate("() => fetch('/api/v1/status').then((answer) => answer.text())");
        visit.page().mouse().up();
        assertThat(visit.find("#toast")).hasText("Prompt copied");
        assertThat(visit.find(".panel-body")).containsText("dragon-1.png");
    }

    @Test
    void keysGoOnWhenWhatHadTheFocusIsGone() {
        visit.cell("dragon-1").click();
        visit.find(".panel-copies button").getByText("Prompt").focus();
        visit.page().evaluate("() => document.activeElement.remove()");
        visit.press("5", "ArrowRight");
        awaitFound(1, "rating:5");
        assertThat(visit.find("#viewer")).not().hasAttribute("aria-label", "dragon-1.png");
    }

    @Test
    void rawMetadataIsShownAsFoundAndCanBeSearched() {
        visit.search("name:\"castle-2.png\"");
        assertThat(visit.cells()).hasCount(1);
        visit.cells().click();
        visit.find(".tab").getByText("Raw metadata").click();
        assertThat(visit.find(".raw-text").first()).containsText("Steps: 28, Sampler: Euler a");
        visit.find(".raw-search input").fill("sampler");
        assertThat(visit.find(".raw-search [role=status]")).hasText("1 of 1 match");
    }

    @Test
    void aParameterLeadsToItsLikes() {
        visit.search("name:\"castle-4.png\"");
        assertThat(visit.cells()).hasCount(1);
        visit.cells().click();
        visit.find(".panel-parameters a").getByText("juggernaut XL").click();
        assertThat(visit.find("#viewer")).isHidden();
        assertThat(visit.cells()).hasCount(2);
    }

    @Test
    void everythingCanBeDoneByKeys() {
        visit.page().keyboard().press("/");
        assertThat(visit.find("#search-input")).isFocused();
        visit.page().keyboard().type("castle ");
        visit.page().keyboard().press("Enter");
        assertThat(visit.cells()).hasCount(3);
        visit.page().keyboard().press("Escape");
        assertThat(visit.find("#grid")).isFocused();
        visit.page().keyboard().press("End");
        assertThat(visit.find(".cell.current")).hasAttribute("aria-posinset", "3");
        visit.page().keyboard().press("Enter");
        assertThat(visit.find(".viewer-place")).hasText("3 of 3");
        visit.page().keyboard().press("ArrowLeft");
        assertThat(visit.find(".viewer-place")).hasText("2 of 3");
        visit.page().keyboard().press("i");
        assertThat(visit.find(".panel")).isHidden();
        visit.page().keyboard().press("Escape");
        assertThat(visit.find("#viewer")).isHidden();
        assertThat(visit.find(".cell.current")).hasAttribute("aria-posinset", "2");
        assertThat(visit.find("#grid")).isFocused();
        visit.page().keyboard().press(" ");
        assertThat(visit.find("#viewer")).isVisible();
        visit.page().keyboard().press(" ");
        assertThat(visit.find("#viewer")).isHidden();
        visit.page().keyboard().press("?");
        assertThat(visit.find("#keys")).containsText("quick look");
    }

    @Test
    void anOpenImageHasAnAddressToShare() {
        visit.cells().nth(1).click();
        assertThat(visit.page()).hasURL(Pattern.compile("asset=[0-9a-f]{32}"));
        visit.page().reload();
        assertThat(visit.find(".viewer-place")).hasText("2 of " + IMAGES);
        visit.page().keyboard().press("Escape");
        assertThat(visit.page()).hasURL(library.address() + "/");
    }

    @Test
    void theThemeFollowsTheSystemUntilOneIsChosen() {
        assertThat(visit.find("html")).hasAttribute("data-theme", "light");
        visit.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        assertThat(visit.find("html")).hasAttribute("data-theme", "dark");
        visit.find("#theme").click();
        assertThat(visit.find("html")).hasAttribute("data-theme", "light");
        visit.page().reload();
        assertThat(visit.find("html")).hasAttribute("data-theme", "light");
    }
}
