package sluice.adapters.imaging;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import sluice.render.deliver.Imprints;
import sluice.render.finish.Imprint;

/**
 * The EXIF block (CIPA DC-008, big-endian TIFF) of a JPEG or WebP: the parameters as UserComment in UTF-16, byte for byte
 * as the web UI writes it; our own block as MakerNote; program and time.
 */
final class ImprintExif {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu:MM:dd HH:mm:ss", Locale.ROOT);
    private static final int HEADER = 8;
    private static final int FIELD = 12;

    private static final int ASCII = 2;
    private static final int LONG = 4;
    private static final int UNDEFINED = 7;

    private record Field(int tag, int type, byte[] value) {
        int count() {
            return type == LONG ? value.length / 4 : value.length;
        }
    }

    private ImprintExif() {}

    /** Begins with the TIFF header. */
    static byte[] of(Imprint imprint) {
        String time = TIME.format(imprint.at().atOffset(ZoneOffset.UTC));
        List<Field> main = new ArrayList<>();
        main.add(text(0x0131, imprint.software()));
        main.add(text(0x0132, time));
        main.add(new Field(0x8769, LONG, new byte[4]));
        int exifAt = HEADER + bytes(main);
        main.set(
                2, new Field(0x8769, LONG, ByteBuffer.allocate(4).putInt(exifAt).array()));
        List<Field> exif = List.of(
                new Field(0x9000, UNDEFINED, "0300".getBytes(StandardCharsets.US_ASCII)),
                text(0x9003, time),
                text(0x9010, "+00:00"),
                text(0x9011, "+00:00"),
                new Field(0x927C, UNDEFINED, Imprints.block(imprint).getBytes(StandardCharsets.US_ASCII)),
                new Field(0x9286, UNDEFINED, comment(Imprints.parameters(imprint))));
        ByteBuffer block = ByteBuffer.allocate(exifAt + bytes(exif));
        block.put(new byte[] {'M', 'M', 0, 42}).putInt(HEADER);
        directory(main, block);
        directory(exif, block);
        return block.array();
    }

    private static Field text(int tag, String text) {
        return new Field(tag, ASCII, (text + '\0').getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] comment(String text) {
        byte[] utf16 = text.getBytes(StandardCharsets.UTF_16BE);
        return ByteBuffer.allocate(8 + utf16.length)
                .put("UNICODE\0".getBytes(StandardCharsets.US_ASCII))
                .put(utf16)
                .array();
    }

    /** Of a directory with its values. */
    private static int bytes(List<Field> fields) {
        int bytes = 2 + FIELD * fields.size() + 4;
        for (Field field : fields) {
            bytes += apart(field);
        }
        return bytes;
    }

    /** Bytes of a value that does not fit its field, even. */
    private static int apart(Field field) {
        return field.value.length <= 4 ? 0 : field.value.length + 1 & ~1;
    }

    private static void directory(List<Field> fields, ByteBuffer block) {
        List<Field> sorted =
                fields.stream().sorted(Comparator.comparingInt(Field::tag)).toList();
        int values = block.position() + 2 + FIELD * sorted.size() + 4;
        block.putShort((short) sorted.size());
        for (Field field : sorted) {
            block.putShort((short) field.tag).putShort((short) field.type).putInt(field.count());
            if (field.value.length <= 4) {
                block.put(field.value).position(block.position() + 4 - field.value.length);
            } else {
                block.putInt(values);
                block.put(values, field.value);
                values += apart(field);
            }
        }
        block.putInt(0);
        block.position(values);
    }
}
