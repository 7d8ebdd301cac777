package sluice.acceptance.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.KeyboardModifier;
import com.microsoft.playwright.options.RequestOptions;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SearchPageTest extends LibraryPageTest {
    @Test
    void wordsNarrowTheGridAndTheAddressSaysSo() {
        visit.search("castle");
        assertThat(visit.cells()).hasCount(3);
        assertThat(visit.page()).hasURL(library.address() + "/?q=castle");
        visit.page().goBack();
        assertThat(visit.cells()).hasCount(IMAGES);
        assertThat(visit.find("#search-input")).hasValue("");
    }

    @Test
    void aMistakeIsMarkedWhereItStands() {
        visit.search("castle modle:foo");
        assertThat(visit.find("#search-problem")).containsText("modle");
        assertThat(visit.find("#search-echo mark")).hasText(Pattern.compile("^modle"));
        visit.search("castle");
        assertThat(visit.find("#search-problem")).isHidden();
        assertThat(visit.cells()).hasCount(3);
    }

    @Test
    void noMatchSaysWhatToLeaveOut() {
        visit.search("castle steps:>100");
        assertThat(visit.find("#empty")).containsText("No image matches");
        visit.find("#empty .struck").getByText("steps:>100").click();
        assertThat(visit.cells()).hasCount(3);
    }

    @Test
    void aFacetAddsItsFilterToTheQueryAndTakesItOutAgain() {
        Locator value = visit.find(".facet-value[data-key='model:juggernaut XL']");
        value.click();
        assertThat(visit.find("#search-input")).hasValue("model:\"juggernaut XL\"");
        assertThat(visit.cells()).hasCount(2);
        assertThat(value).hasAttribute("aria-checked", "true");
        value.click();
        assertThat(visit.find("#search-input")).hasValue("");
        assertThat(visit.cells()).hasCount(IMAGES);
    }

    @Test
    void severalValuesOfAFacetMatchAnyOfThem() {
        visit.find(".facet-value[data-key='model:juggernaut XL']").click();
        assertThat(visit.cells()).hasCount(2);
        visit.find(".facet-value[data-key='model:dreamshaper_8']")
                .click(new Locator.ClickOptions().setModifiers(List.of(KeyboardModifier.CONTROL)));
        assertThat(visit.cells()).hasCount(IMAGES);
        assertThat(visit.find(".facet-value[aria-checked='true']")).hasCount(2);
    }

    @Test
    void aFieldIsCompletedByKeys() {
        visit.find("#search-input").click();
        visit.page().keyboard().type("mode");
        assertThat(visit.find(".completion").first()).containsText("model:");
        visit.page().keyboard().press("Tab");
        assertThat(visit.find("#search-input")).hasValue("model:");
        visit.page().keyboard().type("jug");
        assertThat(visit.find(".completion").first()).containsText("juggernaut XL");
        visit.page().keyboard().press("ArrowDown");
        visit.page().keyboard().press("Enter");
        assertThat(visit.cells()).hasCount(2);
    }

    @Test
    void whatIsChosenFromAListStaysChosenWhenALaterOneIsOnItsWay() {
        visit.find("#search-input").click();
        visit.page().keyboard().type("model:j");
        assertThat(visit.find(".completion").first()).containsText("juggernaut XL");
        Visit.Held held = visit.hold(".*/suggest\\?.*");
        visit.page().keyboard().type("u");
        held.await();
        visit.press("ArrowDown");
        held.letGo();
        visit.press("Enter");
        assertThat(visit.find("#search-input")).hasValue("model:\"juggernaut XL\" ");
        assertThat(visit.cells()).hasCount(2);
    }

    @Test
    void meaningAndLikenessOrderWhatIsFoundOnceThePicturesHaveBeenLookedAt() {
        visit.page()
                .request()
                .post(
                        library.address() + "/api/v1/queue",
                        RequestOptions.create().setData(Map.of("action", "drain")));
        awaitFound(IMAGES, "about:castle");
        visit.search("about:\"a castle\"");
        assertThat(visit.cells()).hasCount(IMAGES);
        assertThat(visit.cells().first()).hasAttribute("aria-label", Pattern.compile("^castle"));
        assertThat(visit.find("#save-search")).isHidden();
        visit.find("#grid").focus();
        visit.press("Home", "m");
        assertThat(visit.find("#search-input")).hasValue(Pattern.compile("^like:[0-9a-f]{32}$"));
        assertThat(visit.cells()).hasCount(IMAGES - 1);
        visit.search("castle OR about:sea");
        assertThat(visit.find("#search-problem")).containsText("cannot stand beside OR");
    }
}
