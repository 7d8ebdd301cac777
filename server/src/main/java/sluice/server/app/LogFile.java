package sluice.server.app;

import java.io.IOException;
import java.nio.file.Files;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.server.home.Home;

/** Where the program writes what it does: files in the home, bounded in size and number, and nothing on the screen. */
public final class LogFile {
    private static final int BYTES = 4 << 20;
    private static final int FILES = 4;

    static {
        System.setProperty("java.util.logging.SimpleFormatter.format", "%1$tFT%1$tT.%1$tL %4$s %3$s: %5$s%6$s%n");
    }

    private LogFile() {}

    public static void open(Home home) {
        try {
            Files.createDirectories(home.logs());
            // Two processes of one home at a time (a server, and a command that asks it) get files of their own.
            FileHandler handler =
                    new FileHandler(home.logs().resolve("sluice.%u.%g.log").toString(), BYTES, FILES, true);
            handler.setFormatter(new SimpleFormatter());
            LogManager.getLogManager().reset();
            Logger root = Logger.getLogger("");
            for (Handler old : root.getHandlers()) {
                root.removeHandler(old);
            }
            root.addHandler(handler);
            root.setLevel(Level.INFO);
        } catch (IOException e) {
            throw new SluiceException(
                    FailureCode.STORAGE,
                    home.logs().toString(),
                    "cannot write logs to " + home.logs() + ": " + e.getMessage(),
                    e);
        }
    }
}
