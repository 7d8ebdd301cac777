package sluice.adapters.comfyui;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A binary message of ComfyUI. Big-endian: the event's number, then for a preview (1) the format's number and the file, for
 * one that says more of itself (4) the length of a JSON text, that text and the file.
 */
final class PreviewFrame {
    private static final int PREVIEW = 1;
    private static final int PREVIEW_WITH_METADATA = 4;

    private PreviewFrame() {}

    /** The file within; null for anything else. */
    static byte @Nullable [] file(ByteBuffer frame) {
        if (frame.remaining() <= 2 * Integer.BYTES) {
            return null;
        }
        int event = frame.getInt();
        int second = frame.getInt();
        int skipped = event == PREVIEW ? 0 : event == PREVIEW_WITH_METADATA ? second : -1;
        if (skipped < 0 || skipped >= frame.remaining()) {
            return null;
        }
        byte[] file = new byte[frame.remaining() - skipped];
        frame.position(frame.position() + skipped).get(file);
        return file;
    }
}
