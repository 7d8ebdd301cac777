package sluice.render.run;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that looks after the workers once a beat: it prolongs their leases, gives up those that hang, and tells how
 * far the images are, each at most once a beat.
 */
final class Overseer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Overseer.class);

    private final List<Slots> pools;
    private final Crew crew;
    private final Bell bell = new Bell();
    private final Thread thread =
            Thread.ofPlatform().name("render-overseer").daemon().unstarted(this::run);
    private final Map<Long, Progress> told = new HashMap<>();

    Overseer(List<Slots> pools, Crew crew) {
        this.pools = pools;
        this.crew = crew;
    }

    void start() {
        thread.start();
    }

    private void run() {
        try {
            while (!bell.stopped()) {
                long seen = bell.rings();
                beat();
                bell.await(seen, crew.pace().beat());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void beat() throws InterruptedException {
        for (Slots pool : pools) {
            for (Slot slot : pool.working()) {
                look(pool, slot);
            }
        }
        renew();
        tell();
    }

    /** The boundary of the thread: a failure costs a beat. */
    private void look(Slots pool, Slot slot) throws InterruptedException {
        try {
            Optional<String> hanging = slot.vigil().hanging();
            if (hanging.isPresent()) {
                pool.giveUp(slot, hanging.get());
            }
        } catch (RuntimeException e) {
            LOG.error("A look at the workers failed; the next is in a moment", e);
        }
    }

    /** Of all images in hand, wherever they are or wait: the lease is that of the worker who took them from the book. */
    private void renew() {
        Duration lease = crew.pace().lease();
        Instant now = crew.workshop().clock().instant();
        Map<String, List<Turn>> due = crew.inHand().all().stream()
                .filter(turn -> turn.isDue(now, lease.dividedBy(3)))
                .collect(Collectors.groupingBy(Turn::owner));
        due.forEach((owner, turns) -> renew(owner, turns, now.plus(lease)));
    }

    private void renew(String owner, List<Turn> turns, Instant until) {
        try {
            List<Long> ids = turns.stream().map(turn -> turn.job().id()).toList();
            Set<Long> kept = new HashSet<>(crew.workshop().book().renew(ids, owner, until));
            turns.stream()
                    .filter(turn -> !kept.contains(turn.job().id()))
                    .filter(turn -> crew.inHand().find(turn.job().id()).orElse(null) == turn)
                    .forEach(turn -> turn.unwanted(Turn.Unwanted.LOST));
        } catch (RuntimeException e) {
            LOG.error("Leases could not be prolonged; they are tried again before they run out", e);
        }
    }

    private void tell() {
        Set<Long> inHand = new HashSet<>();
        for (Turn turn : crew.inHand().all()) {
            Progress now = turn.progress();
            inHand.add(now.job());
            if (!now.equals(told.put(now.job(), now))) {
                crew.ears().progressed(now);
            }
        }
        told.keySet().retainAll(inHand);
    }

    /** Ends it, from any thread but its own. */
    @Override
    public void close() {
        bell.stop();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
