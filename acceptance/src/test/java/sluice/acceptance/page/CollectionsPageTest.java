package sluice.acceptance.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Putting images together, and what Sluice suggests by itself. */
class CollectionsPageTest extends LibraryPageTest {
    private Locator card(String name) {
        return visit.find(".collection[data-name='" + name + "']");
    }

    @Test
    void aCollectionIsMadeFilledOpenedRenamedAndDeletedAndAllOfItTakenBack() {
        visit.press("k");
        assertThat(visit.find("#collections .desk-teach")).containsText("press C");
        visit.press("+");
        visit.find("#collection .segment").getByText("Portfolio").click();
        visit.find("#collection-name").fill("Käse / 100% #1");
        visit.press("Enter");
        assertThat(card("Käse / 100% #1")).hasClass(Pattern.compile("portfolio"));
        assertThat(card("Käse / 100% #1")).containsText("0 images");

        visit.press("g");
        visit.press("Home", "Shift+ArrowRight", "c");
        visit.find("#collect .completion").getByText("Käse / 100% #1").click();
        assertThat(visit.find("#toast")).containsText("2 images");
        visit.press("Escape", "k");
        assertThat(card("Käse / 100% #1").locator(".mosaic img")).hasCount(2);
        card("Käse / 100% #1").locator(".collection-open").focus();
        visit.press("Enter");
        assertThat(visit.cells()).hasCount(2);

        visit.press("k", "ArrowDown", "e");
        assertThat(visit.find("#collection-name")).isFocused();
        visit.find("#collection-name").fill("Best");
        visit.press("Enter");
        assertThat(card("Best")).containsText("2 images");
        assertThat(card("Best").locator(".collection-open")).isFocused();
        visit.press("Delete");
        visit.holdToast("Deleted “Best”");
        assertThat(card("Best")).hasCount(0);
        visit.find("#toast").getByText("Undo").click();
        assertThat(card("Best")).containsText("2 images");
    }

    @Test
    void aSearchIsSavedAndAMistakeInOneIsShownWhereItStands() {
        assertThat(visit.find("#save-search")).isHidden();
        visit.search("castle");
        visit.find("#save-search").click();
        assertThat(visit.find("#collection-query")).hasValue("castle");
        visit.find("#collection-name").fill("Castles");
        visit.find("#collection-query").fill("castle steps:many");
        visit.press("Enter");
        assertThat(visit.find(".collection-problem")).containsText("many");
        assertThat(visit.find("#collection-query")).isFocused();
        visit.find("#collection-query").fill("castle");
        visit.press("Enter");
        assertThat(visit.find("#collection")).isHidden();
        visit.search("collection:castles -\"number 0\"");
        assertThat(visit.cells()).hasCount(2);
        visit.press("Tab");
        visit.find("#grid").focus();
        visit.press("k");
        assertThat(card("Castles")).containsText("3 images");
        assertThat(card("Castles").locator(".mosaic img")).hasCount(3);
        card("Castles").locator(".collection-open").click();
        assertThat(visit.cells()).hasCount(3);
    }

    @Test
    void whatIsLeftOverInAStackIsOfferedToBeCleanedUp() throws IOException {
        visit.press("u");
        assertThat(visit.find("#suggestions .desk-teach")).containsText("Nothing to suggest yet");
        Path more = folder.resolve("more");
        for (int i = 0; i < 5; i++) {
            new PaintedPng(0.5f + i / 100f, "a lighthouse at dusk", "dreamshaper_8", 7L + i)
                    .writeTo(more.resolve("light-" + i + ".png"));
        }
        visit.press("g");
        visit.importFolder(more, IMAGES + 5);
        visit.search("lighthouse");
        assertThat(visit.cells()).hasCount(5);
        visit.find("#grid").focus();
        visit.press("Home", "s");
        assertThat(visit.find(".mark.starred")).hasCount(1);
        visit.page()
                .waitForCondition(() -> visit.page()
                        .request()
                        .get(library.address() + "/api/v1/suggestions")
                        .text()
                        .contains("\"clean\""));
        visit.press("u");
        Locator card = visit.find(".suggestion.clean");
        assertThat(card).containsText(Pattern.compile("One of these \\w+ look-alikes is chosen"));
        visit.press("ArrowDown");
        assertThat(card).isFocused();
        visit.press("a");
        visit.holdToast("Rejected ");
        assertThat(visit.find(".suggestion")).hasCount(0);
        visit.find("#toast").getByText("Undo").click();
        assertThat(visit.find(".suggestion.clean")).hasCount(1);
        visit.find(".suggestion.clean").focus();
        visit.press("x");
        assertThat(visit.find(".suggestion")).hasCount(0);
        assertThat(visit.find("#suggestions .desk-teach")).isVisible();
    }
}
