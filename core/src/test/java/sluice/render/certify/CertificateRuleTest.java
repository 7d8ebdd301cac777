package sluice.render.certify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sluice.render.Quality;
import sluice.render.certify.Certificate.Verdict;
import sluice.render.certify.CertificateRule.Measured;

class CertificateRuleTest {
    private static Verdict judged(double seconds, double ssim, double cosine) {
        return CertificateRule.DEFAULT.judge(new Measured(1, seconds, 40, ssim, ssim, cosine));
    }

    @ParameterizedTest
    @CsvSource({
        "0.50, 0.99, 0.50, HERO",
        "0.50, 0.98, 0.50, HERO",
        "0.50, 0.979, 0.50, STANDARD",
        "0.50, 0.91, 0.995, HERO",
        "0.50, 0.89, 0.995, STANDARD",
        "0.50, 0.79, 0.995, DRAFT",
        "0.95, 0.95, 0.10, STANDARD",
        "0.50, 0.85, 0.10, DRAFT"
    })
    void whatIsFasterAndNearEnoughIsAccepted(double seconds, double ssim, double cosine, Quality best) {
        Verdict verdict = judged(seconds, ssim, cosine);
        assertTrue(verdict.accepted(), verdict::reason);
        assertEquals(best, verdict.best(), verdict::reason);
    }

    @ParameterizedTest
    @CsvSource({
        "1.20, 1.00, 1.00, 20.0 % slower than the original",
        "1.00, 1.00, 1.00, only 0.0 % faster than the original; 5.0 % is asked for",
        "0.96, 1.00, 1.00, only 4.0 % faster",
        "0.50, 0.84, 0.90, too far from the original: SSIM 0.8400",
        "0.50, 0.59, 1.00, a draft takes SSIM 0.8500",
        "NaN, 1.00, 1.00, faster than the original"
    })
    void whatIsSlowerOrWorseIsRefusedWithTheReason(double seconds, double ssim, double cosine, String reason) {
        Verdict verdict = judged(seconds, ssim, cosine);
        assertFalse(verdict.accepted());
        assertTrue(verdict.reason().contains(reason), verdict::reason);
    }

    @Test
    void vectorsAreJudgedByTheirCosineAlone() {
        Measured near = new Measured(2, 1, Double.NaN, Double.NaN, Double.NaN, 0.992);
        assertEquals(Quality.HERO, CertificateRule.DEFAULT.judge(near).best());
        Measured far = new Measured(2, 1, Double.NaN, Double.NaN, Double.NaN, 0.94);
        Verdict verdict = CertificateRule.DEFAULT.judge(far);
        assertFalse(verdict.accepted());
        assertTrue(verdict.reason().endsWith("a draft takes cosine 0.9500"), verdict::reason);
    }

    @RepeatedTest(20)
    void fasterOrNearerIsNeverJudgedWorse(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        double seconds = random.nextDouble(1.2);
        double ssim = random.nextDouble(0.5, 1);
        double cosine = random.nextDouble(0.9, 1);
        Verdict before = judged(seconds, ssim, cosine);
        Verdict after = judged(
                seconds * random.nextDouble(), ssim + (1 - ssim) * random.nextDouble(), Math.min(1, cosine + 0.01));
        assertTrue(!before.accepted() || after.accepted() && after.best().isAtLeast(before.best()));
    }

    @Test
    void aRuleIsWhole() {
        assertThrows(IllegalArgumentException.class, () -> new CertificateRule(0.1, Map.of()));
        assertThrows(IllegalArgumentException.class, () -> new CertificateRule(1, CertificateRule.DEFAULT.bounds()));
    }
}
