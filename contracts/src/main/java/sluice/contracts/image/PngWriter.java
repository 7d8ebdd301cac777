package sluice.contracts.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Writes PNG files of every kind for tests; each row uses another filter. */
public final class PngWriter {
    private static final int[][] PASSES = {
        {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
    };

    /** The kinds of pixels, with the numbers of the specification. */
    public enum Colour {
        GREY(0, 1),
        RGB(2, 3),
        INDEXED(3, 1),
        GREY_ALPHA(4, 2),
        RGBA(6, 4);

        private final int type;
        private final int samples;

        Colour(int type, int samples) {
            this.type = type;
            this.samples = samples;
        }
    }

    private final TestPicture picture;
    private final Colour colour;
    private final int depth;
    private boolean interlaced;
    private int level = Deflater.DEFAULT_COMPRESSION;
    private int chunkBytes = 8192;
    private List<Integer> palette = List.of();
    private final Map<String, byte[]> chunks = new LinkedHashMap<>();

    public PngWriter(TestPicture picture, Colour colour, int depth) {
        this.picture = picture;
        this.colour = colour;
        this.depth = depth;
    }

    public PngWriter interlaced() {
        interlaced = true;
        return this;
    }

    /** 0 stores, 9 compresses best. */
    public PngWriter level(int newLevel) {
        level = newLevel;
        return this;
    }

    /** Image data in chunks of so many bytes. */
    public PngWriter chunkBytes(int bytes) {
        chunkBytes = bytes;
        return this;
    }

    /** A chunk before the image data. */
    public PngWriter chunk(String type, byte[] content) {
        chunks.put(type, content);
        return this;
    }

    /** The colours of an indexed picture, which must be all that it contains, as 0xAARRGGBB. */
    public PngWriter palette(List<Integer> colours) {
        palette = colours;
        ByteBuffer rgb = ByteBuffer.allocate(3 * colours.size());
        ByteBuffer alpha = ByteBuffer.allocate(colours.size());
        for (int argb : colours) {
            rgb.put((byte) (argb >> 16)).put((byte) (argb >> 8)).put((byte) argb);
            alpha.put((byte) (argb >>> 24));
        }
        chunks.put("PLTE", rgb.array());
        if (colours.stream().anyMatch(argb -> argb >>> 24 != 255)) {
            chunks.put("tRNS", alpha.array());
        }
        return this;
    }

    public byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        ByteBuffer head = ByteBuffer.allocate(13).putInt(picture.width()).putInt(picture.height());
        head.put((byte) depth).put((byte) colour.type).put((byte) 0).put((byte) 0);
        head.put((byte) (interlaced ? 1 : 0));
        write(out, "IHDR", head.array());
        chunks.forEach((type, content) -> write(out, type, content));
        byte[] data = deflate(interlaced ? interlacedRows() : rows(0, 0, 1, 1), level);
        for (int at = 0; at < data.length; at += chunkBytes) {
            write(out, "IDAT", java.util.Arrays.copyOfRange(data, at, Math.min(data.length, at + chunkBytes)));
        }
        write(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    /** One chunk as it stands in a file. */
    public static void write(ByteArrayOutputStream out, String type, byte[] content) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(content);
        out.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
        out.writeBytes(name);
        out.writeBytes(content);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }

    /** A zlib stream. */
    public static byte[] deflate(byte[] bytes, int level) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(level);
        try (DeflaterOutputStream stream = new DeflaterOutputStream(out, deflater)) {
            stream.write(bytes);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } finally {
            deflater.end();
        }
        return out.toByteArray();
    }

    private byte[] interlacedRows() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int[] pass : PASSES) {
            out.writeBytes(rows(pass[0], pass[1], pass[2], pass[3]));
        }
        return out.toByteArray();
    }

    private byte[] rows(int firstX, int firstY, int stepX, int stepY) {
        List<byte[]> rows = new ArrayList<>();
        for (int y = firstY; y < picture.height(); y += stepY) {
            rows.add(row(y, firstX, stepX));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (rows.isEmpty() || rows.getFirst().length == 0) {
            return new byte[0];
        }
        int step = Math.max(1, depth * colour.samples / 8);
        byte[] above = new byte[rows.getFirst().length];
        for (int i = 0; i < rows.size(); i++) {
            out.write(i % 5);
            out.writeBytes(filter(i % 5, rows.get(i), above, step));
            above = rows.get(i);
        }
        return out.toByteArray();
    }

    private byte[] row(int y, int firstX, int stepX) {
        int pixels = (picture.width() - firstX + stepX - 1) / stepX;
        byte[] row = new byte[Math.max(0, (pixels * depth * colour.samples + 7) / 8)];
        int bit = 0;
        for (int x = firstX; x < picture.width(); x += stepX) {
            int argb = picture.at(x, y);
            int red = argb >> 16 & 0xff;
            int[] samples = switch (colour) {
                case GREY -> new int[] {red};
                case RGB -> new int[] {red, argb >> 8 & 0xff, argb & 0xff};
                case INDEXED -> new int[] {palette.indexOf(argb)};
                case GREY_ALPHA -> new int[] {red, argb >>> 24};
                case RGBA -> new int[] {red, argb >> 8 & 0xff, argb & 0xff, argb >>> 24};
            };
            for (int sample : samples) {
                if (depth == 16) {
                    row[bit / 8] = (byte) sample;
                    row[bit / 8 + 1] = (byte) (sample * 31); // The lower half is of no consequence.
                } else {
                    int value = colour == Colour.INDEXED ? sample : sample >> (8 - depth);
                    row[bit / 8] |= (byte) (value << (8 - depth - bit % 8));
                }
                bit += depth;
            }
        }
        return row;
    }

    private static byte[] filter(int type, byte[] row, byte[] above, int step) {
        byte[] filtered = new byte[row.length];
        for (int i = 0; i < row.length; i++) {
            int left = i < step ? 0 : row[i - step] & 0xff;
            int up = above[i] & 0xff;
            int corner = i < step ? 0 : above[i - step] & 0xff;
            int predicted = switch (type) {
                case 0 -> 0;
                case 1 -> left;
                case 2 -> up;
                case 3 -> (left + up) / 2;
                case 4 -> paeth(left, up, corner);
                default -> throw new IllegalArgumentException("no filter " + type);
            };
            filtered[i] = (byte) (row[i] - predicted);
        }
        return filtered;
    }

    /** As the specification words it. */
    private static int paeth(int left, int up, int corner) {
        int estimate = left + up - corner;
        int toLeft = Math.abs(estimate - left);
        int toUp = Math.abs(estimate - up);
        int toCorner = Math.abs(estimate - corner);
        if (toLeft <= toUp && toLeft <= toCorner) {
            return left;
        }
        return toUp <= toCorner ? up : corner;
    }
}
