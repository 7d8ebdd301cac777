package sluice.acceptance.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.options.RequestOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What changes by itself. */
class LivePageTest extends LibraryPageTest {
    @Test
    void newImagesAppearAtTheTopWhileOneLooksThere() throws IOException {
        new PaintedPng(0.66f, "a blue comet", "flux1-dev", 3)
                .writeTo(folder.resolve("art").resolve("comet.png"));
        visit.importFolder(folder.resolve("art"), IMAGES + 1);
        assertThat(visit.cells().first()).hasAttribute("aria-label", "comet.png: a blue comet");
    }

    @Test
    void inAnotherOrderNewImagesAreOnlyAnnounced() throws IOException {
        visit.find("#sort").selectOption("name");
        assertThat(visit.cells().first()).hasAttribute("aria-label", "castle-0.png: a red castle, number 0");
        Path more = folder.resolve("more");
        new PaintedPng(0.66f, "a blue comet", "flux1-dev", 3).writeTo(more.resolve("a-comet.png"));
        APIResponse answer = visit.page()
                .request()
                .post(
                        library.address() + "/api/v1/imports",
                        RequestOptions.create().setData(Map.of("paths", List.of(more.toString()), "watch", false)));
        assertThat(answer).isOK();
        assertThat(visit.find("#fresh")).hasText("1 new image – show");
        assertThat(visit.cells()).hasCount(IMAGES);
        visit.find("#fresh").click();
        assertThat(visit.cells()).hasCount(IMAGES + 1);
        assertThat(visit.cells().first()).hasAttribute("aria-label", "a-comet.png: a blue comet");
        assertThat(visit.find("#fresh")).isHidden();
    }

    @Test
    void aServerThatIsGoneIsSaidToBeAndComesBack() throws InterruptedException {
        int port = library.port();
        library.close();
        assertThat(visit.find("#banner")).containsText("Sluice does not answer");
        library = ServedLibrary.start(folder.resolve("home"), "127.0.0.1", port);
        assertThat(visit.find("#banner")).isHidden();
        visit.search("castle");
        assertThat(visit.cells()).hasCount(3);
    }
}
