package sluice.server.cli.command;

import java.io.Console;
import java.io.PrintWriter;

/** One line on a terminal that tells how far something is; nothing where nobody watches. */
public final class Progress {
    private final PrintWriter err;
    private final boolean shown;
    private int width;

    public Progress(PrintWriter err) {
        Console console = System.console();
        this.err = err;
        this.shown = console != null && console.isTerminal();
    }

    /** Replaces the line by this one. */
    public void show(String line) {
        if (shown) {
            err.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
            err.flush();
            width = line.length();
        }
    }

    /** Takes the line away. */
    public void clear() {
        if (shown && width > 0) {
            err.print("\r" + " ".repeat(width) + "\r");
            err.flush();
            width = 0;
        }
    }
}
