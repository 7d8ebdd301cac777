package sluice.render.finish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sluice.asset.AssetId;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.image.ImageFormat;

class FinishingRulesTest {
    @Test
    void whatIsUsualIsAllowed() {
        List<Overlay> overlays = List.of(
                new Overlay.Text("Ends Sunday\n50 % off", Overlay.Place.BOTTOM, 0.05, 0xFFFFFF, 1),
                new Overlay.Logo(new AssetId("a".repeat(32)), Overlay.Place.TOP_RIGHT, 1, 0.5));
        for (ImageFormat format : List.of(ImageFormat.PNG, ImageFormat.JPEG, ImageFormat.WEBP)) {
            Finishing finishing = new Finishing(2, NamedCrops.ALL, overlays, format, 1);
            assertEquals(Optional.empty(), FinishingRules.flaw(finishing, 1_024, 1_024));
        }
        assertEquals(Optional.empty(), FinishingRules.flaw(Finishing.NONE, 8, 8));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.99, 8.01, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void upscaleIsOneToEight(double upscale) {
        assertFlaw("upscale", new Finishing(upscale, List.of(), List.of(), ImageFormat.PNG, 92));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -5, 101})
    void qualityIsOneToHundred(int quality) {
        assertFlaw("quality", new Finishing(1, List.of(), List.of(), ImageFormat.PNG, quality));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-a", "A", "a b", "a/b", "..", "a.png", "é", "con\u0000", "123456789012345678901234567890123"
            })
    void namesOfCropsAreSafe(String name) {
        assertFlaw("crops[0].name", crops(List.of(new Crop(name, 100, 100))));
    }

    @Test
    void cropsAreFewAndDifferent() {
        assertFlaw("crops[1].name", crops(List.of(new Crop("a", 20, 20), new Crop("a", 30, 30))));
        assertFlaw("crops[0]", crops(List.of(new Crop("a", 15, 200))));
        assertFlaw("crops[0]", crops(List.of(new Crop("a", -200, 200))));
        List<Crop> many =
                IntStream.range(0, 17).mapToObj(i -> new Crop("c" + i, 20, 20)).toList();
        assertFlaw("crops", crops(many));
        assertEquals(Optional.empty(), FinishingRules.flaw(crops(many.subList(0, 16)), 64, 64));
    }

    @Test
    void filesAreBoundedEachAndTogether() {
        List<Crop> three = IntStream.range(0, 3)
                .mapToObj(i -> new Crop("c" + i, 9_000, 9_000))
                .toList();
        assertTooLarge("crops", crops(three));
        assertTooLarge("crops[0]", crops(List.of(new Crop("a", 20_000, 5_001))));
        assertTooLarge("crops[0]", crops(List.of(new Crop("a", Integer.MAX_VALUE, Integer.MAX_VALUE))));
        assertTooLarge(
                "crops[0]", new Finishing(1, List.of(new Crop("a", 16_384, 100)), List.of(), ImageFormat.WEBP, 80));
        Flaw whole = FinishingRules.flaw(new Finishing(8, List.of(), List.of(), ImageFormat.PNG, 80), 2_048, 2_048)
                .orElseThrow();
        assertEquals("upscale", whole.field());
        assertEquals(FailureCode.TOO_LARGE, whole.code());
    }

    @Test
    void overlaysAreFewAndLegible() {
        assertFlaw("overlays", overlays(Collections.nCopies(9, text("x", 0.1, 1))));
        assertFlaw("overlays[0].text", overlays(List.of(text("x".repeat(201), 0.1, 1))));
        assertFlaw("overlays[0].text", overlays(List.of(text("a\tb", 0.1, 1))));
        assertFlaw("overlays[0].text", overlays(List.of(text("a\n".repeat(9), 0.1, 1))));
        assertFlaw("overlays[1].size", overlays(List.of(text("x", 0.1, 1), text("x", 0.6, 1))));
        assertFlaw("overlays[0].size", overlays(List.of(text("x", Double.NaN, 1))));
        assertFlaw("overlays[0].opacity", overlays(List.of(text("x", 0.1, 0))));
        assertFlaw("overlays[0].rgb", overlays(List.of(new Overlay.Text("x", Overlay.Place.TOP, 0.1, 0x1000000, 1))));
        AssetId logo = new AssetId("a".repeat(32));
        assertFlaw("overlays[0].size", overlays(List.of(new Overlay.Logo(logo, Overlay.Place.TOP, 1.1, 1))));
        assertFlaw("overlays[0].opacity", overlays(List.of(new Overlay.Logo(logo, Overlay.Place.TOP, 1, 2))));
    }

    @ParameterizedTest
    @CsvSource({
        "story, story, 1080, 1920",
        "' Story ', story, 1080, 1920",
        "og, og, 1200, 630",
        "hero=1600x900, hero, 1600, 900",
        "story=10x20, story, 10, 20",
        "640X480, 640x480, 640, 480"
    })
    void cropsAreWrittenByNameOrSize(String written, String name, int width, int height) {
        assertEquals(new Crop(name, width, height), NamedCrops.parse(written));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nosuch",
                "=10x10",
                "a=10",
                "a=x10",
                "a=10x",
                "a=-1x10",
                "a=1e3x5",
                "a b=10x10",
                "a=9999999x1"
            })
    void whatIsNoCropIsRefused(String written) {
        SluiceException refused = assertThrows(SluiceException.class, () -> NamedCrops.parse(written));
        assertEquals(FailureCode.INVALID, refused.code());
        assertEquals("crop", refused.subject());
    }

    private static Finishing crops(List<Crop> crops) {
        return new Finishing(1, crops, List.of(), ImageFormat.PNG, 92);
    }

    private static Finishing overlays(List<Overlay> overlays) {
        return new Finishing(1, List.of(), overlays, ImageFormat.PNG, 92);
    }

    private static Overlay text(String text, double size, double opacity) {
        return new Overlay.Text(text, Overlay.Place.TOP, size, 0, opacity);
    }

    private static void assertFlaw(String field, Finishing finishing) {
        Flaw flaw = FinishingRules.flaw(finishing, 64, 64).orElseThrow();
        assertEquals(field, flaw.field(), flaw.reason());
        assertEquals(FailureCode.INVALID, flaw.code(), flaw.reason());
        assertTrue(flaw.reason().chars().noneMatch(Character::isISOControl), flaw.reason());
    }

    private static void assertTooLarge(String field, Finishing finishing) {
        Flaw flaw = FinishingRules.flaw(finishing, 64, 64).orElseThrow();
        assertEquals(field, flaw.field(), flaw.reason());
        assertEquals(FailureCode.TOO_LARGE, flaw.code(), flaw.reason());
    }
}
