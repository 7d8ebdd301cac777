package sluice.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a caller calls a file, its name here is a name, and no more than a name, on every system. */
class SafeNameTest {
    private static final List<String> PIECES = List.of(
            "/",
            "\\",
            "..",
            ".",
            " ",
            "con",
            "NUL",
            "com1",
            "lpt\u00b2",
            ":",
            "*",
            "?",
            "\"",
            "<",
            ">",
            "|",
            "\0",
            "\n",
            "\u0085",
            "\u202e",
            "\ud83d",
            "\udc00",
            "🎨",
            "e\u0301",
            "ü",
            "雾",
            "a",
            "castle",
            ".png",
            ".tar.gz",
            "-",
            "~",
            "$",
            "CONIN$",
            "\t",
            "\u00a0",
            "\u3000");

    @ParameterizedTest
    @CsvSource({
        "castle.png, castle.png",
        "../../etc/passwd, passwd",
        "C:\\images\\a b.png, a b.png",
        "a:b?.png, a_b_.png",
        "...hidden.png, hidden.png",
        "a.png. ., a.png",
        "nul.png, upload-nul.png",
        "Com1, upload-Com1",
        "com10.png, com10.png",
        "'', upload-",
        "/, upload-",
        "雾 🎨.png, 雾 🎨.png",
    })
    void namesKeepWhatIsHarmless(String given, String expected) {
        assertEquals(expected, SafeName.of(given));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "ü", "雾", "🎨"})
    void longNamesAreCutBetweenCharactersAndKeepTheirEnding(String character, @TempDir Path folder) throws IOException {
        String name = SafeName.of(character.repeat(500) + ".png");
        assertTrue(name.endsWith(".png"));
        assertLegal(name, name);
        assertTrue(Files.exists(Files.createFile(folder.resolve(name))));
    }

    @Test
    void anyTextBecomesALegalNameOnEverySystem(@TempDir Path folder) {
        for (long seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            StringBuilder given = new StringBuilder();
            for (int i = random.nextInt(12); i > 0; i--) {
                if (random.nextInt(4) == 0) {
                    given.append((char) random.nextInt(0x10000));
                } else {
                    given.append(PIECES.get(random.nextInt(PIECES.size())).repeat(1 + random.nextInt(3)));
                }
            }
            String label = "seed " + seed;
            String name = SafeName.of(given.toString());
            assertLegal(name, label);
            assertEquals(name, SafeName.of(name), label + ": a safe name stays as it is");
            assertEquals(folder, folder.resolve(name).normalize().getParent(), label);
        }
    }

    private static void assertLegal(String name, String label) {
        assertFalse(name.isEmpty(), label);
        assertTrue(name.getBytes(StandardCharsets.UTF_8).length <= 240, label);
        assertTrue(
                name.codePoints().noneMatch(c -> c < 32 || c == 127 || "<>:\"/\\|?*".indexOf(c) >= 0),
                () -> label + name);
        assertTrue(StandardCharsets.UTF_8.newEncoder().canEncode(name), () -> label + ": half a character in " + name);
        assertFalse(name.startsWith(".") || name.startsWith(" "), label);
        assertFalse(name.endsWith(".") || name.endsWith(" "), label);
        String stem = name.toLowerCase(Locale.ROOT).replaceFirst("(?s) *(\\..*)?$", "");
        assertFalse(stem.matches("con|prn|aux|nul|conin\\$|conout\\$|(com|lpt)[0-9\u00b9\u00b2\u00b3]"), label + name);
    }
}
