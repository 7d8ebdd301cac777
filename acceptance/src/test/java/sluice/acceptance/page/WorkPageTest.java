package sluice.acceptance.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.Test;

/** The pages beside the library, and the ways between them. */
class WorkPageTest extends LibraryPageTest {
    @Test
    void theBarLeadsFromPageToPageAndBackAgain() {
        visit.find(".pages").getByText("Work").click();
        assertThat(visit.page()).hasURL(library.address() + "/#work");
        assertThat(visit.page()).hasTitle("Work – Sluice");
        assertThat(visit.find("#work")).isVisible();
        assertThat(visit.find("#grid")).not().isVisible();
        visit.press("b");
        assertThat(visit.find("#spend h1")).hasText("Spend");
        assertThat(visit.find(".pages [aria-current]")).hasText("Spend");
        visit.page().goBack();
        assertThat(visit.find("#work")).isVisible();
        visit.press("g");
        assertThat(visit.cells()).hasCount(IMAGES);
        assertThat(visit.find("#grid")).isFocused();
    }

    @Test
    void aPageCanBeLoadedByItsAddressAndASearchLeadsToTheLibrary() {
        visit.page().navigate(library.address() + "/#spend");
        visit.page().reload();
        assertThat(visit.find("#spend h1")).hasText("Spend");
        visit.search("castle");
        assertThat(visit.find("#spend")).isHidden();
        assertThat(visit.cells()).hasCount(3);
        assertThat(visit.page()).hasURL(library.address() + "/?q=castle");
    }

    @Test
    void theDeepWorkIsPausedAndResumedByClickAndByKey() {
        visit.press("q");
        visit.find("#work").getByText("Pause").click();
        assertThat(visit.find(".work-state")).hasText("Paused");
        assertThat(visit.find("#queue-state")).hasAttribute("data-state", "paused");
        assertThat(visit.find("#toast")).hasText("Deep work is paused"); // the server has heard it, too
        visit.page().reload();
        assertThat(visit.find(".work-state")).hasText("Paused");
        visit.press("p");
        assertThat(visit.find(".work-state")).not().hasText("Paused");
        assertThat(visit.find("#queue-state")).not().hasAttribute("data-state", "paused");
        visit.press("p");
        assertThat(visit.find(".work-state")).hasText("Paused");
        assertThat(visit.find("#work").getByText("Resume")).isVisible();
    }
}
