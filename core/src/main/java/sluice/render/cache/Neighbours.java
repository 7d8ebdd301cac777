package sluice.render.cache;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Prompts that were drawn with the same settings from the same seed, the latest first.
 *
 * @param prompts {@link #MOST} at most, each of them once
 */
record Neighbours(List<String> prompts) {
    static final Neighbours NONE = new Neighbours(List.of());

    /** Few, since each one is compared; those that came last are those that somebody works on. */
    static final int MOST = 32;

    /** Longer ones are not kept: an encoder cuts them long before. */
    private static final int LONGEST = 4_000;

    Neighbours {
        prompts = List.copyOf(prompts);
    }

    Neighbours with(String prompt) {
        if (prompt.length() > LONGEST) {
            return this;
        }
        List<String> now = new ArrayList<>();
        now.add(prompt);
        prompts.stream().filter(other -> !other.equals(prompt)).limit(MOST - 1L).forEach(now::add);
        return new Neighbours(now);
    }

    byte[] bytes() {
        List<byte[]> texts = prompts.stream()
                .map(prompt -> prompt.getBytes(StandardCharsets.UTF_8))
                .toList();
        int length = Integer.BYTES;
        for (byte[] text : texts) {
            length += Integer.BYTES + text.length;
        }
        ByteBuffer out = ByteBuffer.allocate(length + Integer.BYTES);
        out.putInt(texts.size());
        texts.forEach(text -> out.putInt(text.length).put(text));
        out.putInt(checksum(out.array(), length));
        return out.array();
    }

    /** Nobody, when the bytes are damaged. */
    static Neighbours of(byte[] bytes) {
        int length = bytes.length - Integer.BYTES;
        if (length < Integer.BYTES || ByteBuffer.wrap(bytes).getInt(length) != checksum(bytes, length)) {
            return NONE;
        }
        ByteBuffer in = ByteBuffer.wrap(bytes, 0, length);
        List<String> prompts = new ArrayList<>();
        for (int left = Math.min(in.getInt(), MOST); left > 0 && in.remaining() >= Integer.BYTES; left--) {
            byte[] text = new byte[Math.clamp(in.getInt(), 0, in.remaining())];
            in.get(text);
            prompts.add(new String(text, StandardCharsets.UTF_8));
        }
        return new Neighbours(prompts);
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }
}
