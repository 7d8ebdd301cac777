package sluice.simulate.renders;

import java.util.Comparator;
import java.util.List;

/**
 * Requests in the order in which they came.
 *
 * @param unfinished lines about requests that did not succeed: they are left out, since nobody knows what they would take
 * @param malformed lines that could not be read
 */
public record Trace(List<Request> requests, long unfinished, long malformed) {
    /**
     * One request, all of whose images were drawn in one call.
     *
     * @param at seconds after the first one
     * @param seconds that the trace's machine took
     */
    public record Request(double at, double seconds, int images, int steps, String model) {}

    public Trace {
        requests = requests.stream()
                .sorted(Comparator.comparingDouble(Request::at))
                .toList();
        if (requests.isEmpty()) {
            throw new IllegalArgumentException("a trace has a request");
        }
    }

    public long images() {
        return requests.stream().mapToLong(Request::images).sum();
    }

    /** Slots of the trace's own machine that were busy on average. */
    public double load() {
        double span = Math.max(1, requests.getLast().at() - requests.getFirst().at());
        return requests.stream().mapToDouble(Request::seconds).sum() / span;
    }
}
