package sluice.acceptance.page;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import sluice.server.app.Serving;
import sluice.server.home.Home;
import sluice.server.home.Ownership;
import sluice.server.home.Settings;

/** A home of its own, served at a free port. */
final class ServedLibrary implements AutoCloseable {
    /** Below those that the system hands out to whoever asks for any: nobody gets one that is to be opened again. */
    private static final int LOWEST_PORT = 20_000;

    private static final int PORTS = 10_000;

    private final Serving serving;

    private ServedLibrary(Serving serving) {
        this.serving = serving;
    }

    static ServedLibrary start(Path folder) throws InterruptedException {
        return start(folder, "127.0.0.1", 0);
    }

    /** @param port 0 for any free one */
    static ServedLibrary start(Path folder, String bind, int port) throws InterruptedException {
        Home home = Home.at(folder);
        Ownership ownership = Ownership.take(home, "serve", Instant.EPOCH);
        boolean given = port != 0;
        int wanted = given ? port : LOWEST_PORT + ThreadLocalRandom.current().nextInt(PORTS);
        Settings settings = new Settings(bind, wanted, 2, 64);
        return new ServedLibrary(Serving.start(home, ownership, settings, given));
    }

    /** Without a slash at the end. */
    String address() {
        return serving.address();
    }

    /** The page's address with the token in it, if one is demanded. */
    String pageAddress() {
        return serving.pageAddress();
    }

    int port() {
        return URI.create(serving.address()).getPort();
    }

    @Override
    public void close() {
        serving.close();
    }
}
