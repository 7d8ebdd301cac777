package sluice.server.cli.render;

import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import sluice.render.certify.Certificate;
import sluice.render.certify.CertificateJson;
import sluice.server.app.LogFile;
import sluice.server.app.Optimising;
import sluice.server.cli.command.ExitCode;
import sluice.server.cli.command.Progress;
import sluice.server.cli.command.Sluice;
import sluice.server.home.Home;
import sluice.server.http.Json;

@Command(
        name = "optimize",
        description = {
            "Make cheaper variants of a model and measure each against the original on this machine: time, weights, and how"
                    + " near what it draws is (PSNR, structural similarity, cosine of embeddings). A variant that is not 5 %%"
                    + " faster, or is too far from the original, is refused and its weights are deleted; what is accepted"
                    + " gets a certificate, and only then is it used for rendering.",
            "MODEL is a folder in HOME/pipelines, or an embedder that ships with Sluice, which shows what this machine makes"
                    + " of each kind. Without MODEL it lists them. What was measured already is kept, so it can be"
                    + " interrupted at any time."
        },
        footer = {
            "",
            "fp16          16-bit weights and activations; helps where the processor or card computes in 16 bits",
            "int8-dynamic  matrix products in whole numbers, ranges found in each run; drawn one picture at a time",
            "int8-static   convolutions in whole numbers, ranges found beforehand on a few pictures",
            "weights-int8  8-bit weights, multiplied out where they are used: a quarter of the file, seldom faster",
            "pruned        a quarter of those channels left out that nothing else sees",
            "",
            "  sluice optimize                                      which models there are",
            "  sluice optimize sd-turbo --size 512x512              all kinds",
            "  sluice optimize sd-turbo --variants int8-static --samples 16 --again",
            "Let nothing else run meanwhile. docs/optimize.md says what is measured, how, and what it means."
        })
public final class OptimizeCommand implements Callable<Integer> {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,5})x(\\d{1,5})");
    private static final int MOST_SAMPLES = 1_000;

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    Sluice sluice;

    @Parameters(paramLabel = "MODEL", arity = "0..1", description = "The model; without it, they are listed.")
    @Nullable String model;

    @Option(
            names = "--variants",
            paramLabel = "KIND",
            split = ",",
            description = "Only these, separated by commas (default: all).")
    List<String> variants = new ArrayList<>();

    @Option(
            names = "--samples",
            paramLabel = "N",
            defaultValue = "8",
            description = "Pictures to compare, each of its own prompt and seed (default: 8).")
    int samples;

    @Option(
            names = "--size",
            paramLabel = "WxH",
            defaultValue = "512x512",
            description = "Their size (default: 512x512). Times differ by size, so take the one that is drawn most.")
    @SuppressWarnings("NullAway.Init")
    String size;

    @Option(names = "--again", description = "Measure anew what has a certificate already.")
    boolean again;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() {
        Home home = sluice.options().home();
        Optimising optimising = new Optimising(home, InstantSource.system());
        PrintWriter out = spec.commandLine().getOut();
        if (model == null) {
            for (String one : optimising.models()) {
                out.println(sluice.options().json() ? Json.object().put("model", one) : one);
            }
            return ExitCode.DONE;
        }
        Optimising.Wish wish = wish(model);
        LogFile.open(home);
        Progress progress = new Progress(spec.commandLine().getErr());
        OptimizeText text = new OptimizeText(out);
        if (!sluice.options().json()) {
            text.head();
        }
        List<Optimising.Result> results = optimising.optimise(wish, new Optimising.Progress() {
            @Override
            public void at(String variant, String doing) {
                progress.show(variant + ": " + doing);
            }

            @Override
            public void ended(Optimising.Result result) {
                progress.clear();
                if (sluice.options().json()) {
                    out.println(json(result));
                } else {
                    text.row(result);
                }
                out.flush();
            }
        });
        if (!sluice.options().json()) {
            text.foot(results);
        }
        return results.stream().allMatch(result -> result.certificate() != null) ? ExitCode.DONE : ExitCode.SOME_FAILED;
    }

    private Optimising.Wish wish(String itsModel) {
        Matcher read = SIZE.matcher(size);
        if (!read.matches()) {
            throw new ParameterException(spec.commandLine(), "--size is WIDTHxHEIGHT in pixels, not \"" + size + "\"");
        }
        if (samples < 1 || samples > MOST_SAMPLES) {
            throw new ParameterException(spec.commandLine(), "--samples is 1 to " + MOST_SAMPLES + ", not " + samples);
        }
        return new Optimising.Wish(
                itsModel, variants, samples, Integer.parseInt(read.group(1)), Integer.parseInt(read.group(2)), again);
    }

    private static String json(Optimising.Result result) {
        Certificate certificate = result.certificate();
        return certificate != null
                ? CertificateJson.line(certificate)
                : Json.object()
                        .put("variant", result.variant())
                        .put("failed", result.reason())
                        .toString();
    }
}
