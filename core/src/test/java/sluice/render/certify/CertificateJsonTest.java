package sluice.render.certify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.render.Quality;

class CertificateJsonTest {
    private static Certificate certificate(double ssim) {
        return new Certificate(
                "tiny",
                "fp16",
                "AMD EPYC, 2 cores, Linux amd64",
                "cpu",
                "ab12",
                8,
                1.25,
                0.75,
                4_000_000_000L,
                2_000_000_000L,
                ssim,
                ssim,
                ssim,
                0.9987,
                new Certificate.Verdict(true, Quality.STANDARD, "40.0 % faster"),
                Instant.parse("2026-11-21T20:00:00Z"));
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        for (double ssim : new double[] {0.96, Double.NaN}) {
            Certificate one = certificate(ssim);
            assertEquals(one, CertificateJson.read(CertificateJson.write(one), "a.json"));
            String line = CertificateJson.line(one);
            assertFalse(line.contains("\n") || line.contains("NaN"), line);
            assertEquals(one, CertificateJson.read(line.getBytes(StandardCharsets.UTF_8), "a.json"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"model\" : \"tiny\"|\"model\" : 3|has no text model",
                "\"samples\" : 8|\"samples\" : 0|has no whole number samples of at least 1",
                "\"originalSeconds\" : 1.25|\"originalSeconds\" : 0|originalSeconds is 0.0, which is no time",
                "\"variantBytes\" : 2000000000|\"variantBytes\" : \"many\"|has no whole number variantBytes",
                "\"cosine\" : 0.9987|\"cosine\" : null|has no number cosine",
                "\"best\" : \"standard\"|\"best\" : \"good\"|verdict.best is none of draft, standard, hero",
                "\"accepted\" : true|\"accepted\" : 1|does not say whether it is accepted",
                "2026-11-21T20:00:00Z|yesterday|at is no instant"
            })
    void aWrongFieldIsNamed(String field, String wrong, String said) {
        String json = new String(CertificateJson.write(certificate(0.96)), StandardCharsets.UTF_8);
        assertTrue(json.contains(field), json);
        refused(json.replace(field, wrong), said);
    }

    @Test
    void whatIsNoCertificateIsRefused() {
        refused("[]", "is no JSON object");
        refused("{", "is no JSON");
        refused(" ".repeat(CertificateJson.LARGEST + 1), "no certificate has more than 65536");
    }

    private static void refused(String json, String said) {
        SluiceException refused = assertThrows(
                SluiceException.class,
                () -> CertificateJson.read(json.getBytes(StandardCharsets.UTF_8), "certificate-a.json"));
        assertEquals(FailureCode.INVALID, refused.code());
        String message = String.valueOf(refused.getMessage());
        assertTrue(message.contains("certificate-a.json") && message.contains(said), message);
    }

    @Test
    void aMachineIsNamedWithoutItsHost(@TempDir Path folder) throws Exception {
        Path cpuinfo = Files.writeString(
                folder.resolve("cpuinfo"), "processor\t: 0\nvendor_id\t: A\nmodel name\t: Some CPU (TM) @ 3 GHz\n");
        assertEquals("Some CPU (TM) @ 3 GHz", Machine.processor(cpuinfo, "amd64"));
        assertEquals("amd64", Machine.processor(folder.resolve("none"), "amd64"));
        assertEquals("aarch64", Machine.processor(Files.writeString(folder.resolve("empty"), "a: b\n"), "aarch64"));
        Machine machine = new Machine("Some CPU (TM) @ 3 GHz", 1, "Linux amd64");
        assertEquals("Some CPU (TM) @ 3 GHz, 1 core, Linux amd64", machine.label());
        assertEquals("some-cpu-tm-3-ghz-1-core-linux-amd64", machine.fileName());
        assertEquals(Machine.here(), Machine.here());
    }
}
