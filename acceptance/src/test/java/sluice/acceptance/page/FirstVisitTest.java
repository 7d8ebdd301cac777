package sluice.acceptance.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** From an empty home to the first images. */
class FirstVisitTest {
    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @TempDir
    Path folder;

    @Test
    void anEmptyLibrarySaysHowToFillIt() throws InterruptedException {
        try (ServedLibrary library = ServedLibrary.start(folder.resolve("home"));
                Visit visit = Visit.to(library, CHROMIUM.browser())) {
            assertThat(visit.find("#empty")).containsText("Bring in your images");
            assertThat(visit.find("#empty .command").first()).containsText("sluice import");
            assertThat(visit.find(".tools")).isHidden();
            visit.press("q");
            assertThat(visit.find("#work")).containsText("give it a star, rate it or collect it");
            visit.press("b");
            assertThat(visit.find("#spend")).containsText("Nothing has been analysed yet");
            visit.find("#spend").getByText("Go to the images").click();
            assertThat(visit.find("#empty")).isVisible();
        }
    }

    @Test
    void anImportedFolderAppearsAndWhatCannotBeReadIsListed() throws IOException, InterruptedException {
        Path art = folder.resolve("art");
        new PaintedPng(0.1f, "a red castle", "dreamshaper_8", 1).writeTo(art.resolve("castle.png"));
        new PaintedPng(0.4f, "a green dragon", "dreamshaper_8", 2).writeTo(art.resolve("dragon.png"));
        Files.writeString(art.resolve("broken.png"), "this is no image");
        try (ServedLibrary library = ServedLibrary.start(folder.resolve("home"));
                Visit visit = Visit.to(library, CHROMIUM.browser())) {
            visit.find("#empty button").getByText("Import a folder").click();
            visit.find("#import-path").fill(art.toString());
            visit.find("#import-path").press("Enter");
            assertThat(visit.find(".import-state")).hasText("Done");
            visit.find(".import-problems summary").click();
            assertThat(visit.find(".problem-list li")).hasCount(1);
            assertThat(visit.find(".problem-name")).hasText("broken.png");
            visit.page().keyboard().press("Escape");
            assertThat(visit.cells()).hasCount(2);
            assertThat(visit.find(".cell.shown")).hasCount(2);
            assertThat(visit.find("#summary")).containsText("2 images");
        }
    }

    @Test
    void aFolderThatIsNotThereIsRefusedBesideTheField() throws InterruptedException {
        try (ServedLibrary library = ServedLibrary.start(folder.resolve("home"));
                Visit visit = Visit.to(library, CHROMIUM.browser())) {
            visit.find("#imports-open").click();
            visit.find("#import-path").fill("outputs");
            visit.find("#import-path").press("Enter");
            assertThat(visit.find("#import-problem")).containsText("whole path");
            visit.find("#import-path").fill(folder.resolve("nowhere").toString());
            visit.find("#import-path").press("Enter");
            assertThat(visit.find("#import-problem")).containsText("nowhere");
            assertThat(visit.find("#import-path")).isFocused();
        }
    }
}
