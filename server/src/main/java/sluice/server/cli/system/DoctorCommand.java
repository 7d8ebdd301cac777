package sluice.server.cli.system;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import sluice.server.app.Library;
import sluice.server.cli.command.ExitCode;
import sluice.server.cli.command.Sluice;
import sluice.server.client.Connection;
import tools.jackson.databind.JsonNode;

@Command(name = "doctor", description = "Check every part of the library, and say what to do about what is wrong.")
public final class DoctorCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    Sluice sluice;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        boolean failed = false;
        try (Connection connection = sluice.options().connect("doctor", Library.Work.FOLLOW)) {
            for (JsonNode check : connection.get("/api/v1/doctor").path("checks")) {
                String verdict = check.path("verdict").asString();
                failed |= verdict.equals("failed");
                if (sluice.options().json()) {
                    out.println(check);
                } else {
                    String mark = verdict.equals("ok") ? "ok" : verdict.equals("notice") ? "note" : "FAIL";
                    out.printf(
                            "%-5s %-11s %s%n",
                            mark,
                            check.path("name").asString(),
                            check.path("detail").asString());
                }
            }
        }
        return failed ? ExitCode.SOME_FAILED : ExitCode.DONE;
    }
}
