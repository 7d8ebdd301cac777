package sluice.server.cli.system;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.server.app.LogFile;
import sluice.server.app.Serving;
import sluice.server.cli.command.ExitCode;
import sluice.server.cli.command.Options;
import sluice.server.cli.library.ImportCommand;
import sluice.server.cli.library.ImportFollowing;
import sluice.server.client.Connection;
import sluice.server.client.Connections;
import sluice.server.home.Home;
import sluice.server.home.Ownership;
import sluice.server.home.Settings;
import sluice.server.http.Json;
import tools.jackson.databind.JsonNode;

/** Serves a home in the foreground until the user ends it; a home that is served already gets the request instead. */
final class Foreground {
    private final Options options;
    private final ServeOptions serve;
    private final PrintWriter out;
    private final PrintWriter err;

    Foreground(Options options, ServeOptions serve, PrintWriter out, PrintWriter err) {
        this.options = options;
        this.serve = serve;
        this.out = out;
        this.err = err;
    }

    int run(String command, List<Path> folders, boolean watch) throws InterruptedException {
        Home home = options.home();
        LogFile.open(home);
        for (Path folder : folders) {
            requireExists(folder);
        }
        Optional<Ownership> ownership =
                Ownership.tryTake(home, command, InstantSource.system().instant());
        if (ownership.isEmpty()) {
            return handOver(home, command, folders, watch);
        }
        Settings settings = serve.over(Settings.read(home));
        Serving serving = start(home, ownership.get(), settings);
        CountDownLatch ended = endWithProcess(serving);
        say(serving.pageAddress());
        if (!folders.isEmpty()) {
            importing(home, serving.address(), folders, watch);
        }
        ended.await();
        return ExitCode.DONE;
    }

    private Serving start(Home home, Ownership ownership, Settings settings) throws InterruptedException {
        boolean started = false;
        try {
            Serving serving = Serving.start(home, ownership, settings, serve.port != null);
            started = true;
            return serving;
        } finally {
            if (!started) {
                ownership.close();
            }
        }
    }

    /** Ctrl-C and the end of a desktop session come as a shutdown of the process: parts are closed in order then. */
    private static CountDownLatch endWithProcess(Serving serving) {
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
            serving.close();
            ended.countDown();
        }));
        return ended;
    }

    private int handOver(Home home, String command, List<Path> folders, boolean watch) throws InterruptedException {
        String address = Ownership.find(home)
                .flatMap(owner -> Optional.ofNullable(owner.address()))
                .orElse(null);
        // Without an address the home is not served, and taking it says who has it.
        if (address == null || command.equals("serve")) {
            Ownership.take(home, command, InstantSource.system().instant()).close();
        }
        err.println("Sluice serves this home already.");
        say(String.valueOf(address));
        return folders.isEmpty() ? ExitCode.DONE : importing(home, String.valueOf(address), folders, watch);
    }

    private int importing(Home home, String address, List<Path> folders, boolean watch) throws InterruptedException {
        try (Connection connection = new Connections(home, InstantSource.system()).to(address)) {
            JsonNode begun = connection.post("/api/v1/imports", ImportCommand.request(folders, watch));
            ImportFollowing following = new ImportFollowing(connection, out, err);
            int exitCode = following.report(following.awaitFirstPass(begun), options.json());
            out.flush();
            return exitCode;
        }
    }

    private static void requireExists(Path folder) {
        if (!Files.exists(folder)) {
            throw SluiceException.about(FailureCode.INVALID, folder.toString(), folder + " does not exist");
        }
    }

    private void say(String address) {
        out.println(options.json() ? Json.object().put("address", address).toString() : "Sluice is at " + address);
        out.flush();
    }
}
