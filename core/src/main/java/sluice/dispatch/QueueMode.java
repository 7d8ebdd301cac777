package sluice.dispatch;

import java.util.Locale;

/** How deep work is driven. */
public enum QueueMode {
    /** While the machine is quiet and the budget allows. */
    AUTOMATIC,
    /** Nothing is begun, and what is under way stops after its step. */
    PAUSED,
    /** Now, without waiting for a quiet machine, until nothing is left that the budget allows. */
    DRAINING;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
