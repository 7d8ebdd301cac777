package sluice.adapters.comfyui;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A form with one file in it (RFC 7578). Names and values are this program's own, and need no escaping. */
record Multipart(String type, byte[] bytes) {

    /**
     * @param boundary that the file does not hold, such as one made of its own hash
     * @param fields names and values in turn
     */
    static Multipart image(String boundary, String fileName, byte[] png, String... fields) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int at = 0; at < fields.length; at += 2) {
            text(
                    out,
                    "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + fields[at] + "\"\r\n\r\n"
                            + fields[at + 1] + "\r\n");
        }
        text(
                out,
                "--" + boundary + "\r\nContent-Disposition: form-data; name=\"image\"; filename=\"" + fileName
                        + "\"\r\nContent-Type: image/png\r\n\r\n");
        out.writeBytes(png);
        text(out, "\r\n--" + boundary + "--\r\n");
        return new Multipart("multipart/form-data; boundary=" + boundary, out.toByteArray());
    }

    private static void text(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
