package sluice.server.cli.render;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import sluice.render.certify.Certificate;
import sluice.server.app.Optimising.Result;
import sluice.server.cli.command.Amounts;

/** What came of variants, for people to read. */
final class OptimizeText {
    private static final String ROW = "  %-13s %9s %9s %7s %10s %8s %8s %8s  %s%n";

    private final PrintWriter out;

    OptimizeText(PrintWriter out) {
        this.out = out;
    }

    void head() {
        out.printf(ROW, "", "original", "variant", "saved", "weights", "PSNR", "SSIM", "cosine", "");
        out.flush();
    }

    /** The structural similarity is that of the worst sample, by which it is judged. */
    void row(Result result) {
        Certificate one = result.certificate();
        if (one == null) {
            out.printf(ROW, result.variant(), "", "", "", "", "", "", "", "not made: " + result.reason());
            return;
        }
        out.printf(
                ROW,
                one.variant(),
                Amounts.time(one.originalSeconds()),
                Amounts.time(one.variantSeconds()),
                String.format(Locale.ROOT, "%.0f %%", 100 * one.saved()),
                Amounts.bytes(one.variantBytes()),
                number("%.1f dB", one.psnr()),
                number("%.4f", one.worstSsim()),
                number("%.4f", one.cosine()),
                (one.verdict().accepted()
                                ? "accepted for " + one.verdict().best().label()
                                : "refused") + ": " + result.reason() + (result.kept() ? " (measured before)" : ""));
    }

    void foot(List<Result> results) {
        for (Result result : results) {
            Certificate one = result.certificate();
            if (one != null) {
                out.printf(
                        "%n%s, %d samples, provider %s; the original has %s of weights%n",
                        one.machine(), one.samples(), one.provider(), Amounts.bytes(one.originalBytes()));
                return;
            }
        }
    }

    private static String number(String format, double value) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, format, value);
    }
}
