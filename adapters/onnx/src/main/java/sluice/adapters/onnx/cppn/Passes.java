package sluice.adapters.onnx.cppn;

/**
 * What each step evaluates: one cell of every two by two, in the order in which they fill the picture most evenly. Four
 * steps give every cell once; each four more give it once again, elsewhere within the cell.
 *
 * @param steps of the whole picture
 */
record Passes(int steps) {
    /** Cells of a block, and so steps of a round. */
    static final int ROUND = 4;

    private static final int[] COLUMNS = {0, 1, 1, 0};
    private static final int[] ROWS = {0, 1, 0, 1};
    /** The generalised golden ratio of the plane (M. Roberts, 2018): points that fill a square evenly. */
    private static final double PLASTIC = 1.32471795724474602596;

    /** The first column of a step, counted from 1; every second follows. */
    static int column(int step) {
        return COLUMNS[(step - 1) % ROUND];
    }

    static int row(int step) {
        return ROWS[(step - 1) % ROUND];
    }

    /** Where within its cell a step evaluates, 0 to 1: the middle, when every cell is evaluated once at most. */
    double acrossWithin(int step) {
        return steps <= ROUND ? 0.5 : fraction(0.5 + round(step) / PLASTIC);
    }

    double alongWithin(int step) {
        return steps <= ROUND ? 0.5 : fraction(0.5 + round(step) / (PLASTIC * PLASTIC));
    }

    /** How often the cell at a place has been evaluated after so many steps. */
    static int times(int done, int column, int row) {
        int kind = 0;
        while (COLUMNS[kind] != (column & 1) || ROWS[kind] != (row & 1)) {
            kind++;
        }
        return (done + ROUND - 1 - kind) / ROUND;
    }

    private static int round(int step) {
        return (step - 1) / ROUND;
    }

    private static double fraction(double value) {
        return value - Math.floor(value);
    }
}
