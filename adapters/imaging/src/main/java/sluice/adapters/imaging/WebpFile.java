package sluice.adapters.imaging;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;
import sluice.image.UnrenderableException;

/**
 * The container of a WebP (Google's "WebP Container Specification"): which still picture to decode, and where on the
 * canvas it belongs.
 */
final class WebpFile {
    private static final int VP8X = fourCc("VP8X");
    private static final int VP8 = fourCc("VP8 ");
    private static final int VP8L = fourCc("VP8L");
    private static final int ALPH = fourCc("ALPH");
    private static final int ANMF = fourCc("ANMF");
    private static final int ICCP = fourCc("ICCP");
    private static final int FRAME_HEAD = 16;
    private static final int MAX_PROFILE_BYTES = 4 << 20;

    private final ByteBuffer still;
    private final boolean lossless;
    private final @Nullable PixelSize canvas;
    private final int left;
    private final int top;
    private byte @Nullable [] iccProfile;

    WebpFile(ByteBuffer bytes) throws UnrenderableException {
        ByteBuffer file = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        int end = file.limit();
        if (end < 20 || file.getInt(0) != fourCc("RIFF") || file.getInt(8) != fourCc("WEBP")) {
            throw new UnrenderableException("the file does not begin like a WebP");
        }
        PixelSize wholeCanvas = null;
        for (long at = 12; at + 8 <= end; at = next(file, at)) {
            int chunk = (int) at;
            int type = file.getInt(chunk);
            int length = (int) Math.min(file.getInt(chunk + 4) & 0xffffffffL, end - chunk - 8);
            if (type == VP8X && length >= 10) {
                wholeCanvas = new PixelSize(int24(file, chunk + 12) + 1, int24(file, chunk + 15) + 1);
            } else if (type == ICCP && length <= MAX_PROFILE_BYTES) {
                iccProfile = new byte[length];
                file.get(chunk + 8, iccProfile);
            } else if (type == ANMF && wholeCanvas != null && length > FRAME_HEAD) {
                this.canvas = wholeCanvas;
                this.left = 2 * int24(file, chunk + 8);
                this.top = 2 * int24(file, chunk + 11);
                this.lossless = false;
                this.still = stillOfFrame(file, chunk, length);
                return;
            } else if (type == VP8 || type == VP8L) {
                this.canvas = null;
                this.left = 0;
                this.top = 0;
                this.lossless = type == VP8L;
                this.still = bytes;
                return;
            }
        }
        throw new UnrenderableException("the image data is missing");
    }

    private static long next(ByteBuffer file, long at) {
        long length = file.getInt((int) at + 4) & 0xffffffffL;
        return at + 8 + length + (length & 1);
    }

    /** The decoder reads no animations, but a frame holds the same chunks as a file with one picture. */
    private static ByteBuffer stillOfFrame(ByteBuffer file, int frame, int length) {
        int chunks = frame + 8 + FRAME_HEAD;
        int chunksLength = length - FRAME_HEAD;
        boolean alpha = chunksLength >= 8 && file.getInt(chunks) == ALPH;
        int headLength = alpha ? 30 : 12;
        ByteBuffer still = ByteBuffer.allocate(headLength + chunksLength).order(ByteOrder.LITTLE_ENDIAN);
        still.putInt(fourCc("RIFF")).putInt(headLength + chunksLength - 8).putInt(fourCc("WEBP"));
        if (alpha) {
            still.putInt(VP8X).putInt(10).putInt(0x10);
            still.put(file.slice(frame + 14, 6)); // Width and height, stored alike in both.
        }
        still.put(file.slice(chunks, chunksLength));
        return still.flip();
    }

    private static int int24(ByteBuffer file, int at) {
        return (file.getShort(at) & 0xffff) | (file.get(at + 2) & 0xff) << 16;
    }

    private static int fourCc(String name) {
        return name.charAt(0) | name.charAt(1) << 8 | name.charAt(2) << 16 | name.charAt(3) << 24;
    }

    /** A file with one picture: this one, or the first frame of the animation. */
    ByteBuffer still() {
        return still;
    }

    /** Whether the still picture is stored exactly, and not part of an animation. */
    boolean lossless() {
        return lossless;
    }

    /** Of an animation the size of the whole; null when the still picture is all there is. */
    @Nullable PixelSize canvas() {
        return canvas;
    }

    /** Pixels from the canvas' left side to the still picture's. */
    int left() {
        return left;
    }

    /** Pixels from the canvas' upper side to the still picture's. */
    int top() {
        return top;
    }

    byte @Nullable [] iccProfile() {
        return iccProfile;
    }
}
