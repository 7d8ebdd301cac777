package sluice.dispatch;

import sluice.budget.Step;

/** Measures and bills the steps of one job, and holds the work up between them while the gate is shut. */
public interface Meter {
    /** Something that takes time. */
    interface Work<T> {
        T run() throws Exception;
    }

    /**
     * Does one step on the calling thread. Before it, waits until the gate is open.
     *
     * @throws InterruptedException when the program stops meanwhile
     */
    <T> T step(Step step, Work<T> work) throws Exception;
}
