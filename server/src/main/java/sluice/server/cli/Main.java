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
import sluice.server.cli.collection.CollectionsCommand;
import sluice.server.cli.command.ExitCode;
import sluice.server.cli.command.Sluice;
import sluice.server.cli.curation.CollectCommand;
import sluice.server.cli.curation.DistilCommand;
import sluice.server.cli.curation.LabelCommand;
import sluice.server.cli.curation.RateCommand;
import sluice.server.cli.curation.RejectCommand;
import sluice.server.cli.curation.StarCommand;
import sluice.server.cli.curation.SuggestCommand;
import sluice.server.cli.curation.TagCommand;
import sluice.server.cli.curation.TrashCommand;
import sluice.server.cli.curation.UndoCommand;
import sluice.server.cli.group.SessionsCommand;
import sluice.server.cli.group.StacksCommand;
import sluice.server.cli.interchange.ExportCommand;
import sluice.server.cli.interchange.SidecarsCommand;
import sluice.server.cli.library.DownloadCommand;
import sluice.server.cli.library.ImportCommand;
import sluice.server.cli.library.SearchCommand;
import sluice.server.cli.library.ShowCommand;
import sluice.server.cli.render.CampaignsCommand;
import sluice.server.cli.render.OptimizeCommand;
import sluice.server.cli.render.PoolsCommand;
import sluice.server.cli.render.RenderCommand;
import sluice.server.cli.render.RendersCommand;
import sluice.server.cli.simulate.SimulateCommand;
import sluice.server.cli.system.BackupCommand;
import sluice.server.cli.system.DoctorCommand;
import sluice.server.cli.system.RebuildCommand;
import sluice.server.cli.system.RestoreCommand;
import sluice.server.cli.system.ServeCommand;
import sluice.server.cli.system.UpCommand;
import sluice.server.cli.worth.ModelsCommand;
import sluice.server.cli.worth.PromoteCommand;
import sluice.server.cli.worth.QueueCommand;
import sluice.server.cli.worth.SpendCommand;
import sluice.server.cli.worth.TuneCommand;

/** The command {@code sluice}. */
@Command(
        name = "sluice",
        description = "Browse and search every image you generate, and spend compute where it deserves it.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            UpCommand.class,
            ImportCommand.class,
            ServeCommand.class,
            SearchCommand.class,
            ShowCommand.class,
            StarCommand.class,
            RateCommand.class,
            TagCommand.class,
            CollectCommand.class,
            CollectionsCommand.class,
            SuggestCommand.class,
            LabelCommand.class,
            RejectCommand.class,
            TrashCommand.class,
            StacksCommand.class,
            UndoCommand.class,
            DistilCommand.class,
            DownloadCommand.class,
            ExportCommand.class,
            SidecarsCommand.class,
            PromoteCommand.class,
            SessionsCommand.class,
            RenderCommand.class,
            RendersCommand.class,
            CampaignsCommand.class,
            PoolsCommand.class,
            QueueCommand.class,
            SpendCommand.class,
            TuneCommand.class,
            SimulateCommand.class,
            ModelsCommand.class,
            OptimizeCommand.class,
            RebuildCommand.class,
            DoctorCommand.class,
            BackupCommand.class,
            RestoreCommand.class
        },
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
