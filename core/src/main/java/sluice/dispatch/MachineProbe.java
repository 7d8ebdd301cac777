package sluice.dispatch;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Measures how busy the machine is with other things than this program.
 *
 * <p>On Linux from {@code /proc/stat} (processor time of the whole machine between two looks, in ticks of 10 ms) less this
 * program's own, and from {@code /proc/pressure/cpu}. Elsewhere from the load average of the last minute less this
 * program's own time. Where neither is known, others are taken to be idle.
 */
public final class MachineProbe {
    private static final double SECONDS_A_TICK = 0.01;
    private static final double NANOS_A_SECOND = 1e9;

    /** Looks closer together than this give the last answer: ticks are coarse. */
    private static final long LEAST_NANOS = Duration.ofSeconds(1).toNanos();

    private static final Pattern PRESSURE = Pattern.compile("some avg10=([0-9.]+)");

    private final Path proc;
    private final int cores;
    private final LongSupplier nanos;
    private final Supplier<Duration> own;
    private final DoubleSupplier loadAverage;
    private long lookedNanos;
    private Duration ownBefore;
    private OptionalDouble busyBefore;
    private MachineLoad last;

    /**
     * @param proc where the kernel shows its figures; it need not exist
     * @param nanos as {@link System#nanoTime}
     * @param own processor time of this program so far
     * @param loadAverage processors kept busy during the last minute, or below zero when unknown
     */
    public MachineProbe(Path proc, int cores, LongSupplier nanos, Supplier<Duration> own, DoubleSupplier loadAverage) {
        this.proc = proc;
        this.cores = cores;
        this.nanos = nanos;
        this.own = own;
        this.loadAverage = loadAverage;
        this.lookedNanos = nanos.getAsLong();
        this.ownBefore = own.get();
        this.busyBefore = busySeconds();
        this.last = new MachineLoad(cores, 0, pressure());
    }

    /** Of the machine that this runs on. */
    public static MachineProbe ofThisMachine() {
        return new MachineProbe(
                Path.of("/proc"),
                Runtime.getRuntime().availableProcessors(),
                System::nanoTime,
                () -> ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO),
                () -> ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    public synchronized MachineLoad look() {
        long now = nanos.getAsLong();
        if (now - lookedNanos < LEAST_NANOS) {
            return last;
        }
        double seconds = (now - lookedNanos) / NANOS_A_SECOND;
        Duration ownNow = own.get();
        double mine = ownNow.minus(ownBefore).toNanos() / NANOS_A_SECOND / seconds;
        OptionalDouble busyNow = busySeconds();
        double all = busyNow.isPresent() && busyBefore.isPresent()
                ? (busyNow.getAsDouble() - busyBefore.getAsDouble()) / seconds
                : loadAverage.getAsDouble();
        lookedNanos = now;
        ownBefore = ownNow;
        busyBefore = busyNow;
        last = new MachineLoad(cores, Math.max(0, all - mine), pressure());
        return last;
    }

    /** Since the machine started; user, nice, system, interrupts and what a host above it took away. */
    private OptionalDouble busySeconds() {
        for (String line : lines("stat")) {
            if (line.startsWith("cpu ")) {
                String[] ticks = line.strip().split("\\s+", -1);
                double busy = 0;
                for (int i = 1; i < ticks.length && i <= 8; i++) {
                    boolean idle = i == 4 || i == 5;
                    busy += idle ? 0 : Double.parseDouble(ticks[i]);
                }
                return OptionalDouble.of(busy * SECONDS_A_TICK);
            }
        }
        return OptionalDouble.empty();
    }

    private @Nullable Double pressure() {
        for (String line : lines("pressure/cpu")) {
            Matcher some = PRESSURE.matcher(line);
            if (some.find()) {
                return Double.parseDouble(some.group(1)) / 100;
            }
        }
        return null;
    }

    /** Nothing where there is no such file: other systems, older kernels, containers. */
    private List<String> lines(String file) {
        try {
            return Files.readAllLines(proc.resolve(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return List.of();
        }
    }
}
