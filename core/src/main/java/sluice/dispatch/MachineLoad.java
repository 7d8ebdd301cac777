package sluice.dispatch;

import org.jspecify.annotations.Nullable;

/**
 * How busy the machine is.
 *
 * @param cores processors there are
 * @param others processors that others than this program keep busy, on average over the last moments
 * @param pressure share of the last ten seconds, 0 to 1, in which something waited for a processor
 *     (<a href="https://docs.kernel.org/accounting/psi.html">pressure stall information</a>); null where the kernel does
 *     not say
 */
public record MachineLoad(
        int cores, double others, @Nullable Double pressure) {
    public MachineLoad {
        if (cores < 1 || !(others >= 0)) {
            throw new IllegalArgumentException("a machine has a processor, and a load is not below zero");
        }
    }
}
