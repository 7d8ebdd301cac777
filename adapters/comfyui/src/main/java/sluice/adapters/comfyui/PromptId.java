package sluice.adapters.comfyui;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * The name of an image at a server, which follows from its workflow, all slots filled: whoever has lost the connection, or
 * was restarted, finds it again under the same name, and nothing is drawn twice.
 *
 * <p>A UUID in the canonical spelling, which is the only one that servers take; of version 8 (RFC 9562, section 5.8).
 */
final class PromptId {
    private static final long VERSION = 8L << 12;
    private static final long VARIANT = 1L << 63;

    private PromptId() {}

    /** @param attempt a name is used up when drawing under it has failed; the next attempt has another one */
    static String of(String workflow, int attempt) {
        MessageDigest sha = sha256();
        sha.update(ByteBuffer.allocate(Integer.BYTES).putInt(attempt).array());
        ByteBuffer digest = ByteBuffer.wrap(sha.digest(workflow.getBytes(StandardCharsets.UTF_8)));
        return new UUID(digest.getLong() & ~0xF000L | VERSION, digest.getLong() >>> 2 | VARIANT).toString();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
