package sluice.adapters.onnx;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;

/**
 * Fetches one file into another that grows, and goes on where that one ends (range requests, RFC 9110, section 14). Never
 * takes more bytes than were announced, never waits longer than half a minute for the next.
 */
final class FileDownload {
    private static final int CHUNK = 1 << 16;
    private static final int CONNECT_MILLIS = 20_000;
    private static final int SILENCE_MILLIS = 30_000;
    private static final int REDIRECTS = 5;
    /** Times that a broken connection is taken up again, within one call. */
    private static final int ATTEMPTS = 3;

    private static final int PARTIAL = 206;
    private static final int UNSATISFIABLE = 416;

    private final URI from;
    private final Path part;
    private final long size;

    /**
     * @param part what is here of the file; made when there is nothing yet
     * @param size bytes of the whole file
     */
    FileDownload(URI from, Path part, long size) {
        this.from = from;
        this.part = part;
        this.size = size;
    }

    /**
     * Fetches what is missing.
     *
     * @param goOn told after every piece how many bytes are here; false ends the download, and keeps them
     * @return whether the file is complete
     * @throws SluiceException NOT_FOUND, STORAGE: see {@code Models#pull}
     */
    boolean run(LongPredicate goOn) {
        for (int attempt = 1; ; attempt++) {
            try {
                return fetch(goOn);
            } catch (IOException failure) {
                if (attempt == ATTEMPTS) {
                    throw new SluiceException(
                            FailureCode.STORAGE,
                            from.toString(),
                            "Fetching " + from + " failed: " + reason(failure)
                                    + ". What has come is kept; pull again to go on.",
                            failure);
                }
            }
        }
    }

    private static @Nullable String reason(IOException failure) {
        return failure instanceof UnknownHostException
                ? "no host is called " + failure.getMessage()
                : failure.getMessage();
    }

    private boolean fetch(LongPredicate goOn) throws IOException {
        long here = Files.exists(part) ? Files.size(part) : 0;
        if (here > size) {
            Files.delete(part);
            here = 0;
        }
        if (!goOn.test(here)) {
            return false;
        }
        if (here == size) {
            return true;
        }
        HttpURLConnection connection = connect(here);
        try {
            int status = connection.getResponseCode();
            if (status == UNSATISFIABLE) {
                Files.deleteIfExists(part);
                throw new IOException("the source would not go on at byte " + here);
            }
            boolean goesOn = status == PARTIAL && goesOnAt(connection, here);
            if (!goesOn && status != HttpURLConnection.HTTP_OK) {
                throw refused(status);
            }
            return copy(connection, goesOn ? here : 0, goOn);
        } finally {
            connection.disconnect();
        }
    }

    private boolean copy(HttpURLConnection connection, long begin, LongPredicate goOn) throws IOException {
        long announced = connection.getContentLengthLong();
        if (announced >= 0 && begin + announced != size) {
            throw otherSize(begin + announced);
        }
        StandardOpenOption how = begin > 0 ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING;
        long here = begin;
        try (InputStream in = connection.getInputStream();
                OutputStream out =
                        Files.newOutputStream(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, how)) {
            byte[] chunk = new byte[CHUNK];
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                if (here + read > size) {
                    throw otherSize(here + read);
                }
                out.write(chunk, 0, read);
                here += read;
                if (!goOn.test(here)) {
                    return here == size;
                }
            }
        }
        if (here < size) {
            throw new IOException("the connection ended after " + here + " of " + size + " bytes");
        }
        return true;
    }

    /** Follows redirects by hand: no more than five, and never from an encrypted connection to one that is not. */
    private HttpURLConnection connect(long here) throws IOException {
        URI at = from;
        for (int redirect = 0; redirect <= REDIRECTS; redirect++) {
            HttpURLConnection connection = (HttpURLConnection) at.toURL().openConnection();
            connection.setInstanceFollowRedirects(false);
            connection.setConnectTimeout(CONNECT_MILLIS);
            connection.setReadTimeout(SILENCE_MILLIS);
            connection.setRequestProperty("User-Agent", "sluice");
            connection.setRequestProperty("Accept-Encoding", "identity");
            if (here > 0) {
                connection.setRequestProperty("Range", "bytes=" + here + "-");
            }
            String location = connection.getHeaderField("Location");
            if (connection.getResponseCode() / 100 != 3 || location == null) {
                return connection;
            }
            connection.disconnect();
            URI next = at.resolve(location);
            if (!ModelsAddress.isWeb(next) || "https".equals(at.getScheme()) && !"https".equals(next.getScheme())) {
                throw SluiceException.about(
                        FailureCode.STORAGE, from.toString(), from + " leads to " + next + ", which is not followed.");
            }
            at = next;
        }
        throw SluiceException.about(
                FailureCode.STORAGE, from.toString(), from + " leads on more than " + REDIRECTS + " times.");
    }

    private static boolean goesOnAt(HttpURLConnection connection, long here) {
        String range = connection.getHeaderField("Content-Range");
        return range != null && range.startsWith("bytes " + here + "-");
    }

    private RuntimeException refused(int status) throws IOException {
        if (status >= 500) {
            throw new IOException("the source answered with status " + status);
        }
        boolean missing = status == HttpURLConnection.HTTP_NOT_FOUND || status == HttpURLConnection.HTTP_GONE;
        return SluiceException.about(
                missing ? FailureCode.NOT_FOUND : FailureCode.STORAGE,
                from.toString(),
                missing ? "There is no " + from + "." : from + " was refused with status " + status + ".");
    }

    private SluiceException otherSize(long found) {
        return SluiceException.about(
                FailureCode.STORAGE,
                from.toString(),
                from + " has " + found + " bytes or more, and not the " + size + " that were published.");
    }
}
