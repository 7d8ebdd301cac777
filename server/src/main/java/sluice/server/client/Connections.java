package sluice.server.client;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.server.app.Library;
import sluice.server.home.AccessToken;
import sluice.server.home.Home;
import sluice.server.home.Owner;
import sluice.server.home.Ownership;
import sluice.server.home.Settings;

/** Finds the way to a home's library: through the server that has it open, or by opening it. */
public final class Connections {
    private final Home home;
    private final InstantSource clock;

    public Connections(Home home, InstantSource clock) {
        this.home = home;
        this.clock = clock;
    }

    /**
     * @param command for whoever comes second to this home meanwhile
     * @param work what is set in motion if this process opens the home
     * @throws SluiceException with code CONFLICT when another command has the home, and no server to ask
     */
    public Connection open(String command, Library.Work work) throws InterruptedException {
        Optional<Ownership> ownership = Ownership.tryTake(home, command, clock.instant());
        if (ownership.isPresent()) {
            return local(ownership.get(), work);
        }
        Owner owner = Ownership.find(home)
                .orElseThrow(() -> SluiceException.about(
                        FailureCode.CONFLICT, "--home", "the home " + home.folder() + " is in use by another process"));
        if (owner.address() == null) {
            throw SluiceException.about(
                    FailureCode.CONFLICT, "--home", "the home " + home.folder() + " is in use by " + owner);
        }
        return to(owner.address());
    }

    /**
     * The way to a home's server, this very process's included: trying to open the home first, as {@link #open} does,
     * would let go of the lock that this process holds (POSIX locks are lost when any channel to their file is closed).
     *
     * @param address such as {@code http://127.0.0.1:7421}
     */
    public Connection to(String address) {
        return new RemoteConnection(address, AccessToken.find(home));
    }

    private Connection local(Ownership ownership, Library.Work work) throws InterruptedException {
        boolean ready = false;
        Runnable opened = ownership::close;
        try {
            Library library = new Library(home, Settings.read(home), clock, ZoneId.systemDefault(), work);
            Connection connection = new LocalConnection(ownership, library);
            opened = connection::close;
            library.start();
            ready = true;
            return connection;
        } finally {
            if (!ready) {
                opened.run();
            }
        }
    }
}
