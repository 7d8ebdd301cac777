package sluice.acceptance.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Walking sessions, shaping them, and the lineage of an image. */
class SessionsPageTest {
    private static final Instant MORNING = Instant.parse("2026-05-01T08:00:00Z");
    private static final int IMAGES = 8;

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @TempDir
    Path folder;

    private ServedLibrary library;
    private Visit visit;

    @BeforeEach
    void open() throws InterruptedException, IOException {
        library = ServedLibrary.start(folder.resolve("home"));
        visit = Visit.to(library, CHROMIUM.browser());
        paint("castle", 3, Duration.ZERO, "a castle on a hill, oil painting", "dream");
        paint("harbour", 3, Duration.ofHours(3), "an old harbour at night", "flux");
        paint("fox", 2, Duration.ofDays(2), "a red fox in snow", "flux");
    }

    private void paint(String name, int images, Duration later, String prompt, String model) throws IOException {
        for (int i = 0; i < images; i++) {
            Path file = folder.resolve("images").resolve(name + "-" + i + ".png");
            float hue = (name.length() * 7 + i) / 97f;
            new PaintedPng(hue, prompt, model, i).writeTo(file);
            Files.setLastModifiedTime(
                    file, FileTime.from(MORNING.plus(later).plus(Duration.ofMinutes(i < 2 ? i : 10 * i))));
        }
    }

    @AfterEach
    void close() {
        try (ServedLibrary closed = library) {
            visit.close();
        }
    }

    private Locator sessions() {
        return visit.find(".session");
    }

    private Locator names() {
        return visit.find(".session-name");
    }

    private Locator toast() {
        return visit.find("#toast");
    }

    @Test
    void sessionsAreWalkedNamedMergedAndSplitAndAllOfItIsTakenBack() {
        visit.press("h");
        assertThat(visit.find("#sessions h2")).hasText("No sessions yet");
        visit.press("g");
        visit.importFolder(folder.resolve("images"), IMAGES);
        visit.press("h");
        assertThat(sessions()).hasCount(3);
        assertThat(visit.find(".session-day")).hasCount(2);
        assertThat(names())
                .hasText(new String[] {"red, fox, snow", "old, harbour, night", "castle, hill, oil, painting"});
        assertThat(sessions().nth(1)).containsText("3 images");

        visit.press("ArrowDown", "ArrowDown");
        assertThat(sessions().nth(1)).isFocused();
        visit.press("r");
        visit.page().keyboard().type("Harbour nights");
        visit.press("Enter");
        assertThat(names().nth(1)).hasText("Harbour nights");
        visit.press("Control+z");
        assertThat(toast()).containsText("Undone");
        assertThat(names().nth(1)).hasText("old, harbour, night");

        visit.press("m", "ArrowUp", "m");
        assertThat(visit.find(".session-bar .selection-count")).hasText("2 sessions marked");
        visit.press("Shift+M");
        visit.holdToast("Merged 2 sessions");
        assertThat(sessions()).hasCount(2);
        assertThat(visit.find(".session-bar")).isHidden();
        toast().getByText("Undo").click();
        assertThat(sessions()).hasCount(3);

        sessions().nth(1).focus();
        visit.press("s");
        assertThat(visit.find(".split-told")).hasText("2 images stay, 1 goes into a new session");
        visit.press("ArrowLeft");
        assertThat(visit.find(".split-image.goes")).hasCount(2);
        visit.press("Enter");
        assertThat(visit.find("#session-split")).isHidden();
        assertThat(sessions()).hasCount(4);
        visit.press("Control+z");
        assertThat(sessions()).hasCount(3);

        sessions().nth(2).focus();
        visit.press("Enter");
        assertThat(visit.find("#search-input")).hasValue(Pattern.compile("session:\\d+"));
        assertThat(visit.cells()).hasCount(3);
    }

    @Test
    void whatAnImageWasMadeFromIsSaidDrawnFollowedAndTakenBack() {
        visit.importFolder(folder.resolve("images"), IMAGES);
        visit.cell("castle-0").click();
        String draft = visit.page().url().replaceAll(".*asset=([0-9a-f]{32}).*", "$1");
        visit.press("Escape");
        assertThat(visit.find("#viewer")).isHidden();
        visit.cell("fox-1").click();
        visit.press("g");
        assertThat(visit.find(".panel-body")).containsText("This image stands alone.");
        visit.find(".kin-say input").fill(draft);
        visit.find(".kin-say").getByText("Note it").click();
        assertThat(visit.find(".kin")).hasCount(2);
        assertThat(visit.find(".kin-changes")).containsText("a variation of castle-0");
        assertThat(visit.find(".kin-changes")).containsText("model dream → flux");
        assertThat(visit.find(".kin-changes")).containsText("words added: red, fox");
        visit.find(".kin[aria-current]").focus();
        visit.press("ArrowLeft", "Enter");
        assertThat(visit.find("#viewer")).hasAttribute("aria-label", "castle-0.png");
        assertThat(visit.find(".kin-changes")).containsText("Made into a variation: fox-1");
        visit.find(".kin-say input").fill(draft);
        visit.find(".kin-say").getByText("Note it").click();
        assertThat(toast()).containsText("An image is not made from itself");
        visit.find(".kin-changes .link").click();
        assertThat(visit.find("#viewer")).hasAttribute("aria-label", "fox-1.png");
        visit.press("Control+z");
        assertThat(visit.find(".panel-body")).containsText("This image stands alone.");
    }
}
