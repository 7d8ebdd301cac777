package sluice.acceptance.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** Culling, comparing and the trash, with keys alone where there are keys. */
class CullingPageTest extends LibraryPageTest {
    private Locator toast() {
        return visit.find("#toast");
    }

    private Locator place() {
        return visit.find("#cull .cull-place");
    }

    @Test
    void aSessionIsCulledWithKeysOnlyAndAnyNumberOfVerdictsTakenBack() {
        visit.press("Home", "e");
        assertThat(place()).hasText("1 of 6");
        visit.press("s", "x", "4", "x");
        assertThat(place()).hasText("5 of 6, 2 kept, 2 rejected");
        assertThat(visit.find("#cull .film-frame.rejected")).hasCount(2);
        visit.press("6");
        assertThat(place()).hasText("6 of 6, 3 kept, 2 rejected");
        visit.press("u", "Control+z", "u");
        assertThat(place()).hasText("3 of 6, 1 kept, 1 rejected");
        assertThat(toast()).containsText("Undone: Rated 1 image 4");
        visit.press("Control+Shift+Z");
        assertThat(toast()).containsText("Done again: Rated 1 image 4");
        assertThat(visit.find("#cull .verdict.rated")).isVisible();
        visit.press("ArrowRight", "ArrowRight", "ArrowLeft");
        assertThat(place()).containsText("4 of 6");
        visit.press("a", "Delete");
        assertThat(place()).hasText("4 of 6, 2 kept, 2 rejected");
        assertThat(visit.find("#cull .verdict.rejected")).hasText("Deleted");
        visit.press("Shift+?");
        assertThat(visit.find(".cull-help")).isVisible();
        visit.press("Escape", "Escape");
        assertThat(visit.find("#cull")).isHidden();
        assertThat(visit.cells()).hasCount(IMAGES - 2);
        awaitFound(2, "is:trashed");
        awaitFound(1, "is:starred");
        awaitFound(1, "rating:4");
        awaitFound(0, "label:red");

        visit.page().reload();
        assertThat(visit.cells()).hasCount(IMAGES - 2);
        visit.press("Control+z");
        assertThat(toast()).containsText("Undone: Put 1 image into the trash");
        assertThat(visit.cells()).hasCount(IMAGES - 1);
        visit.press("Control+z", "Control+z", "Control+z");
        assertThat(toast()).containsText("Undone: Starred 1 image");
        visit.press("Control+z");
        assertThat(toast()).hasText("There is nothing to undo");
        assertThat(visit.cells()).hasCount(IMAGES);
        awaitFound(0, "is:starred OR rating:>0 OR is:trashed");
    }

    @Test
    void keysPressedBeforeTheServerAnsweredAreTakenInTheirOrder() {
        Visit.Held held = visit.hold(".*/assets\\?ids=.*");
        visit.page().reload();
        assertThat(visit.cells()).hasCount(IMAGES);
        visit.press("Home", "e");
        assertThat(place()).hasText("1 of 6");
        visit.press("s", "x", "ArrowRight", "4", "x");
        held.await();
        assertThat(place()).hasText("1 of 6");

        held.letGo();
        assertThat(place()).hasText("6 of 6, 2 kept, 2 rejected");
        awaitFound(1, "is:starred");
        awaitFound(2, "is:trashed");
        awaitFound(1, "rating:4");
    }

    @Test
    void keysThatAreMeantForAComparisonWaitForItsImages() {
        Visit.Held held = visit.hold(".*/assets\\?ids=.*");
        visit.page().reload();
        assertThat(visit.cells()).hasCount(IMAGES);
        visit.press("Home", "e");
        assertThat(place()).hasText("1 of 6");
        visit.press("c", "ArrowRight", "x", "x", "x", "Escape");
        held.await();
        held.letGo();
        assertThat(place()).hasText("2 of 6, 0 kept, 1 rejected");
        assertThat(visit.find("#compare")).isHidden();
        awaitFound(1, "is:trashed");
        visit.press("Escape");
        assertThat(visit.cells()).hasCount(IMAGES - 1);
    }

    @Test
    void whatLiesInTheTrashIsRestoredOrDeletedByName() throws Exception {
        visit.press("Home", "Shift+ArrowRight", "Shift+ArrowRight", "Delete");
        assertThat(toast()).containsText("Put into the trash: 3 images");
        visit.press("Escape", "y");
        Locator cards = visit.find("#trash .trash-card");
        assertThat(cards).hasCount(3);
        assertThat(cards.first()).containsText("Deleted");
        cards.first().focus();
        visit.press("r");
        assertThat(cards).hasCount(2);
        assertThat(toast()).containsText("Taken out of the trash");
        awaitFound(2, "is:trashed");
        assertThat(cards.first()).isFocused();
        visit.press("r");
        assertThat(cards).hasCount(1);
        awaitFound(1, "is:trashed");
        visit.press("Control+z");
        assertThat(cards).hasCount(2);

        cards.first().press("Enter");
        assertThat(visit.find("#trash h1")).hasText("Trash: 1 image chosen");
        String name = cards.first().locator(".trash-name").innerText();
        visit.find("#trash")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Delete files…"))
                .click();
        assertThat(visit.find("#empty-trash .file-list li")).hasCount(1);
        assertThat(visit.find("#empty-trash .file-path")).containsText(name);
        Locator delete = visit.find("#empty-trash .dangerous");
        assertThat(delete).isDisabled();
        assertTrue(Files.exists(folder.resolve("art").resolve(name)));
        visit.find("#empty-trash input[type=checkbox]").check();
        delete.click();
        assertThat(toast()).containsText("Deleted 1 file");
        assertThat(cards).hasCount(1);
        assertFalse(Files.exists(folder.resolve("art").resolve(name)));
        try (var left = Files.list(folder.resolve("art"))) {
            assertEquals(IMAGES - 1, left.filter(Files::isRegularFile).count());
        }
        cards.first().focus();
        visit.press("r");
        assertThat(visit.find("#trash")).containsText("The trash is empty");
        visit.press("g");
        assertThat(visit.cells()).hasCount(IMAGES - 1);
    }

    @Test
    void imagesAreComparedInStepAndTheOthersRejectedInOneAct() {
        visit.press("Home", "Shift+ArrowRight", "Shift+ArrowRight", "i");
        Locator panes = visit.find("#compare .compare-pane");
        assertThat(panes).hasCount(3);
        assertThat(panes.first()).containsText("Seed");
        assertThat(panes.first()).hasAttribute("aria-selected", "true");
        visit.press("f", "ArrowRight");
        assertThat(panes.nth(1)).hasAttribute("aria-selected", "true");
        assertThat(visit.find("#compare .compare-view.movable")).hasCount(3);
        Object scales = visit.page()
                .evaluate("() => new Set([...document.querySelectorAll('#compare .compare-frame')]"
                        + ".map((frame) => new DOMMatrix(frame.style.transform).a.toFixed(4))).size");
        assertEquals(1, scales);
        visit.press("5");
        assertThat(panes.nth(1).locator(".verdict.rated")).isVisible();
        visit.press("k");
        assertThat(visit.find("#compare")).isHidden();
        assertThat(toast()).containsText("Rejected 2 images");
        awaitFound(2, "is:trashed");
        visit.press("Control+z");
        assertThat(toast()).containsText("Undone: Rejected 2 images");
        awaitFound(0, "is:trashed");
        awaitFound(1, "rating:5");

        visit.press("Escape", "Home", "e", "c");
        assertThat(visit.find("#compare")).isVisible();
        visit.press("x", "Escape");
        assertThat(visit.find("#compare")).isHidden();
        assertThat(place()).containsText("1 rejected");
        visit.press("Escape");
        assertThat(visit.cells()).hasCount(IMAGES - 1);
    }
}
