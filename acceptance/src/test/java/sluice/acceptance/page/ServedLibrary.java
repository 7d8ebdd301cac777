package sluice.acceptance.page;

import java.nio.file.Path;
import java.time.Instant;
import sluice.server.app.Serving;
import sluice.server.home.Home;
import sluice.server.home.Ownership;
import sluice.server.home.Settings;

/** A home of its own, served at a free port. */
final class ServedLibrary implements AutoCloseable {
    private final Serving serving;

    private ServedLibrary(Serving serving) {
        this.serving = serving;
    }

    static ServedLibrary start(Path folder) throws InterruptedException {
        Home home = Home.at(folder);
        Ownership ownership = Ownership.take(home, "serve", Instant.EPOCH);
        Settings settings = new Settings("127.0.0.1", 0, 2, 64);
        return new ServedLibrary(Serving.start(home, ownership, settings, true));
    }

    /** Without a slash at the end. */
    String address() {
        return serving.address();
    }

    @Override
    public void close() {
        serving.close();
    }
}
