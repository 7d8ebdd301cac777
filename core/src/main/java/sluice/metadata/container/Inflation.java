package sluice.metadata.container;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/** Inflates up to a limit and not a byte further. */
final class Inflation {
    private Inflation() {}

    static byte[] zlib(byte[] packed, int limit) throws DamagedException {
        try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
            return all(in, limit);
        } catch (IOException damage) {
            throw new DamagedException("cannot be inflated: " + damage.getMessage());
        }
    }

    static byte[] gzip(byte[] packed, int limit) throws DamagedException {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return all(in, limit);
        } catch (IOException damage) {
            throw new DamagedException("cannot be inflated: " + damage.getMessage());
        }
    }

    private static byte[] all(InputStream in, int limit) throws DamagedException, IOException {
        byte[] content = in.readNBytes(limit);
        if (in.read() >= 0) {
            throw new DamagedException("left out: inflates to more than " + limit + " bytes");
        }
        return content;
    }
}
