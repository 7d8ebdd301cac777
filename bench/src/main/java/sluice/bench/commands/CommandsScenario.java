package sluice.bench.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import sluice.server.http.Json;
import tools.jackson.databind.node.ObjectNode;

/**
 * Short commands as whole processes, from the launcher's start to the process's end, all kinds in turn; and, as what no
 * start can be quicker than, a Java program that does nothing. Each home is new, or has ten images of 256² pixels.
 *
 * <p>Usage: {@code CommandsScenario PROGRAM_SCRIPT WORK_FOLDER [TURNS] [OTHER_PROGRAM_SCRIPT]}. A second program takes turns
 * with the first. Prints a JSON line for each kind: least, median and most seconds by the clock, and with a second program
 * the ratio of the medians, the first one's over the second's.
 */
public final class CommandsScenario {
    private static final String PROMPT = "a spiral of warm colours";
    private static final List<String> KINDS =
            List.of("nothing", "help", "search", "render, new home", "render, home in use");

    private final Path work;
    private final Map<String, List<Double>> seconds = new LinkedHashMap<>();

    private CommandsScenario(Path work) {
        this.work = work;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path work = Files.createDirectories(Path.of(arguments[1]).toAbsolutePath());
        int turns = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 7;
        List<Path> programs = new ArrayList<>(List.of(Path.of(arguments[0]).toAbsolutePath()));
        if (arguments.length > 3) {
            programs.add(Path.of(arguments[3]).toAbsolutePath());
        }
        CommandsScenario scenario = new CommandsScenario(work);
        for (Path program : programs) {
            scenario.prepare(program);
        }
        for (int turn = 0; turn < turns; turn++) {
            for (String kind : KINDS) {
                for (Path program : programs) {
                    scenario.time(kind, program);
                }
            }
        }
        for (String kind : KINDS) {
            System.out.println(scenario.line(kind, programs));
        }
    }

    private ObjectNode line(String kind, List<Path> programs) {
        List<Double> first = sorted(kind, programs.getFirst());
        ObjectNode line = Json.object()
                .put("kind", kind)
                .put("runs", first.size())
                .put("least", first.getFirst())
                .put("median", median(first))
                .put("most", first.getLast());
        if (programs.size() > 1) {
            double other = median(sorted(kind, programs.getLast()));
            line.put("otherMedian", other).put("ratio", Math.round(100 * median(first) / other) / 100.0);
        }
        return line;
    }

    private List<Double> sorted(String kind, Path program) {
        return seconds.getOrDefault(kind + program, List.of()).stream().sorted().toList();
    }

    private static double median(List<Double> sorted) {
        return sorted.get(sorted.size() / 2);
    }

    private Path used(Path program) {
        return work.resolve("used-" + Integer.toHexString(program.hashCode()));
    }

    private void prepare(Path program) throws IOException, InterruptedException {
        if (!Files.exists(used(program))) {
            run(List.of(
                    program.toString(),
                    "render",
                    PROMPT,
                    "--count",
                    "10",
                    "--size",
                    "256x256",
                    "--home",
                    used(program).toString()));
        }
    }

    private void time(String kind, Path program) throws IOException, InterruptedException {
        Path fresh = Files.createTempDirectory(work, "home");
        List<String> command = switch (kind) {
            case "nothing" ->
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xshare:auto", "-version");
            case "help" -> List.of(program.toString(), "--help");
            case "search" ->
                List.of(
                        program.toString(),
                        "search",
                        "spiral",
                        "--home",
                        used(program).toString());
            case "render, new home" -> List.of(program.toString(), "render", PROMPT, "--home", fresh.toString());
            default ->
                List.of(
                        program.toString(),
                        "render",
                        PROMPT,
                        "--home",
                        used(program).toString());
        };
        double took = run(command);
        seconds.computeIfAbsent(kind + program, any -> new ArrayList<>()).add(took);
        delete(fresh);
    }

    private static double run(List<String> command) throws IOException, InterruptedException {
        long began = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        int code = process.waitFor();
        double took = Math.round((System.nanoTime() - began) / 1e6) / 1e3;
        if (code != 0) {
            throw new IllegalStateException(String.join(" ", command) + " ended with " + code);
        }
        return took;
    }

    private static void delete(Path tree) throws IOException {
        try (Stream<Path> all = Files.walk(tree)) {
            for (Path path : all.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(path);
            }
        }
    }
}
