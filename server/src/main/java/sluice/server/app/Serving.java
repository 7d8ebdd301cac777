package sluice.server.app;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.server.home.AccessToken;
import sluice.server.home.Home;
import sluice.server.home.Ownership;
import sluice.server.home.Settings;
import sluice.server.http.Guard;
import sluice.server.http.PageFiles;
import sluice.server.http.WebServer;

/** A home that is open and served: owner, library and web server, begun and ended together. */
public final class Serving implements AutoCloseable {
    /** Ports tried after the usual one, when the user named none. */
    private static final int FURTHER_PORTS = 20;

    private final Ownership ownership;
    private final Library library;
    private final WebServer web;
    private final String address;
    private final @Nullable String token;

    private Serving(Ownership ownership, Library library, WebServer web, String address, @Nullable String token) {
        this.ownership = ownership;
        this.library = library;
        this.web = web;
        this.address = address;
        this.token = token;
    }

    /**
     * Opens and serves a home that the caller owns; it goes on in the background.
     *
     * @param portGiven whether the user chose the port; one that is taken is an error then
     */
    public static Serving start(Home home, Ownership ownership, Settings settings, boolean portGiven)
            throws InterruptedException {
        InetAddress bind = address(settings.bind());
        String token = bind.isLoopbackAddress() ? null : AccessToken.of(home);
        WebServer.Bound bound = bind(bind, settings.port(), portGiven);
        Library library =
                new Library(home, settings, InstantSource.system(), ZoneId.systemDefault(), Library.Work.RESUME);
        boolean started = false;
        try {
            Guard guard = new Guard(bound.port(), token);
            library.start();
            WebServer web = bound.serve(library.api(guard), new PageFiles(), guard);
            String address = "http://" + host(bind) + ":" + bound.port();
            ownership.servesAt(address);
            started = true;
            return new Serving(ownership, library, web, address, token);
        } finally {
            if (!started) {
                library.close();
                bound.close();
            }
        }
    }

    /** Where to point a browser on this machine, without the token. */
    public String address() {
        return address;
    }

    /** Where to point a browser, with the token if one is demanded: it stands behind the #, which is sent nowhere. */
    public String pageAddress() {
        return token == null ? address : address + "/#token=" + token;
    }

    private static InetAddress address(String bind) {
        try {
            return InetAddress.getByName(bind);
        } catch (UnknownHostException e) {
            throw new SluiceException(
                    FailureCode.INVALID, "--bind", "\"" + bind + "\" is no address of this machine", e);
        }
    }

    private static WebServer.Bound bind(InetAddress bind, int port, boolean portGiven) {
        for (int further = 0; ; further++) {
            try {
                return WebServer.bind(new InetSocketAddress(bind, port == 0 ? 0 : port + further));
            } catch (SluiceException e) {
                if (portGiven || e.code() != FailureCode.CONFLICT || further == FURTHER_PORTS) {
                    throw e;
                }
            }
        }
    }

    /** The name that this machine's own commands and browser use. */
    private static String host(InetAddress bind) {
        if (bind.isAnyLocalAddress()) {
            return "127.0.0.1";
        }
        String text = bind.getHostAddress();
        return text.contains(":") ? "[" + text + "]" : text;
    }

    @Override
    public void close() {
        library.quiet();
        web.close();
        library.close();
        ownership.close();
    }
}
