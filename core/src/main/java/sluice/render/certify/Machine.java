package sluice.render.certify;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What a measured time depends on: the processor, how many cores of it, and the operating system. No host's or user's
 * name is in it, so that certificates can be shown to others.
 *
 * @param system the operating system's name and architecture, without a version
 */
public record Machine(String processor, int cores, String system) {
    private static final Path LINUX = Path.of("/proc/cpuinfo");
    /** The processor's name is in the first lines; a machine of many cores has thousands. */
    private static final int LINES = 64;

    private static final int LONGEST = 80;

    public Machine {
        if (processor.isBlank() || cores < 1 || system.isBlank()) {
            throw new IllegalArgumentException("a machine has a processor, cores and a system");
        }
    }

    /** The one that this process runs on. */
    public static Machine here() {
        String architecture = System.getProperty("os.arch");
        return new Machine(
                processor(LINUX, architecture),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name") + " " + architecture);
    }

    /** @return what stands after {@code model name} in the file, or the architecture where it does not say */
    static String processor(Path file, String architecture) {
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (int read = 0; read < LINES; read++) {
                String line = lines.readLine();
                if (line == null) {
                    break;
                }
                int colon = line.indexOf(':');
                if (line.startsWith("model name")
                        && colon > 0
                        && !line.substring(colon + 1).isBlank()) {
                    String name = line.substring(colon + 1).strip();
                    return name.substring(0, Math.min(LONGEST, name.length()));
                }
            }
            return architecture;
        } catch (IOException e) {
            // Other systems have no such file; the architecture is what Java knows there.
            return architecture;
        }
    }

    /** Such as {@code AMD EPYC, 2 cores, Linux amd64}. */
    public String label() {
        return "%s, %d %s, %s".formatted(processor, cores, cores == 1 ? "core" : "cores", system);
    }

    /** The label as a part of a file name, such as {@code amd-epyc-2-cores-linux-amd64}. */
    public String fileName() {
        return label().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }
}
