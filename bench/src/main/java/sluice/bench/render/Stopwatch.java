package sluice.bench.render;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import sluice.server.http.Json;
import tools.jackson.databind.node.ObjectNode;

/** Keeps how long things took, by name; what is put into it by {@link #over} is timed call by call. */
final class Stopwatch {
    private static final double NANOS_A_MILLI = 1e6;

    private final Map<String, ConcurrentLinkedQueue<Long>> nanos = new ConcurrentSkipListMap<>();

    /** Of sorted times, in milliseconds. */
    record Spread(int count, double p50, double p90, double p99, double most) {
        static Spread of(List<Long> nanos) {
            long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
            if (sorted.length == 0) {
                return new Spread(0, 0, 0, 0, 0);
            }
            return new Spread(sorted.length, at(sorted, 0.5), at(sorted, 0.9), at(sorted, 0.99), at(sorted, 1));
        }

        private static double at(long[] sorted, double share) {
            int index = (int) Math.min(sorted.length - 1, Math.floor(share * sorted.length));
            return Math.round(sorted[index] / NANOS_A_MILLI * 1_000) / 1_000.0;
        }

        ObjectNode into(ObjectNode line) {
            return line.put("count", count)
                    .put("p50Millis", p50)
                    .put("p90Millis", p90)
                    .put("p99Millis", p99)
                    .put("mostMillis", most);
        }
    }

    void add(String name, long took) {
        nanos.computeIfAbsent(name, any -> new ConcurrentLinkedQueue<>()).add(took);
    }

    void clear() {
        nanos.clear();
    }

    Spread of(String name) {
        return Spread.of(List.copyOf(nanos.getOrDefault(name, new ConcurrentLinkedQueue<>())));
    }

    /** A JSON line for each name. */
    void tell(String about) {
        for (String name : nanos.keySet()) {
            System.out.println(of(name).into(Json.object().put("figure", about).put("what", name)));
        }
    }

    /** The same port, with every call of it timed as {@code name.method}. */
    <T> T over(Class<T> port, String name, T real) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                    long began = System.nanoTime();
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause() == null ? e : e.getCause();
                    } finally {
                        add(name + "." + method.getName(), System.nanoTime() - began);
                    }
                }));
    }
}
