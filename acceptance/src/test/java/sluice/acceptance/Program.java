package sluice.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs {@code sluice} over one home, each command a process of its own. */
record Program(Path home, Path scratch) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long PATIENCE_SECONDS = 300;

    /** How a command ended. */
    record Ended(int exitCode, String out, String err) {
        /** What it printed, line by line. */
        List<JsonNode> lines() {
            return out.lines().map(JSON::readTree).toList();
        }

        JsonNode last() {
            return lines().getLast();
        }

        Ended exits(int expected) {
            assertEquals(expected, exitCode, this::toString);
            assertTrue(!err.contains("\tat "), () -> "no stack trace is for users: " + err);
            return this;
        }
    }

    Ended run(String... arguments) throws IOException, InterruptedException {
        Path out = Files.createTempFile(scratch, "out", ".txt");
        Path err = Files.createTempFile(scratch, "err", ".txt");
        Process process = builder(arguments)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (!ended) {
            process.destroyForcibly().waitFor();
        }
        Ended result = new Ended(process.exitValue(), read(out), read(err));
        assertTrue(ended, () -> String.join(" ", arguments) + " did not end: " + result);
        return result;
    }

    /** Begins a command; nothing that it prints is kept. */
    Process start(String... arguments) throws IOException {
        return builder(arguments)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** A server that has said where it is. */
    Server serve(String... arguments) throws IOException {
        Path err = Files.createTempFile(scratch, "err", ".txt");
        Process process = builder(arguments).redirectError(err.toFile()).start();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        String line = out.readLine();
        if (line == null) {
            throw new AssertionError("the server said nothing but " + read(err));
        }
        return new Server(process, out, JSON.readTree(line).path("address").asString());
    }

    /** A command that serves in the background. */
    record Server(Process process, BufferedReader out, String address) implements AutoCloseable {
        /** The next line that it prints. */
        JsonNode line() throws IOException {
            return JSON.readTree(Objects.requireNonNull(out.readLine(), "it prints no more"));
        }

        @Override
        public void close() throws IOException {
            process.destroy();
            try {
                if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new AssertionError("the server did not end when it was asked to");
                }
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
            out.close();
        }
    }

    private ProcessBuilder builder(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.awt.headless=true",
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                // The first command leaves its classes for the next ones, as the launcher does: half of a short
                // command.
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + Path.of("target", "program.jsa").toAbsolutePath(),
                "-Dsluice.unpacked=" + Path.of("target", "unpacked").toAbsolutePath(),
                "-Xlog:cds=off",
                "-Xlog:aot=off",
                "-Xlog:cds+dynamic=off",
                "-jar",
                Path.of(System.getProperty("sluice.program"))
                        .toAbsolutePath()
                        .normalize()
                        .toString()));
        command.addAll(Arrays.asList(arguments));
        command.addAll(List.of("--json", "--home", home.toString()));
        return new ProcessBuilder(command);
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
