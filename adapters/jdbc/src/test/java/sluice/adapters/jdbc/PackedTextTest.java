package sluice.adapters.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLDataException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PackedTextTest {
    @Test
    void everySequenceOfCharsComesBackAsItWas() throws SQLDataException {
        try (PackedText.Packer packer = new PackedText.Packer()) {
            for (long seed = 0; seed < 2_000; seed++) {
                String text = text(new Random(seed));
                assertEquals(text, PackedText.unpack(packer.pack(text)), "seed " + seed);
            }
        }
    }

    private static String text(Random random) {
        // Among the alphabets are one of lone surrogates, one that does not compress, and one that does.
        int origin = random.nextInt(4) * 0x4000 + random.nextInt(0x1900);
        int bound = origin + 1 + random.nextInt(0x10) * random.nextInt(0x200);
        return random.ints(random.nextInt(3_000), origin, Math.min(bound, 0x10000))
                .collect(StringBuilder::new, (text, c) -> text.append((char) c), StringBuilder::append)
                .toString();
    }

    @Test
    void aWorkflowShrinksAtLeastFourfold() {
        String workflow = "{\"id\":17,\"type\":\"KSampler\",\"pos\":[863,186],\"inputs\":[]},".repeat(900);
        try (PackedText.Packer packer = new PackedText.Packer()) {
            assertTrue(packer.pack(workflow).length * 4 < workflow.length());
        }
    }

    @Test
    void damageIsNoticed() {
        try (PackedText.Packer packer = new PackedText.Packer()) {
            byte[] packed = packer.pack("abc".repeat(1_000));
            packed[packed.length / 2] ^= 0x55;
            assertThrows(SQLDataException.class, () -> PackedText.unpack(packed));
            byte[] huge = packer.pack("abc".repeat(1_000));
            huge[1] = 0x7f;
            assertThrows(SQLDataException.class, () -> PackedText.unpack(huge));
            assertThrows(SQLDataException.class, () -> PackedText.unpack(new byte[0]));
            assertThrows(SQLDataException.class, () -> PackedText.unpack(new byte[] {9, 9}));
            assertThrows(SQLDataException.class, () -> PackedText.unpack(new byte[] {1, 0}));
        }
    }
}
