package sluice.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;

class MultipartTest {
    private static final String TYPE = "multipart/form-data; boundary=edge";
    private static final long SEED = 7;

    private static Request request(String type, byte[] body) {
        return new Request(
                Method.POST, "/", Map.of(), Map.of(), Map.of("content-type", type), new ByteArrayInputStream(body));
    }

    private static Map<String, String> files(String type, byte[] body) throws IOException, InterruptedException {
        Map<String, String> files = new LinkedHashMap<>();
        Multipart.read(
                request(type, body),
                (name, bytes) -> files.put(name, new String(bytes.readAllBytes(), StandardCharsets.UTF_8)));
        return files;
    }

    private static Map<String, String> files(String body) throws IOException, InterruptedException {
        return files(TYPE, body.getBytes(StandardCharsets.UTF_8));
    }

    private static String part(String disposition, String content) {
        return "--edge\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + content + "\r\n";
    }

    private static FailureCode failure(String type, byte[] body) {
        return assertThrows(SluiceException.class, () -> files(type, body)).code();
    }

    private static FailureCode failure(String body) {
        return failure(TYPE, body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void everyFileIsHandedOverInOrderAndFieldsAreSkipped() throws Exception {
        String body = part("name=\"a\"; filename=\"one.png\"", "1")
                + part("name=\"note\"", "not a file")
                + part("name=\"b\"; filename=\"two.png\"", "2\r\n--edg\r\n")
                + part("name=\"c\"; filename=\"\"", "")
                + "--edge--\r\n";
        assertEquals(Map.of("one.png", "1", "two.png", "2\r\n--edg\r\n"), files(body));
    }

    @Test
    void namesMayBeOfAnyScript() throws Exception {
        String body = part("filename=\"ночь 夜 🌙.png\"; name=\"f\"", "x")
                + part("name=\"f\"; filename*=UTF-8''%E5%A4%9C%20n.png", "y")
                + "--edge--";
        assertEquals(Map.of("ночь 夜 🌙.png", "x", "夜 n.png", "y"), files(body));
    }

    @Test
    void quotesAndSeparatorsBelongToTheName() throws Exception {
        String body = part("name=\"f\"; filename=\"a;b=c, d.png\"", "1")
                + part("name=\"f\"; filename=\"say %22hi%22.png\"", "2")
                + part("name=f; filename=bare.png", "3")
                + "--edge--";
        assertEquals(Map.of("a;b=c, d.png", "1", "say %22hi%22.png", "2", "bare.png", "3"), files(body));
    }

    @Test
    void aQuotedBoundaryIsOneToo() throws Exception {
        byte[] body = (part("name=f; filename=a.png", "1") + "--edge--").getBytes(StandardCharsets.UTF_8);
        assertEquals(Map.of("a.png", "1"), files("Multipart/Form-Data; charset=utf-8; boundary=\"edge\"", body));
    }

    @Test
    void whatTheConsumerLeavesIsSkipped() throws Exception {
        String body =
                part("name=f; filename=a.png", "x".repeat(100_000)) + part("name=f; filename=b.png", "2") + "--edge--";
        Map<String, Integer> first = new LinkedHashMap<>();
        Multipart.read(
                request(TYPE, body.getBytes(StandardCharsets.UTF_8)), (name, bytes) -> first.put(name, bytes.read()));
        assertEquals(Map.of("a.png", (int) 'x', "b.png", (int) '2'), first);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=\"\""})
    void aFormNamesItsBoundary(String type) {
        assertEquals(FailureCode.INVALID, failure(type, "--edge--".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aBoundaryHasABoundToo() {
        assertEquals(FailureCode.INVALID, failure("multipart/form-data; boundary=" + "b".repeat(201), new byte[0]));
        assertEquals(FailureCode.INVALID, failure("multipart/form-data; boundary=" + "b".repeat(100_000), new byte[0]));
    }

    @Test
    void aFormThatIsNotClosedIsRefused() {
        String whole = part("name=f; filename=a.png", "content") + "--edge--\r\n";
        int parts = whole.indexOf("--edge--");
        for (int length = "--edge\r\n".length(); length < parts + "--edge".length(); length++) {
            assertEquals(FailureCode.INVALID, failure(whole.substring(0, length)), whole.substring(0, length));
        }
    }

    @Test
    void aPartWithEndlessHeadersIsRefused() {
        String body = "--edge\r\nContent-Disposition: form-data; name=f; filename=a.png\r\nX: " + "h".repeat(1 << 20)
                + "\r\n\r\nx\r\n--edge--";
        assertEquals(FailureCode.INVALID, failure(body));
    }

    @Test
    void aFormHasABoundedNumberOfParts() throws Exception {
        String one = part("name=n", "");
        assertEquals(Map.of(), files(one.repeat(10_000) + "--edge--"));
        assertEquals(FailureCode.TOO_LARGE, failure(one.repeat(10_001) + "--edge--"));
    }

    @Test
    void aBodyWithoutAnyPartHasNoFiles() throws Exception {
        assertEquals(Map.of(), files("no boundary in here"));
        assertEquals(Map.of(), files(""));
    }

    @Test
    void onlyFormsAreForms() {
        assertTrue(Multipart.is(request("Multipart/Form-Data; boundary=x", new byte[0])));
        assertFalse(Multipart.is(request("multipart/mixed; boundary=x", new byte[0])));
        assertFalse(Multipart.is(request("image/png", new byte[0])));
        assertFalse(Multipart.is(
                new Request(Method.POST, "/", Map.of(), Map.of(), Map.of(), new ByteArrayInputStream(new byte[0]))));
    }

    /** Whatever comes, it is read or refused; nothing else is thrown. */
    @Test
    void damagedFormsAreRefusedOrRead() throws Exception {
        Random random = new Random(SEED);
        byte[] whole = (part("name=\"f\"; filename=\"=?UTF-8?Q?a=20b?=.png\"", "content")
                        + part("name=f; filename*=UTF-8''%41.png", "more")
                        + "--edge--\r\n")
                .getBytes(StandardCharsets.UTF_8);
        int refused = 0;
        for (int round = 0; round < 3_000; round++) {
            byte[] damaged = Arrays.copyOf(whole, whole.length - random.nextInt(3) * random.nextInt(20));
            for (int hits = random.nextInt(4); hits >= 0; hits--) {
                damaged[random.nextInt(damaged.length)] = (byte) "\r\n-;=\"%'*?\0x\u00FF".charAt(random.nextInt(13));
            }
            try {
                files(TYPE, damaged);
            } catch (SluiceException e) {
                assertEquals(FailureCode.INVALID, e.code(), "seed " + SEED + ", round " + round);
                refused++;
            }
        }
        assertTrue(refused > 100, "only " + refused + " were refused");
    }
}
