package sluice.server.app;

import java.util.function.BooleanSupplier;
import sluice.tier.Promoter;

/** Whether nothing is about to be offered: nothing arrives, and what has arrived was valued. */
final class Stillness implements BooleanSupplier {
    private final BooleanSupplier arriving;
    private final Promoter promoter;
    private boolean asked;

    /** @param arriving whether files are being read or thumbnails are still to be made */
    Stillness(BooleanSupplier arriving, Promoter promoter) {
        this.arriving = arriving;
        this.promoter = promoter;
    }

    /** The promoter is to be asked once more, because something may have happened since. */
    synchronized void askAgain() {
        asked = false;
    }

    @Override
    public synchronized boolean getAsBoolean() {
        if (arriving.getAsBoolean()) {
            asked = false;
            return false;
        }
        if (!asked) {
            asked = true;
            promoter.wake();
            return false;
        }
        return promoter.caughtUp();
    }
}
