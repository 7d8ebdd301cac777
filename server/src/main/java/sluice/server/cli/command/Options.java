package sluice.server.cli.command;

import java.nio.file.Path;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import sluice.server.app.Library;
import sluice.server.app.LogFile;
import sluice.server.client.Connection;
import sluice.server.client.Connections;
import sluice.server.home.Home;

/** What every command takes, before its name or after it. */
public final class Options {
    @Option(
            names = "--home",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "Where Sluice keeps its own (default: $SLUICE_HOME, or .sluice in your home folder).")
    private @Nullable Path home;

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "Print machine-readable lines.")
    private boolean json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    boolean help;

    /** The folder that the command is about. */
    public Home home() {
        Path folder = home;
        if (folder == null) {
            String given = System.getenv("SLUICE_HOME");
            folder = given != null && !given.isBlank()
                    ? Path.of(given)
                    : Path.of(System.getProperty("user.home"), ".sluice");
        }
        return Home.at(folder);
    }

    /** Whether lines that machines read are wanted. */
    public boolean json() {
        return json;
    }

    /**
     * Opens the library, by way of its server if it has one.
     *
     * @param command that does so, for who finds the home in use
     */
    public Connection connect(String command, Library.Work work) throws InterruptedException {
        Home opened = home();
        LogFile.open(opened);
        return new Connections(opened, InstantSource.system()).open(command, work);
    }
}
