package sluice.render.certify;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.render.Quality;
import sluice.render.certify.Certificate.Verdict;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Certificates as JSON: one object a file, named like the record's components, instants in ISO 8601. */
public final class CertificateJson {
    /** Bytes of the largest certificate that is read. */
    public static final int LARGEST = 64 << 10;

    private static final int LONGEST_TEXT = 1_000;
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private CertificateJson() {}

    public static byte[] write(Certificate certificate) {
        return MAPPER.writeValueAsBytes(tree(certificate));
    }

    /** The same on one line, for a stream of them. */
    public static String line(Certificate certificate) {
        return tree(certificate).toString();
    }

    /**
     * @param name of the file, for messages
     * @throws SluiceException INVALID naming the file and the field, when it is no certificate
     */
    public static Certificate read(byte[] json, String name) {
        if (json.length > LARGEST) {
            throw wrong(name, "has " + json.length + " bytes; no certificate has more than " + LARGEST);
        }
        try {
            JsonNode root = MAPPER.readTree(json);
            if (!root.isObject()) {
                throw wrong(name, "is no JSON object");
            }
            JsonNode verdict = root.path("verdict");
            return new Certificate(
                    text(root, "model", name),
                    text(root, "variant", name),
                    text(root, "machine", name),
                    text(root, "provider", name),
                    text(root, "originalHash", name),
                    (int) whole(root, "samples", 1, Integer.MAX_VALUE, name),
                    seconds(root, "originalSeconds", name),
                    seconds(root, "variantSeconds", name),
                    whole(root, "originalBytes", 0, Long.MAX_VALUE, name),
                    whole(root, "variantBytes", 0, Long.MAX_VALUE, name),
                    orNone(root, "psnr", name),
                    orNone(root, "ssim", name),
                    orNone(root, "worstSsim", name),
                    number(root, "cosine", name),
                    new Verdict(bool(verdict, "accepted", name), best(verdict, name), text(verdict, "reason", name)),
                    instant(root, name));
        } catch (JacksonException e) {
            throw new SluiceException(
                    FailureCode.INVALID, name, "The certificate " + name + " is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static ObjectNode tree(Certificate certificate) {
        ObjectNode root = MAPPER.createObjectNode()
                .put("model", certificate.model())
                .put("variant", certificate.variant())
                .put("machine", certificate.machine())
                .put("provider", certificate.provider())
                .put("originalHash", certificate.originalHash())
                .put("samples", certificate.samples())
                .put("originalSeconds", certificate.originalSeconds())
                .put("variantSeconds", certificate.variantSeconds())
                .put("originalBytes", certificate.originalBytes())
                .put("variantBytes", certificate.variantBytes());
        put(root, "psnr", certificate.psnr());
        put(root, "ssim", certificate.ssim());
        put(root, "worstSsim", certificate.worstSsim());
        put(root, "cosine", certificate.cosine());
        root.putObject("verdict")
                .put("accepted", certificate.verdict().accepted())
                .put("best", certificate.verdict().best().label())
                .put("reason", certificate.verdict().reason());
        return root.put("at", certificate.at().toString());
    }

    /** JSON has no NaN: what was not measured is null. */
    private static void put(ObjectNode root, String field, double value) {
        if (Double.isFinite(value)) {
            root.put(field, value);
        } else {
            root.putNull(field);
        }
    }

    private static double orNone(JsonNode node, String field, String name) {
        return node.path(field).isNull() ? Double.NaN : number(node, field, name);
    }

    private static double number(JsonNode node, String field, String name) {
        JsonNode value = node.path(field);
        if (!value.isNumber() || !Double.isFinite(value.asDouble())) {
            throw wrong(name, "has no number " + field);
        }
        return value.asDouble();
    }

    private static double seconds(JsonNode node, String field, String name) {
        double seconds = number(node, field, name);
        if (!(seconds > 0)) {
            throw wrong(name, field + " is " + seconds + ", which is no time");
        }
        return seconds;
    }

    private static long whole(JsonNode node, String field, long least, long most, String name) {
        JsonNode value = node.path(field);
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.asLong() < least || value.asLong() > most) {
            throw wrong(name, "has no whole number " + field + " of at least " + least);
        }
        return value.asLong();
    }

    private static boolean bool(JsonNode node, String field, String name) {
        if (!node.path(field).isBoolean()) {
            throw wrong(name, "does not say whether it is " + field);
        }
        return node.path(field).asBoolean();
    }

    private static String text(JsonNode node, String field, String name) {
        JsonNode value = node.path(field);
        if (!value.isString() || value.asString().isBlank() || value.asString().length() > LONGEST_TEXT) {
            throw wrong(name, "has no text " + field);
        }
        return value.asString();
    }

    private static Quality best(JsonNode verdict, String name) {
        return Quality.labelled(text(verdict, "best", name))
                .orElseThrow(() -> wrong(
                        name,
                        "verdict.best is none of "
                                + Arrays.stream(Quality.values())
                                        .map(Quality::label)
                                        .collect(Collectors.joining(", "))));
    }

    private static Instant instant(JsonNode root, String name) {
        try {
            return Instant.parse(text(root, "at", name));
        } catch (DateTimeException e) {
            throw new SluiceException(
                    FailureCode.INVALID, name, "The certificate " + name + ": at is no instant of ISO 8601.", e);
        }
    }

    private static SluiceException wrong(String name, String what) {
        return SluiceException.about(FailureCode.INVALID, name, "The certificate " + name + " " + what + ".");
    }
}
