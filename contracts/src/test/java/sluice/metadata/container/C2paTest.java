package sluice.metadata.container;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import sluice.contracts.fixture.C2paStore;
import sluice.contracts.fixture.GifFile;
import sluice.contracts.fixture.HeifFile;
import sluice.contracts.fixture.JpegFile;
import sluice.contracts.fixture.JxlFile;
import sluice.contracts.fixture.PngFile;
import sluice.contracts.fixture.WebpFile;

class C2paTest {
    private static final String TYPES = "http://cv.iptc.org/newscodes/digitalsourcetype/";
    private static final String AI = TYPES + "trainedAlgorithmicMedia";
    private static final String COMPOSITE = TYPES + "compositeWithTrainedAlgorithmicMedia";

    private static byte[] store() {
        return new C2paStore().manifest("OpenAI-API", "DALL·E", AI).toBytes();
    }

    @Test
    void theDeclaredSourceTypeIsReadFromEveryContainer() {
        byte[] store = store();
        for (byte[] file : List.of(
                PngFile.of(8, 8).c2pa(store).toBytes(),
                JpegFile.of(8, 8).c2pa(store, 60_000).toBytes(),
                WebpFile.extended(8, 8).c2pa(store).toBytes(),
                HeifFile.of("avif", 8, 8).c2pa(store).toBytes())) {
            assertEquals(AI, Read.text(file, "c2pa"));
            assertEquals("OpenAI-API\nDALL·E", sorted(Read.text(file, "c2pa:generator")));
        }
    }

    /** The claim and the action may come in either order. */
    private static String sorted(String lines) {
        return String.join("\n", lines.lines().sorted((a, b) -> b.compareTo(a)).toList());
    }

    @Test
    void aStoreInManySegmentsIsPutTogether() {
        for (int bytesEach : new int[] {1, 7, 50, 333}) {
            assertEquals(
                    AI, Read.text(JpegFile.of(8, 8).c2pa(store(), bytesEach).toBytes(), "c2pa"));
        }
    }

    @Test
    void valuesAreKeptExactlyAndTheActiveManifestComesFirst() {
        byte[] store = new C2paStore()
                .manifest("Camera", "", TYPES + "digitalCapture")
                .manifest("Adobe_Firefly", "Adobe Firefly", AI)
                .manifest("Photoshop", "Adobe Firefly", COMPOSITE)
                .toBytes();
        byte[] png = PngFile.of(8, 8).c2pa(store).toBytes();
        assertEquals(COMPOSITE + "\n" + AI + "\n" + TYPES + "digitalCapture", Read.text(png, "c2pa"));
    }

    @Test
    void jsonAssertionsAreReadToo() {
        byte[] store = new C2paStore().jsonManifest("older", AI).toBytes();
        assertEquals(AI, Read.text(WebpFile.extended(8, 8).c2pa(store).toBytes(), "c2pa"));
    }

    @Test
    void boxesWithinBoxesWithoutEndAreAWarning() {
        ContainerContent content = Read.of(PngFile.of(8, 8)
                .c2pa(C2paStore.nested(5_000))
                .text("parameters", "kept")
                .toBytes());
        assertEquals("kept", content.raw().text("png:parameters").orElseThrow());
        assertEquals("is nested too deeply", content.warnings().getFirst().message());
    }

    @Test
    void aJpegXlHoldsItsStoreAsABox() {
        byte[] inside = Arrays.copyOfRange(store(), 8, store().length);
        assertEquals(AI, Read.text(JxlFile.of(8, 8).box("jumb", inside).toBytes(), "c2pa"));
    }

    @Test
    void aStoreThatIsNotUnderstoodStillSaysWhatItDeclares() {
        byte[] cutStore = Arrays.copyOf(store(), store().length - 60);
        cutStore[3] = 1;
        cutStore[0] = 0;
        String json = "{\"digitalSourceType\":\"" + COMPOSITE + "\"}";
        assertEquals(AI, Read.text(PngFile.of(8, 8).c2pa(cutStore).toBytes(), "c2pa"));
        byte[] loose = json.getBytes(StandardCharsets.UTF_8);
        assertEquals(COMPOSITE, Read.text(PngFile.of(8, 8).c2pa(loose).toBytes(), "c2pa"));
    }

    @Test
    void filesWithoutAStoreSayNothing() {
        assertEquals(List.of(), Read.of(GifFile.of(8, 8).toBytes()).raw().under("c2pa"));
    }
}
