package sluice.adapters.jdbc;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Another process with this class path, which says lines and is killed. */
final class KilledProcess {
    private KilledProcess() {}

    /**
     * When it is killed.
     *
     * @param lines after it said so many
     * @param nanos and then, after so long
     */
    record Kill(int lines, int nanos) {
        /** It may come to its end. */
        static final Kill NEVER = new Kill(Integer.MAX_VALUE, 0);

        static Kill by(Random random, int mostLines, int mostNanos) {
            return new Kill(1 + random.nextInt(mostLines), random.nextInt(mostNanos));
        }
    }

    /** All that it said; the last line may be cut off by the kill. */
    static List<String> run(Kill kill, Class<?> main, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        Process child = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> said = new ArrayList<>();
        try (BufferedReader lines = child.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                said.add(line);
                if (said.size() == kill.lines()) {
                    spin(kill.nanos());
                    // By its handle: the process itself would close the stream with what it said last.
                    child.toHandle().destroyForcibly();
                }
            }
            child.waitFor();
            return said;
        } finally {
            child.destroyForcibly();
        }
    }

    /** Some part of a transaction's time. */
    private static void spin(int nanos) {
        long end = System.nanoTime() + nanos;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }
}
