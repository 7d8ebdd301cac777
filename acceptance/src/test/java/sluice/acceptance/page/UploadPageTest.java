package sluice.acceptance.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.JSHandle;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UploadPageTest extends LibraryPageTest {
    /** What a browser hands over when files are dropped. */
    private JSHandle dropOf(Map<String, byte[]> files) {
        List<List<String>> encoded = files.entrySet().stream()
                .map(file -> List.of(file.getKey(), Base64.getEncoder().encodeToString(file.getValue())))
                .toList();
        return visit.page().evaluateHandle("""
                        (files) => {
                          const transfer = new DataTransfer();
                          for (const [name, text] of files) {
                            const bytes = Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
                            transfer.items.add(new File([bytes], name));
                          }
                          return transfer;
                        }
                        """, encoded);
    }

    @Test
    void droppedFilesAreAddedOrRefusedWithTheReason() {
        byte[] image = new PaintedPng(0.77f, "a violet lake", "flux1-dev", 7).bytes();
        Map<String, Object> event = Map.of(
                "dataTransfer",
                dropOf(Map.of("lake.png", image, "notes.txt", "no image".getBytes(StandardCharsets.UTF_8))));
        visit.page().dispatchEvent("body", "dragenter", event);
        assertThat(visit.find("#drop")).isVisible();
        visit.page().dispatchEvent("body", "drop", event);
        assertThat(visit.find("#drop")).isHidden();
        assertThat(visit.find(".upload.imported")).containsText("lake.png");
        assertThat(visit.find(".upload.refused")).containsText("notes.txt");
        assertThat(visit.find(".upload.refused .upload-reason")).not().isEmpty();
        assertThat(visit.find("#summary")).containsText((IMAGES + 1) + " images");
    }

    @Test
    void anImageThatIsThereAlreadyIsSaidToBeKnown() {
        byte[] known = new PaintedPng(0f, "a red castle, number 0", "dreamshaper_8", BIG_SEED).bytes();
        visit.page().dispatchEvent("body", "drop", Map.of("dataTransfer", dropOf(Map.of("again.png", known))));
        assertThat(visit.find(".upload.duplicate")).containsText("known already");
        visit.find(".upload.duplicate button").click();
        assertThat(visit.find(".prompt-text").first()).hasText("a red castle, number 0");
    }
}
