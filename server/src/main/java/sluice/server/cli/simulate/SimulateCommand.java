package sluice.server.cli.simulate;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import sluice.server.cli.command.ExitCode;
import sluice.server.cli.command.Progress;
import sluice.server.cli.command.Sluice;
import sluice.server.http.Json;
import sluice.simulate.Outcome;
import sluice.simulate.Results;
import sluice.simulate.Simulation;
import sluice.simulate.report.ResultsJson;
import sluice.simulate.report.ResultsReport;
import sluice.simulate.scenario.LibraryScenario;
import sluice.simulate.scenario.Placing;
import sluice.simulate.scenario.RendersScenario;
import sluice.simulate.scenario.Scenario;
import sluice.simulate.scenario.ShippedScenarios;
import sluice.tier.Strategy;

@Command(
        name = "simulate",
        description = {
            "Let the policies run over a library, or requests for pictures, that are only described: what each of four"
                    + " strategies would spend, save and miss, in minutes instead of years.",
            "SCENARIO is a file, or the name of one that comes with Sluice. The policies, the value model, the budget, the"
                    + " gate and the router are those of the live program; the same scenario and seed give the same"
                    + " figures. No home is opened or changed."
        },
        footer = {
            "",
            "  sluice simulate --list                        what comes with Sluice",
            "  sluice simulate ten-thousand                  an artist's year",
            "  sluice simulate growth --strategy cost-aware --out report",
            "  sluice simulate --show ten-thousand > my.json    begin a scenario of your own",
            "  sluice simulate my.json --seed 7 --json",
            "  sluice simulate renders                       where pictures are drawn, and what for",
            "  sluice simulate renders --trace lora_request_trace.csv",
            "docs/simulate.md explains every field, and what a simulation cannot tell."
        })
public final class SimulateCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    Sluice sluice;

    @Parameters(paramLabel = "SCENARIO", arity = "0..1", description = "A file, or a name that --list shows.")
    @Nullable String scenario;

    @Option(names = "--list", description = "List the scenarios that come with Sluice.")
    boolean list;

    @Option(names = "--show", paramLabel = "NAME", description = "Print a scenario that comes with Sluice.")
    @Nullable String show;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Write a report with pictures there when all is through.")
    @Nullable String out;

    @Option(names = "--seed", paramLabel = "N", description = "Another seed than the scenario's.")
    @Nullable Long seed;

    @Option(
            names = "--strategy",
            paramLabel = "S",
            description = {
                "Only this one; may be given several times. Libraries: cost-aware, uniform, manual or minimal;",
                "renders: all-heavy, all-cheap, static-tiers or router."
            })
    List<String> strategies = new ArrayList<>();

    @Option(
            names = "--trace",
            paramLabel = "FILE",
            description = "Other requests than the scenario's: a trace in the format of Alibaba's GenAI traces (CSV).")
    @Nullable String trace;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() {
        if (list) {
            return list();
        }
        if (show != null) {
            return show(show);
        }
        if (scenario == null) {
            throw new ParameterException(
                    spec.commandLine(), "name a scenario: a file, or one that sluice simulate --list shows");
        }
        return switch (ShippedScenarios.find(scenario)) {
            case LibraryScenario library -> {
                if (trace != null) {
                    throw new ParameterException(
                            spec.commandLine(),
                            "--trace is for scenarios of renders, and " + scenario + " is a library");
                }
                List<Strategy> chosen = chosen(Strategy::labelled, labels(Strategy.values(), Strategy::label));
                LibraryScenario seeded = seed == null ? library : library.withSeed(seed);
                yield simulate(chosen.isEmpty() ? seeded : seeded.withStrategies(chosen));
            }
            case RendersScenario renders -> {
                List<Placing> chosen = chosen(Placing::labelled, labels(Placing.values(), Placing::label));
                RendersScenario seeded = seed == null ? renders : renders.withSeed(seed);
                RendersScenario traced =
                        trace == null ? seeded : seeded.withTrace(new RendersScenario.TraceFile(file(trace)));
                yield simulate(chosen.isEmpty() ? traced : traced.withStrategies(chosen));
            }
        };
    }

    private Path file(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new ParameterException(spec.commandLine(), "--trace is a file, not \"" + text + "\"", e);
        }
    }

    private static <T> String labels(T[] all, Function<T, String> label) {
        return Stream.of(all).map(label).collect(Collectors.joining(", "));
    }

    private <T> List<T> chosen(Function<String, Optional<T>> labelled, String all) {
        return strategies.stream()
                .map(name -> labelled.apply(name)
                        .orElseThrow(() -> new ParameterException(
                                spec.commandLine(), "--strategy is one of " + all + ", not \"" + name + "\"")))
                .distinct()
                .toList();
    }

    private int simulate(RendersScenario renders) {
        ReportFolder folder = out == null ? null : ReportFolder.at(out);
        for (Placing placing : renders.strategies()) {
            if (renders.fleet(placing).isEmpty()) {
                throw new ParameterException(
                        spec.commandLine(), "--strategy: " + renders.name() + " has no fleet for " + placing.label());
            }
        }
        new SimulateRenders(
                        spec.commandLine().getOut(),
                        new Progress(spec.commandLine().getErr()),
                        sluice.options().json())
                .run(renders, folder);
        return ExitCode.DONE;
    }

    private int list() {
        for (String name : ShippedScenarios.NAMES) {
            Scenario one = ShippedScenarios.shipped(name);
            spec.commandLine()
                    .getOut()
                    .println(
                            sluice.options().json()
                                    ? Json.object().put("name", name).put("about", one.about())
                                    : "%-16s %s".formatted(name, one.about()));
        }
        return ExitCode.DONE;
    }

    private int show(String name) {
        if (!ShippedScenarios.NAMES.contains(name)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--show is one of " + String.join(", ", ShippedScenarios.NAMES) + ", not \"" + name + "\"");
        }
        spec.commandLine().getOut().print(new String(ShippedScenarios.bytes(name), StandardCharsets.UTF_8));
        return ExitCode.DONE;
    }

    private int simulate(LibraryScenario library) {
        ReportFolder folder = out == null ? null : ReportFolder.at(out);
        PrintWriter printer = spec.commandLine().getOut();
        SimulateText text = new SimulateText(printer);
        Progress progress = new Progress(spec.commandLine().getErr());
        List<Outcome> outcomes = new ArrayList<>();
        for (long size : library.sizes()) {
            List<Outcome> alike = new ArrayList<>();
            for (Strategy strategy : library.strategies()) {
                Outcome outcome = Simulation.run(
                        library,
                        strategy,
                        size,
                        share -> progress.show("%,d images, %s: %.0f %% of the time is through"
                                .formatted(size, strategy.label(), 100 * share)));
                progress.clear();
                alike.add(outcome);
                if (sluice.options().json()) {
                    printer.println(ResultsJson.line(outcome));
                }
            }
            outcomes.addAll(alike);
            if (!sluice.options().json()) {
                text.table(alike);
            }
            printer.flush();
        }
        Results results = new Results(library, outcomes);
        if (folder != null) {
            folder.write(ResultsReport.files(results));
        }
        if (sluice.options().json()) {
            printer.println(ResultsJson.growth(results));
        } else {
            text.growth(results);
            if (folder != null) {
                printer.println("The report is in " + folder.page());
            }
        }
        return ExitCode.DONE;
    }
}
