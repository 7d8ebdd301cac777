package sluice.render.run;

/**
 * How far a pool was used since the workers started.
 *
 * @param slotSeconds of all its slots, busy or idle
 * @param busySeconds of them, with images in hand
 * @param busyMicroUsd at the pool's price
 * @param idleMicroUsd at the pool's price: what waiting cost
 */
public record PoolUse(
        String pool, int slots, double slotSeconds, double busySeconds, long busyMicroUsd, long idleMicroUsd) {
    /** 0 to 1. */
    public double utilisation() {
        return slotSeconds > 0 ? busySeconds / slotSeconds : 0;
    }
}
