package sluice.server.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import sluice.failure.SluiceException;
import sluice.server.app.Version;
import sluice.server.cli.command.ExitCode;
import sluice.server.cli.command.Sluice;

/** The command {@code sluice}. */
@Command(
        name = "sluice",
        description = "Browse and search every image you generate, and spend compute where it deserves it.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Begin with:  sluice up FOLDER       then open the address it prints",
            "Then try:    sluice search 'castle model:dream* steps:>20'",
            "Say what is good:  sluice star ASSET   and see what it earned:  sluice show ASSET, sluice spend",
            "Make new ones:  sluice render \"a spiral of warm colours\"   and see what they cost:  sluice renders",
            "Exit codes:  0 done, 1 some items failed and are listed, 2 wrong use, 3 the system failed",
            "Each command explains itself:  sluice COMMAND --help"
        })
public final class Main extends Sluice {
    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version.")
    boolean version;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments, utf8(System.out), utf8(System.err)));
    }

    /** Runs one command and returns its exit code. */
    public static int run(String[] arguments, PrintWriter out, PrintWriter err) {
        CommandLine line = new CommandLine(new Main());
        Commands.meant(arguments).forEach((name, command) -> line.addSubcommand(name, command));
        line.setOut(out);
        line.setErr(err);
        line.getCommandSpec().versionProvider((IVersionProvider) () -> new String[] {"sluice " + Version.CURRENT});
        line.setUsageHelpAutoWidth(true);
        line.setExecutionExceptionHandler((failure, command, parsed) -> failed(failure, err));
        try {
            return line.execute(arguments);
        } finally {
            out.flush();
            err.flush();
        }
    }

    private static int failed(Exception failure, PrintWriter err) throws Exception {
        if (failure instanceof SluiceException known) {
            err.println("sluice: " + known.getMessage());
            return ExitCode.of(known.code());
        }
        if (failure instanceof InterruptedException) {
            Thread.currentThread().interrupt();
            return ExitCode.SYSTEM_FAILED;
        }
        err.println("sluice: a fault in Sluice itself: " + failure);
        return ExitCode.SYSTEM_FAILED;
    }

    private static PrintWriter utf8(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name a command, for example: sluice up FOLDER");
    }
}
