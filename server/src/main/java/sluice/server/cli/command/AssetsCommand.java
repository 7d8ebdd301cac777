package sluice.server.cli.command;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import sluice.server.app.Library;
import sluice.server.client.Connection;

/** A command about assets that the user names. */
public abstract class AssetsCommand implements Callable<Integer> {
    /** What may be named, for the help. */
    public static final String ASSETS =
            "Ids (their first six digits or more are enough), paths of files, or - to read them from the standard input.";

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    protected Sluice sluice;

    @Option(names = "--query", paramLabel = "Q", description = "Also every asset that matches this query.")
    @Nullable String query;

    @Spec
    @SuppressWarnings("NullAway.Init")
    protected CommandSpec spec;

    /** As named on the command line. */
    protected abstract List<String> references();

    /**
     * Does what the command is for.
     *
     * @param ids at least one
     * @return how many of them failed, each of which was listed
     */
    protected abstract int act(Connection connection, List<String> ids) throws InterruptedException;

    /** Refuses options that do not go together, before anything is opened. */
    protected void check() {}

    @Override
    public final Integer call() throws InterruptedException {
        if (references().isEmpty() && query == null) {
            throw wrong("name assets, or give --query");
        }
        check();
        try (Connection connection = sluice.options().connect(spec.name(), Library.Work.FOLLOW)) {
            AssetReferences found =
                    new AssetReferences(connection, spec.commandLine().getErr());
            found.add(references());
            if (query != null) {
                found.addMatches(query);
            }
            int failed = found.failed();
            if (!found.ids().isEmpty()) {
                failed += act(connection, found.ids());
            } else if (failed == 0 && !sluice.options().json()) {
                spec.commandLine().getOut().println("Nothing matches.");
            }
            return failed == 0 ? ExitCode.DONE : ExitCode.SOME_FAILED;
        }
    }

    /** What to throw at a wrong use of the command. */
    protected ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    /** Prints one result: as a line of JSON if the user wants those, else in words. */
    protected void say(Object json, String words) {
        spec.commandLine().getOut().println(sluice.options().json() ? json : words);
    }

    /** How many, in words. */
    public static String assets(int count) {
        return count == 1 ? "1 asset" : "%,d assets".formatted(count);
    }
}
