package sluice.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the kernel's figures are read as. */
class MachineProbeTest {
    @TempDir
    Path proc;

    private Duration passed = Duration.ZERO;
    private Duration own = Duration.ZERO;
    private double loadAverage = -1;

    @Test
    void othersAreAllLessOurselves() throws IOException {
        // user nice system idle iowait irq softirq steal guest guest_nice, in hundredths of a second
        stat("1000 100 500 90000 700 10 20 30 999 999");
        MachineProbe probe = probe();
        stat("1300 110 560 90400 900 12 24 34 9999 9999");
        passed = Duration.ofSeconds(4);
        own = Duration.ofSeconds(2);
        // 300 + 10 + 60 + 2 + 4 + 4 ticks are 3.8 s, 2 s of them our own, in 4 s.
        assertEquals(0.45, probe.look().others(), 1e-9);
    }

    @Test
    void looksThatAreTooCloseTogetherGiveTheLastAnswer() throws IOException {
        stat("0 0 0 0 0 0 0 0 0 0");
        MachineProbe probe = probe();
        stat("200 0 0 0 0 0 0 0 0 0");
        passed = Duration.ofSeconds(2);
        assertEquals(1, probe.look().others(), 1e-9);
        stat("900 0 0 0 0 0 0 0 0 0");
        passed = Duration.ofMillis(2_900);
        assertEquals(1, probe.look().others(), 1e-9);
        passed = Duration.ofSeconds(4);
        assertEquals(3.5, probe.look().others(), 1e-9);
    }

    @Test
    void coarseTicksNeverMakeALoadBelowZero() throws IOException {
        stat("100 0 0 0 0 0 0 0 0 0");
        MachineProbe probe = probe();
        passed = Duration.ofSeconds(1);
        own = Duration.ofMillis(900);
        assertEquals(0, probe.look().others());
    }

    @Test
    void pressureIsReadWhereTheKernelTells() throws IOException {
        assertNull(probe().look().pressure());
        Files.createDirectories(proc.resolve("pressure"));
        Files.writeString(
                proc.resolve("pressure/cpu"),
                "some avg10=12.50 avg60=1.00 avg300=0.00 total=1\nfull avg10=99.00 avg60=0.00 avg300=0.00 total=0\n");
        Double pressure = probe().look().pressure();
        assertEquals(0.125, pressure == null ? -1 : pressure, 1e-9);
    }

    @Test
    void elsewhereTheLoadAverageStandsIn() {
        MachineProbe probe = probe();
        loadAverage = 1.5;
        own = Duration.ofSeconds(1);
        passed = Duration.ofSeconds(2);
        assertEquals(1.0, probe.look().others(), 1e-9);
        loadAverage = -1;
        passed = Duration.ofSeconds(5);
        assertEquals(0, probe.look().others(), "nothing is known");
    }

    @Test
    void thisMachineCanBeLookedAt() {
        MachineLoad load = MachineProbe.ofThisMachine().look();
        assertEquals(Runtime.getRuntime().availableProcessors(), load.cores());
        assertTrue(load.others() >= 0);
    }

    private void stat(String ticks) throws IOException {
        Files.writeString(proc.resolve("stat"), "cpu  " + ticks + "\ncpu0 1 2 3 4 5 6 7 8 9 10\nintr 5\n");
    }

    private MachineProbe probe() {
        return new MachineProbe(proc, 4, () -> passed.toNanos(), () -> own, () -> loadAverage);
    }
}
