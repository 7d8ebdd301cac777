package sluice.server.cli.curation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import sluice.server.cli.command.AssetReferences;
import sluice.server.cli.command.Sluice;
import sluice.server.client.Connection;

@Command(
        name = "trash",
        description = {
            "What was rejected or deleted waits here. Its files stay where they are until you empty the trash.",
            "Without a word behind it, it lists the trash."
        },
        subcommands = {TrashListCommand.class, TrashRestoreCommand.class, TrashEmptyCommand.class},
        footer = {
            "",
            "  sluice trash                   what lies in it, why, and since when",
            "  sluice trash restore 3fa94c    take it out again",
            "  sluice trash empty             list every file, and delete them once you have typed \"delete\""
        })
public final class TrashCommand implements Callable<Integer> {
    static final String IN_IT = "is:trashed -is:missing";

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    Sluice sluice;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        return TrashListCommand.list(sluice.options(), spec);
    }

    /** The assets that were named, or all that lie in the trash when none was. */
    static AssetReferences named(Connection connection, CommandSpec spec, List<String> references)
            throws InterruptedException {
        AssetReferences found =
                new AssetReferences(connection, spec.commandLine().getErr());
        if (references.isEmpty()) {
            found.addMatches(IN_IT);
        } else {
            found.add(references);
        }
        return found;
    }

    /** In lists that one request may hold. */
    static List<List<String>> portions(List<String> ids, int most) {
        List<List<String>> portions = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += most) {
            portions.add(ids.subList(from, Math.min(ids.size(), from + most)));
        }
        return portions;
    }
}
