package sluice.adapters.imaging;

import java.nio.ByteBuffer;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What stands before and between the scans of a JPEG (ITU T.81, annex B): the colour profile and the kind of coding. */
final class JpegSegments {
    private static final byte[] PROFILE_NAME = "ICC_PROFILE\0".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    private final ByteBuffer file;
    private final TreeMap<Integer, byte[]> profileParts = new TreeMap<>();
    private boolean progressive;
    private int scans;

    JpegSegments(ByteBuffer file) {
        this.file = file;
        int at = walkHead(2);
        if (progressive) {
            countScans(at);
        }
    }

    /** Reads the segments up to the first scan, and returns where it starts. */
    private int walkHead(int from) {
        int at = from;
        while (at + 4 <= file.limit()) {
            int marker = file.getShort(at) & 0xffff;
            if (marker == 0xffff) {
                at++; // A fill byte.
                continue;
            }
            int length = file.getShort(at + 2) & 0xffff;
            if (marker < 0xffc0 || marker == 0xffda || length < 2 || at + 2 + length > file.limit()) {
                return at;
            }
            if (marker == 0xffc2 || marker == 0xffc6 || marker == 0xffca || marker == 0xffce) {
                progressive = true;
            } else if (marker == 0xffe2) {
                profilePart(at + 4, length - 2);
            }
            at += 2 + length;
        }
        return at;
    }

    private void profilePart(int at, int length) {
        int head = PROFILE_NAME.length + 2;
        byte[] name = new byte[PROFILE_NAME.length];
        if (length <= head) {
            return;
        }
        file.get(at, name);
        if (java.util.Arrays.equals(name, PROFILE_NAME)) {
            byte[] part = new byte[length - head];
            file.get(at + head, part);
            profileParts.put(file.get(at + PROFILE_NAME.length) & 0xff, part);
        }
    }

    private void countScans(int from) {
        for (int at = from; at + 1 < file.limit(); at++) {
            if (file.get(at) == (byte) 0xff && file.get(at + 1) == (byte) 0xda) {
                scans++;
            }
        }
    }

    boolean progressive() {
        return progressive;
    }

    /** Scans of a progressive file; thumbnails inside metadata count as well, so it may be too many. */
    int scans() {
        return scans;
    }

    byte @Nullable [] iccProfile() {
        if (profileParts.isEmpty()) {
            return null;
        }
        int length =
                profileParts.values().stream().mapToInt(part -> part.length).sum();
        ByteBuffer profile = ByteBuffer.allocate(length);
        profileParts.values().forEach(profile::put);
        return profile.array();
    }
}
