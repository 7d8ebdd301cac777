package sluice.render.deliver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sluice.image.ImageFormat;
import sluice.render.Recipe;
import sluice.render.finish.Imprint;

class RenderFileNameTest {
    @Test
    void itSaysWhatWhenAndWhich() {
        Imprint imprint = imprint("A spiral of warm colours, at dusk, very detailed", "12");
        assertEquals(
                "2026-11-21_a-spiral-of-warm-colours-at_12-3_s18446744073709551615_story.webp",
                RenderFileName.of(imprint, "story", ImageFormat.WEBP));
        assertEquals(
                "2026-11-21_a-spiral-of-warm-colours-at_12-3_s18446744073709551615.jpg",
                RenderFileName.of(imprint, "", ImageFormat.JPEG));
        assertEquals("2026/11", RenderFileName.folder(imprint));
    }

    @ParameterizedTest
    @CsvSource({
        "Café Ærø (masterpiece:1.2), cafe-ærø-masterpiece-1-2",
        "../../etc/passwd, etc-passwd",
        "'CON: \"<lora:x:1>\" fox', con-fox",
        "йод и вода, йод-и-вода",
        "漢字の山と川, 漢字の山と川",
        "'***', ''",
        "'', ''"
    })
    void promptsBecomeWords(String prompt, String words) {
        String middle = words.isEmpty() ? "" : words + "_";
        assertEquals(
                "2026-11-21_" + middle + "12-3_s18446744073709551615.png",
                RenderFileName.of(imprint(prompt, "12"), "", ImageFormat.PNG));
    }

    @Test
    void anythingGivesASafeAndShortName() {
        Random random = new Random(4);
        for (int round = 0; round < 2_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(300); i > 0; i--) {
                text.appendCodePoint(random.nextInt(round % 2 == 0 ? 0x250 : 0x11_0000));
            }
            String name =
                    RenderFileName.of(imprint(text.toString(), text.toString()), text.toString(), ImageFormat.PNG);
            assertTrue(name.matches("[\\p{L}\\p{M}\\p{N}_-]+\\.png"), () -> "unsafe: " + name);
            assertTrue(name.getBytes(StandardCharsets.UTF_8).length <= 180, name);
        }
    }

    private static Imprint imprint(String prompt, String request) {
        Recipe recipe = new Recipe(prompt, "", -1, 64, 48, 4, 1, "builtin", "original", "plain", null);
        return new Imprint(recipe, "algorithmicMedia", "Sluice 0.3", request, 3, Instant.parse("2026-11-21T23:59:59Z"));
    }
}
