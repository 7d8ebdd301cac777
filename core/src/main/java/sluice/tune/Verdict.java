package sluice.tune;

/**
 * Whether fitted weights may be taken over. They may when a figure improves beyond its noise (the precision of the top third
 * or tenth, or the log loss), the log loss does not worsen beyond its noise, and neither the recall of the portfolio nor the
 * precision of the top tenth falls.
 */
record Verdict(boolean better, String reason) {
    /** A fall by so little is none: one asset of a hundred at the edge of the top third. */
    private static final double NO_FALL = -0.01;

    static Verdict of(Comparison third, Comparison tenth, Comparison recall, Comparison loss) {
        if (recall.difference() < NO_FALL) {
            return new Verdict(false, "the top third would hold less of what was chosen");
        }
        if (tenth.difference() < NO_FALL) {
            return new Verdict(false, "less of the top tenth would have been chosen");
        }
        if (loss.low() > 0) {
            return new Verdict(false, "values would say less well how likely an image is to be chosen");
        }
        if (tenth.low() > 0) {
            return new Verdict(true, "more of the top tenth was chosen, beyond chance");
        }
        if (third.low() > 0) {
            return new Verdict(true, "more of the top third was chosen, beyond chance");
        }
        if (loss.high() < 0) {
            return new Verdict(true, "values say better how likely an image is to be chosen, beyond chance");
        }
        return new Verdict(false, "no figure improves beyond what chance would do");
    }
}
