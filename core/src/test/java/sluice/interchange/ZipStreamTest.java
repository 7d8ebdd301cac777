package sluice.interchange;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class ZipStreamTest {
    private static final Instant AT = Instant.parse("2026-05-01T12:34:56Z");

    @TempDir
    Path folder;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void entriesComeOutAsTheyWentIn() throws Exception {
        Path file = folder.resolve("a.zip");
        try (OutputStream out = Files.newOutputStream(file);
                ZipStream zip = new ZipStream(out, ZoneOffset.UTC)) {
            zip.add("Käse 雾 🎨.txt", AT, bytes("one"));
            zip.add("empty", Instant.EPOCH, new byte[0]);
            zip.finish();
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry one = zip.getEntry("Käse 雾 🎨.txt");
            assertEquals(ZipEntry.STORED, one.getMethod());
            assertEquals("2026-05-01T12:34:56", one.getTimeLocal().toString());
            assertArrayEquals(bytes("one"), zip.getInputStream(one).readAllBytes());
            assertEquals(0, zip.getEntry("empty").getSize());
        }
        List<String> names = new ArrayList<>();
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        assertEquals(List.of("Käse 雾 🎨.txt", "empty"), names);
    }

    @Test
    void moreEntriesThanTheOldFormatCountsAreThere() throws Exception {
        Path file = folder.resolve("many.zip");
        try (OutputStream out = new java.io.BufferedOutputStream(Files.newOutputStream(file));
                ZipStream zip = new ZipStream(out, ZoneOffset.UTC)) {
            for (int i = 0; i < 70_000; i++) {
                zip.add("n" + i, AT, new byte[] {(byte) i});
            }
            zip.finish();
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertEquals(70_000, zip.size());
            assertArrayEquals(
                    new byte[] {(byte) 69_999},
                    zip.getInputStream(zip.getEntry("n69999")).readAllBytes());
        }
    }

    @Test
    void anArchiveWithoutAnythingIsOne() throws Exception {
        Path file = folder.resolve("none.zip");
        try (OutputStream out = Files.newOutputStream(file);
                ZipStream zip = new ZipStream(out, ZoneOffset.UTC)) {
            zip.finish();
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertEquals(0, zip.size());
        }
    }

    @Test
    void whatCannotBeReadIsLeftOutAndTheRestGoesOn() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipStream zip = new ZipStream(out, ZoneOffset.UTC)) {
            assertThrows(
                    ZipStream.UnreadableException.class,
                    () -> zip.add("lost", AT, () -> {
                        throw new IOException("the disk is gone");
                    }));
            assertEquals(0, out.size());
            zip.add("here", AT, bytes("x"));
            zip.finish();
        }
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
            assertEquals("here", in.getNextEntry().getName());
        }
    }

    @Test
    void aFileThatChangesMeanwhileBreaksTheArchiveOff() throws Exception {
        int[] opened = {0};
        try (ZipStream zip = new ZipStream(OutputStream.nullOutputStream(), ZoneOffset.UTC)) {
            assertThrows(
                    IOException.class,
                    () -> zip.add("x", AT, () -> new ByteArrayInputStream(bytes("reading " + opened[0]++))));
        }
    }
}
