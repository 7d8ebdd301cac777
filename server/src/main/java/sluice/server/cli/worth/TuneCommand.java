package sluice.server.cli.worth;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.server.app.Library;
import sluice.server.cli.command.ExitCode;
import sluice.server.cli.command.Progress;
import sluice.server.cli.command.Sluice;
import sluice.server.client.Connection;
import sluice.server.http.Json;
import tools.jackson.databind.JsonNode;

@Command(
        name = "tune",
        description = {
            "Fit how images are valued to what you put into portfolios and deliveries.",
            "The fit learns from the earlier of them and is judged on the later ones, beside the weights in force.",
            "It changes nothing until you say --apply, and then only when it is better."
        },
        footer = {
            "",
            "  sluice tune                 fit, and show before and after",
            "  sluice tune --apply         take the last proposal over; without one, fit first",
            "  sluice tune --back          go back to the weights before; --forward takes that back",
            "  sluice tune --history       which weights were in force when"
        })
public final class TuneCommand implements Callable<Integer> {
    private static final int MILLISECONDS_BETWEEN_LOOKS = 200;

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    Sluice sluice;

    @Option(names = "--apply", description = "Put the proposal into force, if it is better; everything is valued anew.")
    boolean apply;

    @Option(names = "--back", description = "Go one step back.")
    boolean back;

    @Option(names = "--forward", description = "Take a step back back.")
    boolean forward;

    @Option(names = "--history", description = "Show the versions.")
    boolean history;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (Stream.of(apply, back, forward, history).filter(given -> given).count() > 1) {
            throw new ParameterException(
                    spec.commandLine(), "--apply, --back, --forward and --history are for one at a time");
        }
        try (Connection connection = sluice.options().connect("tune", Library.Work.FOLLOW)) {
            JsonNode before = connection.get("/api/v1/tuning", Map.of());
            if (history) {
                show(before, () -> text().history(before));
            } else if (back || forward) {
                JsonNode after = connection.post("/api/v1/tuning/" + (back ? "back" : "forward"), Json.object());
                show(after, () -> text().inForce(after));
            } else {
                propose(connection, before);
            }
            return ExitCode.DONE;
        }
    }

    private void propose(Connection connection, JsonNode before) throws InterruptedException {
        boolean stands = before.path("proposal").path("current").asBoolean();
        JsonNode proposal = apply && stands ? before.path("proposal") : fit(connection);
        if (!apply) {
            show(
                    proposal,
                    () -> text().proposal(proposal, before.path("inForce").path("weights")));
            return;
        }
        if (!sluice.options().json()) {
            text().proposal(proposal, before.path("inForce").path("weights"));
        }
        JsonNode after = connection.post(
                "/api/v1/tuning/apply",
                Json.object().put("proposal", proposal.path("id").asString()));
        show(after, () -> text().inForce(after));
    }

    private JsonNode fit(Connection connection) throws InterruptedException {
        Progress progress = new Progress(spec.commandLine().getErr());
        JsonNode fit = connection.post("/api/v1/tuning", Json.object());
        while (fit.path("fitting").isObject()) {
            progress.show("%,d of %,d images looked at"
                    .formatted(
                            fit.at("/fitting/read").asLong(),
                            fit.at("/fitting/assets").asLong()));
            TimeUnit.MILLISECONDS.sleep(MILLISECONDS_BETWEEN_LOOKS);
            fit = connection.get("/api/v1/tuning", Map.of());
        }
        progress.clear();
        if (fit.path("problem").isString()) {
            throw SluiceException.about(
                    FailureCode.CONFLICT, "tuning", fit.path("problem").asString());
        }
        return fit.path("proposal");
    }

    private TuneText text() {
        return new TuneText(spec.commandLine().getOut());
    }

    private void show(JsonNode json, Runnable words) {
        if (sluice.options().json()) {
            spec.commandLine().getOut().println(json);
        } else {
            words.run();
        }
    }
}
