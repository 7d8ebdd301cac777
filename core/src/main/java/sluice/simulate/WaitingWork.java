package sluice.simulate;

import java.util.Arrays;
import sluice.asset.Tier;
import sluice.tier.Promotion;

/** What the policy wants done: one job an image at most, the deepest that is wanted of it. */
final class WaitingWork {
    private static final byte AUTOMATIC = 1;
    private static final byte EXPLICIT = 2;

    private final double[] priorities;
    private final int[] slots;
    private final byte[] wanted;
    private final byte[] cause;
    private final JobHeap explicit;
    private final JobHeap automatic;

    WaitingWork(int most) {
        priorities = new double[most];
        slots = new int[most];
        wanted = new byte[most];
        cause = new byte[most];
        Arrays.fill(slots, -1);
        explicit = new JobHeap(priorities, slots);
        automatic = new JobHeap(priorities, slots);
    }

    /** Puts down what is wanted now, instead of what was. */
    void want(int asset, Promotion promotion) {
        byte now = promotion.explicit() ? EXPLICIT : AUTOMATIC;
        wanted[asset] = (byte) promotion.wanted().number();
        priorities[asset] = promotion.priority();
        if (slots[asset] < 0) {
            cause[asset] = now;
            heap(asset).add(asset);
        } else if (cause[asset] == now) {
            heap(asset).moved(asset);
        } else {
            remove(asset);
            cause[asset] = now;
            heap(asset).add(asset);
        }
    }

    void remove(int asset) {
        if (slots[asset] >= 0) {
            heap(asset).remove(asset);
        }
    }

    private JobHeap heap(int asset) {
        return cause[asset] == EXPLICIT ? explicit : automatic;
    }

    Tier wanted(int asset) {
        return Tier.of(wanted[asset]);
    }

    /** Whether it waits, for whatever cause. */
    boolean waits(int asset) {
        return slots[asset] >= 0;
    }

    /** The next that the user's own acts ask for, or -1. */
    int nextExplicit() {
        return explicit.size() == 0 ? -1 : explicit.first();
    }

    /** The next of the rest, or -1. */
    int nextAutomatic() {
        return automatic.size() == 0 ? -1 : automatic.first();
    }

    int size() {
        return explicit.size() + automatic.size();
    }
}
