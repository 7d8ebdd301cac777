package sluice.acceptance.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** Saving images and exchanging sidecars from the page. */
class ExportPageTest extends LibraryPageTest {
    @Test
    void chosenImagesAreSavedAndSidecarsGoOutAndComeBack() throws Exception {
        visit.press("Home", "Shift+ArrowRight");
        visit.find("#selection [title='Export…']").click();
        assertThat(visit.find("#export-title")).hasText("Export 2 images");
        visit.find("#export-sidecars").check();
        Download zip = visit.page()
                .waitForDownload(() -> visit.find("#export .primary").first().click());
        Path saved = folder.resolve("saved.zip");
        zip.saveAs(saved);
        try (ZipFile opened = new ZipFile(saved.toFile())) {
            assertEquals(4, opened.size());
        }
        assertThat(visit.find("#toast")).containsText("export is being saved");
        visit.press("Escape");
        visit.find("#selection [aria-label='Let go']").click();

        visit.find("#export-open").click();
        assertThat(visit.find("#export-title")).hasText("Export all 6 images");
        visit.find("#export").getByText("Write…").click();
        assertThat(visit.find(".sidecar-result")).containsText("6 sidecars would be written anew");
        Path sidecar = folder.resolve("art/castle-0.png.xmp");
        assertFalse(Files.exists(sidecar));
        visit.find("#export").getByText("Write 6 sidecars").click();
        assertThat(visit.find(".sidecar-result")).containsText("6 sidecars written anew");
        String text = Files.readString(sidecar);
        assertTrue(text.contains("a red castle, number 0"), text);

        Files.writeString(
                sidecar,
                text.replace(
                        "</rdf:Description>",
                        "<xmp:Rating xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">5</xmp:Rating>"
                                + "</rdf:Description>"));
        Files.writeString(folder.resolve("art/dragon-1.png.xmp"), "no XMP");
        visit.find("#export").getByText("Read…").click();
        assertThat(visit.find(".sidecar-items")).containsText("rated 5");
        assertThat(visit.find(".sidecar-items")).containsText("is no XML that can be read");
        visit.press("Enter");
        assertThat(visit.find(".sidecar-result")).containsText("1 sidecar with changes taken over");
        visit.press("Escape");
        assertThat(visit.cell("castle-0").locator(".mark.rated")).hasText("5");
    }
}
