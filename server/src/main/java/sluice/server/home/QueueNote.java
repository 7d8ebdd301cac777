package sluice.server.home;

import java.io.IOException;
import java.nio.file.Files;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;

/** Whether deep work is paused, kept in the home so that it stays so over restarts: a file that is there when it is. */
public final class QueueNote {
    private final Home home;

    public QueueNote(Home home) {
        this.home = home;
    }

    public boolean paused() {
        return Files.exists(home.paused());
    }

    public void keep(boolean paused) {
        try {
            if (paused) {
                Files.writeString(home.paused(), "Deep work is paused. \"sluice queue resume\" lets it go on.\n");
            } else {
                Files.deleteIfExists(home.paused());
            }
        } catch (IOException e) {
            throw new SluiceException(
                    FailureCode.STORAGE,
                    home.paused().toString(),
                    "cannot note in " + home.paused() + ": " + e.getMessage(),
                    e);
        }
    }
}
