package sluice.server.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.fileupload2.core.FileUploadException;
import org.apache.commons.fileupload2.core.MultipartInput;
import org.apache.commons.fileupload2.core.ParameterParser;
import org.jspecify.annotations.Nullable;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;

/** Bodies of type {@code multipart/form-data} (RFC 7578), read part by part as they arrive. */
public final class Multipart {
    private static final int MOST_PARTS = 10_000;

    private Multipart() {}

    /** Takes one file; what it does not read is skipped. */
    public interface FileConsumer {
        void take(String fileName, InputStream bytes) throws IOException, InterruptedException;
    }

    public static boolean is(Request request) {
        return request.header("content-type")
                .map(type -> type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data"))
                .orElse(false);
    }

    /**
     * Hands every file of a form to a consumer. Parts without a file name are form fields and skipped, as are those with
     * an empty one, which browsers send when no file was chosen.
     *
     * @throws SluiceException when the body is no such form
     */
    public static void read(Request request, FileConsumer consumer) throws IOException, InterruptedException {
        String type = request.header("content-type").orElse("");
        String boundary = parameters(type).get("boundary");
        if (boundary == null || boundary.isEmpty() || boundary.length() > 200) {
            throw SluiceException.about(
                    FailureCode.INVALID, "Content-Type", "a form body names its boundary in the Content-Type header");
        }
        try {
            MultipartInput input = MultipartInput.builder()
                    .setInputStream(request.body())
                    .setBoundary(boundary.getBytes(StandardCharsets.ISO_8859_1))
                    .get();
            input.setHeaderCharset(StandardCharsets.UTF_8);
            boolean more = input.skipPreamble();
            for (int part = 0; more; part++) {
                if (part >= MOST_PARTS) {
                    throw SluiceException.of(FailureCode.TOO_LARGE, "a form has at most " + MOST_PARTS + " parts");
                }
                String name = fileName(input.readHeaders());
                if (name == null || name.isBlank()) {
                    input.discardBodyData();
                } else {
                    try (InputStream bytes = input.newInputStream()) {
                        consumer.take(name, bytes);
                    }
                }
                more = input.readBoundary();
            }
        } catch (FileUploadException | IllegalArgumentException e) {
            throw new SluiceException(
                    FailureCode.INVALID, "body", "the form ends early or is malformed: " + e.getMessage(), e);
        }
    }

    private static @Nullable String fileName(String headers) {
        for (String line : headers.split("\r\n", -1)) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-disposition:")) {
                return parameters(line.substring(line.indexOf(':') + 1)).get("filename");
            }
        }
        return null;
    }

    private static Map<String, String> parameters(String header) {
        ParameterParser parser = new ParameterParser();
        parser.setLowerCaseNames(true);
        return parser.parse(header, ';');
    }
}
