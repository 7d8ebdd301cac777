package sluice.acceptance.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What comes from files is text and never markup, wherever it is shown. */
class HostileTextPageTest extends LibraryPageTest {
    private static final List<String> PROMPTS = List.of(
            "<img src=x onerror=\"document.title='taken'\"> lighthouse",
            "\"><script>document.title='taken'</script> lighthouse",
            "lighthouse <style>body { display: none }</style> [a](javascript:alert(1))");

    @Test
    void promptsModelsAndNamesAreShownAsTheyAre() throws IOException {
        Path art = folder.resolve("hostile");
        for (int i = 0; i < PROMPTS.size(); i++) {
            new PaintedPng(0.5f + i / 10f, PROMPTS.get(i), "<b>bold & brash", i)
                    .writeTo(art.resolve("&lt;i&gt; name '" + i + "'.png"));
        }
        visit.importFolder(art, IMAGES + PROMPTS.size());
        assertThat(visit.find(".facet-name").getByText("<b>bold & brash")).isVisible();
        for (String prompt : PROMPTS) {
            visit.search("lighthouse");
            assertThat(visit.cells()).hasCount(PROMPTS.size());
            visit.find(".cell[aria-label*='" + prompt.substring(0, 12).replace("\"", "\\\"") + "']")
                    .click();
            assertThat(visit.find(".prompt-text").first()).hasText(prompt);
            visit.page().keyboard().press("r");
            assertThat(visit.find(".raw-text").first()).containsText(prompt);
            visit.page().keyboard().press("r");
            visit.page().keyboard().press("Escape");
            assertThat(visit.find("#viewer")).isHidden();
        }
        assertEquals("lighthouse – Sluice", visit.page().title());
        assertEquals(0, visit.find("body b, body style, main script").count());
    }
}
