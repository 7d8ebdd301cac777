package sluice.interchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExportNamesTest {
    @Test
    void namesOfOneFolderAreDifferentInEverySystem() {
        ExportNames names = new ExportNames(Naming.ORIGINAL);
        assertEquals("a.png", names.next("a.png", null));
        assertEquals("A (2).PNG", names.next("A.PNG", null));
        assertEquals("a (3).png", names.next("a.png", null));
        assertEquals("a (2) (2).png", names.next("a (2).png", null));
        assertEquals("é.png", names.next("é.png", null));
        assertEquals("e\u0301 (2).png", names.next("e\u0301.png", null));
        assertEquals("a (4).png", names.instead("a.png"));
    }

    @Test
    void anEndingThatIsTakenDoesNotStandInTheWay() {
        ExportNames names = new ExportNames(Naming.ORIGINAL);
        assertEquals("a (2).png", names.next("a (2).png", null));
        assertEquals("a.png", names.next("a.png", null));
        assertEquals("a (3).png", names.next("a.png", null));
    }

    @Test
    void theyAreNumberedOrCalledByTheirSeed() {
        ExportNames numbered = new ExportNames(Naming.NUMBERED);
        assertEquals("000001.png", numbered.next("x.png", null));
        assertEquals("000002.jpg", numbered.next("y.jpg", "7"));
        ExportNames seeds = new ExportNames(Naming.SEED);
        assertEquals("7.png", seeds.next("x.png", "7"));
        assertEquals("7 (2).png", seeds.next("y.png", "7"));
        assertEquals("z.png", seeds.next("z.png", null));
    }

    @ParameterizedTest
    @CsvSource({
        "../../etc/passwd, passwd",
        "..\\..\\boot.ini, boot.ini",
        "C:\\x\\y.png, y.png",
        "con.png, image-con.png",
        "..., image-",
        "'a:b?.png', a_b_.png"
    })
    void noNameLeadsElsewhere(String given, String name) {
        assertEquals(name, new ExportNames(Naming.ORIGINAL).next(given, null));
    }

    @Test
    void aHundredThousandOfOneNameAreNumberedThrough() {
        ExportNames names = new ExportNames(Naming.ORIGINAL);
        Set<String> all = new HashSet<>();
        for (int i = 0; i < 100_000; i++) {
            assertTrue(all.add(names.next("ComfyUI_00001_.png", null)));
        }
        assertTrue(all.contains("ComfyUI_00001_ (100000).png"));
    }

    @Test
    void namesDrawnFromEverythingAreSafeAndDifferent() {
        Random random = new Random(11);
        ExportNames names = new ExportNames(Naming.ORIGINAL);
        Set<String> folded = new HashSet<>();
        for (int i = 0; i < 5_000; i++) {
            StringBuilder drawn = new StringBuilder();
            for (int length = random.nextInt(12); length > 0; length--) {
                drawn.append("ab./\\: \u0000\ud83cé\n*CON".charAt(random.nextInt(15)));
            }
            String name = names.next(drawn.toString(), null);
            assertFalse(name.isEmpty() || name.startsWith(".") || name.matches("(?s).*[/\\\\:\\p{Cntrl}*].*"), name);
            assertTrue(folded.add(name.toLowerCase(Locale.ROOT)), name);
        }
    }
}
