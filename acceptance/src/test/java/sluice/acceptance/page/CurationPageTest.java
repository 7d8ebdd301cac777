package sluice.acceptance.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.KeyboardModifier;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Saying what images are worth, in the viewer and in the grid. */
class CurationPageTest extends LibraryPageTest {
    private Locator toast() {
        return visit.find("#toast");
    }

    private void undo() {
        toast().getByText("Undo").click();
    }

    @Test
    void aStarIsGivenByKeyShownInPlaceAndTakenBack() {
        visit.press("Home", "s");
        assertThat(toast()).containsText("Starred");
        assertThat(visit.cells().first().locator(".mark.starred")).isVisible();
        undo();
        assertThat(visit.find(".mark.starred")).hasCount(0);
        visit.press("s");
        assertThat(visit.find(".mark.starred")).hasCount(1);
        visit.press("Control+z");
        assertThat(visit.find(".mark.starred")).hasCount(0);
    }

    @Test
    void aStarStaysWhenThePageIsLoadedAnewAndCanBeSearchedFor() {
        visit.cell("castle-2").click();
        visit.press("s");
        assertThat(visit.find(".viewer-bar [aria-label='Star']")).hasAttribute("aria-pressed", "true");
        awaitFound(1, "is:starred");
        visit.press("Escape");
        // Going back is under way until the viewer is gone; a load begun before would be overtaken by it.
        assertThat(visit.find("#viewer")).isHidden();
        visit.page().reload();
        assertThat(visit.cell("castle-2").locator(".mark.starred")).isVisible();
        visit.search("is:starred");
        assertThat(visit.cells()).hasCount(1);
    }

    @Test
    void ratingsAreGivenByNumberAndClearedByZero() {
        visit.press("Home", "Enter", "4");
        assertThat(visit.find(".viewer-bar .pip.on")).hasCount(4);
        visit.press("0");
        assertThat(visit.find(".viewer-bar .pip.on")).hasCount(0);
        undo();
        assertThat(visit.find(".viewer-bar .pip.on")).hasCount(4);
        visit.find(".viewer-bar .pip").nth(1).click();
        assertThat(visit.find(".viewer-bar .pip.on")).hasCount(2);
        visit.press("Escape");
        assertThat(visit.cells().first().locator(".mark.rated")).hasText("2");
    }

    @Test
    void whatIsSaidOfAnImageThatIsStillBeingReadIsSaidOfThatOne() {
        Visit.Held held = visit.hold(".*/assets(/[0-9a-f]{32}|\\?ids=.*)");
        visit.page().reload();
        assertThat(visit.cells()).hasCount(IMAGES);
        visit.press("Home", "Enter", "4", "ArrowRight", "s", "ArrowRight", "2", "0", "s", "s");
        held.await();
        held.letGo();
        awaitFound(1, "is:starred");
        awaitFound(1, "rating:4");
        awaitFound(0, "rating:2");
        visit.press("ArrowLeft");
        assertThat(visit.find(".viewer-place")).hasText("2 of " + IMAGES);
        assertThat(visit.find(".viewer-bar [aria-label='Star']")).hasAttribute("aria-pressed", "true");
        visit.press("ArrowLeft");
        assertThat(visit.find(".viewer-bar .pip.on")).hasCount(4);
    }

    @Test
    void undoingTakesBackWhatWasSaidBeforeItHoweverLateTheServerHearsOfIt() {
        Visit.Held held = visit.hold(".*/signals");
        visit.press("Home", "s");
        assertThat(visit.find(".mark.starred")).hasCount(1);
        visit.press("Control+z", "ArrowRight", "3", "ArrowRight", "s");
        held.await();
        held.letGo();
        awaitFound(1, "rating:3");
        awaitFound(1, "is:starred");
        assertThat(visit.cells().nth(0).locator(".mark.starred")).hasCount(0);
        assertThat(visit.cells().nth(1).locator(".mark.rated")).hasText("3");
        assertThat(visit.cells().nth(2).locator(".mark.starred")).hasCount(1);
    }

    @Test
    void aTagIsTypedOnceAndCompletedTheNextTime() {
        visit.press("Home", "t");
        assertThat(visit.find("#tag")).isVisible();
        visit.page().keyboard().type("night sky");
        visit.press("Enter");
        assertThat(visit.find("#tag")).isHidden();
        assertThat(toast()).containsText("Tagged “night sky”");
        visit.page().waitForCondition(() -> tagIsKnown("night sky"));
        visit.press("End", "Enter", "t");
        assertThat(visit.find("#tag-field")).isFocused();
        visit.page().keyboard().type("nig");
        assertThat(visit.find("#tag .completion")).hasText("night sky1");
        visit.press("ArrowDown", "Enter");
        assertThat(visit.find(".panel-standing .chip")).hasText("night sky");
        visit.find(".panel-standing").getByText("night sky").click();
        assertThat(visit.cells()).hasCount(2);
    }

    private boolean tagIsKnown(String tag) {
        return visit.page()
                .request()
                .get(library.address() + "/api/v1/assets/facets?q=&fields=tag&limit=10")
                .text()
                .contains(tag);
    }

    @Test
    void imagesAreCollectedUnderANameAsAPortfolio() {
        visit.press("Home", "Shift+ArrowRight", "c");
        assertThat(visit.find("#collect-title")).hasText("Collect: 2 images");
        visit.find("#collect .segment").getByText("Portfolio").click();
        visit.find("#collect-field").fill("Autumn");
        visit.press("Enter");
        assertThat(toast()).containsText("Put into “Autumn”: 2 images");
        visit.press("Escape", "Home", "Enter", "w");
        assertThat(visit.find(".panel-standing .chip")).hasText("Autumn");
        assertThat(visit.find(".history")).containsText("Put into the portfolio “Autumn”");
        visit.press("c");
        assertThat(visit.find("#collect .choice-list .completion")).hasText("Autumn2");
        visit.find("#collect .chips button").click();
        assertThat(visit.find("#collect .chips")).isHidden();
        visit.press("Escape");
        assertThat(visit.find("#viewer")).isVisible();
        assertThat(visit.find(".panel-standing")).isHidden();
    }

    @Test
    void severalAreChosenByKeysAndByMouseAndTreatedAsOne() {
        visit.press("Home", "Shift+ArrowRight", "Shift+ArrowRight");
        assertThat(visit.find("#selection .selection-count")).hasText("3 images chosen");
        visit.cells().nth(4).click(new Locator.ClickOptions().setModifiers(List.of(KeyboardModifier.CONTROL)));
        assertThat(visit.find(".cell.selected")).hasCount(4);
        assertThat(visit.find(".cell[aria-selected='true']")).hasCount(4);
        visit.press("s");
        assertThat(toast()).containsText("Starred 4 images");
        assertThat(visit.find(".mark.starred")).hasCount(4);
        undo();
        assertThat(visit.find(".mark.starred")).hasCount(0);
        visit.find("#selection .pip").nth(4).click();
        assertThat(visit.find(".mark.rated")).hasCount(4);
        visit.find("#selection")
                .getByText("Star", new Locator.GetByTextOptions().setExact(true))
                .click();
        assertThat(visit.find(".mark.starred")).hasCount(4);
        visit.find("#grid").focus();
        visit.press("Escape");
        assertThat(visit.find("#selection")).isHidden();
        visit.press("Control+a");
        assertThat(visit.find(".cell.selected")).hasCount(IMAGES);
        visit.search("castle");
        assertThat(visit.cells()).hasCount(3);
        assertThat(visit.find(".cell.selected")).hasCount(0);
    }

    @Test
    void undoingGivesEachImageBackWhatItHad() {
        visit.press("Home", "2", "ArrowRight", "5");
        visit.press("Home", "Shift+ArrowRight", "Shift+ArrowRight", "3");
        assertThat(visit.find(".mark.rated").first()).hasText("3");
        assertThat(visit.find(".mark.rated")).hasCount(3);
        undo();
        assertThat(visit.find(".mark.rated")).hasCount(2);
        assertThat(visit.cells().nth(0).locator(".mark.rated")).hasText("2");
        assertThat(visit.cells().nth(1).locator(".mark.rated")).hasText("5");
    }

    @Test
    void aLinkIsCopiedAndRememberedAsASignal() {
        visit.press("Home", "Enter", "l");
        assertThat(toast()).hasText("1 link copied");
        assertEquals(
                visit.page().evaluate("() => location.href"),
                visit.page().evaluate("() => navigator.clipboard.readText()"));
        visit.press("w");
        assertThat(visit.find(".history")).containsText("Link copied");
    }

    @Test
    void whatTheServerRefusesIsTakenBack() {
        visit.page().route("**/signals", route -> route.abort());
        visit.press("Home", "s");
        assertThat(toast()).hasText("The server does not answer.");
        assertThat(visit.find(".mark.starred")).hasCount(0);
    }
}
