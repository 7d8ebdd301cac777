package sluice.server.cli;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import sluice.server.cli.collection.CollectionsCommand;
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

/** The commands, in the order in which the help lists them. */
final class Commands {
    private static final Map<String, Class<?>> ALL = all();

    private Commands() {}

    /**
     * The command that the arguments begin with; all when they begin with anything else, so that help and hints know
     * every one. Reading what all of them take would be a third of the time of a short command.
     */
    static Map<String, Class<?>> meant(String[] arguments) {
        Class<?> first = arguments.length == 0 ? null : ALL.get(arguments[0]);
        return first == null ? ALL : Map.of(arguments[0], first);
    }

    private static Map<String, Class<?>> all() {
        Map<String, Class<?>> all = new LinkedHashMap<>();
        all.put("up", UpCommand.class);
        all.put("import", ImportCommand.class);
        all.put("serve", ServeCommand.class);
        all.put("search", SearchCommand.class);
        all.put("show", ShowCommand.class);
        all.put("star", StarCommand.class);
        all.put("rate", RateCommand.class);
        all.put("tag", TagCommand.class);
        all.put("collect", CollectCommand.class);
        all.put("collections", CollectionsCommand.class);
        all.put("suggest", SuggestCommand.class);
        all.put("label", LabelCommand.class);
        all.put("reject", RejectCommand.class);
        all.put("trash", TrashCommand.class);
        all.put("stacks", StacksCommand.class);
        all.put("undo", UndoCommand.class);
        all.put("distil", DistilCommand.class);
        all.put("download", DownloadCommand.class);
        all.put("export", ExportCommand.class);
        all.put("sidecars", SidecarsCommand.class);
        all.put("promote", PromoteCommand.class);
        all.put("sessions", SessionsCommand.class);
        all.put("render", RenderCommand.class);
        all.put("renders", RendersCommand.class);
        all.put("campaigns", CampaignsCommand.class);
        all.put("pools", PoolsCommand.class);
        all.put("queue", QueueCommand.class);
        all.put("spend", SpendCommand.class);
        all.put("tune", TuneCommand.class);
        all.put("simulate", SimulateCommand.class);
        all.put("models", ModelsCommand.class);
        all.put("optimize", OptimizeCommand.class);
        all.put("rebuild", RebuildCommand.class);
        all.put("doctor", DoctorCommand.class);
        all.put("backup", BackupCommand.class);
        all.put("restore", RestoreCommand.class);
        return Collections.unmodifiableMap(all);
    }
}
