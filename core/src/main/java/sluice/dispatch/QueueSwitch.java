package sluice.dispatch;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The switch by which the user pauses, resumes and drains. Draining ends by itself and leaves the mode from before. */
public final class QueueSwitch {
    private final Consumer<QueueMode> kept;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private QueueMode lasting;
    private boolean draining;

    /**
     * @param initial what was kept, {@link QueueMode#AUTOMATIC} on a fresh home
     * @param kept takes every mode that is to survive a restart: automatic and paused, never draining. It is called
     *     before the mode changes; when it fails, the mode stays
     */
    public QueueSwitch(QueueMode initial, Consumer<QueueMode> kept) {
        this.lasting = initial == QueueMode.PAUSED ? QueueMode.PAUSED : QueueMode.AUTOMATIC;
        this.kept = kept;
    }

    public synchronized QueueMode mode() {
        return draining ? QueueMode.DRAINING : lasting;
    }

    /** Takes effect at once, also on a drain. */
    public void turn(QueueMode mode) {
        synchronized (this) {
            switch (mode) {
                case AUTOMATIC, PAUSED -> {
                    kept.accept(mode);
                    lasting = mode;
                    draining = false;
                }
                case DRAINING -> draining = true;
            }
        }
        tell();
    }

    /** The drain is through. */
    void drained() {
        synchronized (this) {
            draining = false;
        }
        tell();
    }

    /** @param listener called after every change, on the thread that made it */
    public void listen(Runnable listener) {
        listeners.add(listener);
    }

    private void tell() {
        new ArrayList<>(listeners).forEach(Runnable::run);
    }
}
