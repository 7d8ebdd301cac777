package sluice.curate.member;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/** Sums values up into 64 bits of their SHA-256. What is absent counts as such, apart from every value there is. */
final class KeyHash {
    private final MessageDigest digest;

    KeyHash() {
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }

    KeyHash add(@Nullable Object value) {
        if (value == null) {
            digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(-1).array());
        } else {
            byte[] bytes = value.toString().getBytes(StandardCharsets.UTF_8);
            digest.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            digest.update(bytes);
        }
        return this;
    }

    /** Never 0, which stands for no key. */
    long bits() {
        long bits = ByteBuffer.wrap(digest.digest()).getLong();
        return bits == 0 ? 1 : bits;
    }
}
