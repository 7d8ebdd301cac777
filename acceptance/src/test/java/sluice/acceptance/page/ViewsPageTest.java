package sluice.acceptance.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Request;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is looked at is told to the server, when it was looked at for long enough. */
class ViewsPageTest extends LibraryPageTest {
    /** The time at which it stands still has to lie ahead. */
    private static final long AHEAD_MILLIS = 600_000;

    private final List<Request> views = new CopyOnWriteArrayList<>();

    @BeforeEach
    void watch() {
        visit.page().onRequest(request -> {
            String body = request.postData();
            if (body != null && body.contains("\"viewed\"")) {
                views.add(request);
            }
        });
        visit.page().clock().install();
        visit.page().reload();
        assertThat(visit.cells()).hasCount(IMAGES);
        // From here on time goes by only where a test says so, however long the machine takes.
        visit.page().clock().pauseAt(System.currentTimeMillis() + AHEAD_MILLIS);
    }

    @Test
    void anImageThatWasOpenForAWhileIsAViewOnceItIsLeft() {
        visit.press("Home", "Enter");
        assertThat(visit.find(".picture-full")).isVisible();
        String id = openAsset();
        visit.page().clock().runFor(5_000);
        visit.press("ArrowRight");
        visit.page().waitForCondition(() -> views.size() == 1);
        assertTrue(
                views.getFirst().postData().matches(".*\"amount\":5[,}].*"),
                views.getFirst().postData());
        visit.page().waitForCondition(() -> visit.signalsOf(id).contains("\"viewed\""));
        visit.press("ArrowLeft", "w");
        assertThat(visit.find(".history")).containsText("Looked at for");
    }

    @Test
    void aGlanceIsNoViewAndLeavingThePageEndsAView() {
        visit.press("Home", "Enter");
        assertThat(visit.find(".picture-full")).isVisible();
        String glanced = openAsset();
        visit.press("ArrowRight", "ArrowRight");
        assertThat(visit.find(".viewer-place")).hasText("3 of " + IMAGES);
        visit.page().clock().runFor(3_000);
        String id = openAsset();
        visit.page().navigate("about:blank");
        visit.page().waitForCondition(() -> visit.signalsOf(id).contains("\"viewed\""));
        assertFalse(visit.signalsOf(glanced).contains("\"viewed\""));
    }

    @Test
    void anImageThatWasLookedAtWhileCullingIsAView() {
        visit.press("Home", "e");
        assertThat(visit.find("#cull img").first()).isVisible();
        visit.page().clock().runFor(4_000);
        visit.press("Space");
        visit.page().waitForCondition(() -> views.size() == 1);
        visit.press("Escape");
        assertThat(visit.find("#cull")).isHidden();
        assertEquals(1, views.size(), "a glance at the next is none");
    }

    private String openAsset() {
        return (String) visit.page().evaluate("() => new URLSearchParams(location.search).get('asset')");
    }
}
