package sluice.simulate.scenario;

import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sluice.render.Quality;

/**
 * Requests for pictures, pools that draw them, and rules that place them ({@code "kind": "renders"}).
 *
 * @param seed of all chance in it
 * @param trace where the requests come from
 * @param loads how much there is to do: time is pressed together until drawing everything in full would keep so many
 *     slots of speed 1 busy on average
 * @param fleets how many slots each rule has of each pool; a pool that is not named is not paid for
 */
public record RendersScenario(
        String name,
        String about,
        long seed,
        Requests trace,
        List<Double> loads,
        List<Placing> strategies,
        Wanted wanted,
        List<PoolPlan> pools,
        Map<Placing, Map<String, Integer>> fleets)
        implements Scenario {
    /** Where the requests come from. */
    public sealed interface Requests {}

    /**
     * A trace in the format of the Alibaba cluster trace GenAI ({@code lora_request_trace.csv}).
     *
     * @param file as the scenario names it, beside the scenario's own file unless it is absolute
     */
    public record TraceFile(Path file) implements Requests {}

    /**
     * Requests by chance, arriving as a Poisson process whose rate follows the hours of the day and bursts.
     *
     * @param days that they are spread over, before they are pressed together
     * @param quietest rate at the quietest hour, as a share of that at the busiest
     * @param bursts how many bursts a day, on average
     * @param burstMinutes how long each lasts
     * @param burstFactor how many times the rate is in one
     * @param models how many there are
     * @param popularity the exponent of Zipf's law by which they are asked for
     * @param steps what requests ask for, and how often
     * @param images how many at once, and how often
     * @param secondsPerStep of a request at speed 1, its images together, at the median
     * @param spread standard deviation of its logarithm
     */
    public record Generated(
            int requests,
            double days,
            double quietest,
            double bursts,
            double burstMinutes,
            double burstFactor,
            int models,
            double popularity,
            List<Share> steps,
            List<Share> images,
            double secondsPerStep,
            double spread)
            implements Requests {
        public Generated {
            steps = List.copyOf(steps);
            images = List.copyOf(images);
        }
    }

    /** A number, and how often it is drawn relative to the others. */
    public record Share(int number, double share) {}

    /**
     * Which quality a request wants, since a trace does not say: hero from so many steps on, else draft from so many images
     * on, else standard.
     */
    public record Wanted(int heroFromSteps, int draftFromImages, Map<Quality, Terms> terms) {
        public Wanted {
            terms = Collections.unmodifiableMap(new EnumMap<>(terms));
        }

        public Quality quality(int steps, int images) {
            if (steps >= heroFromSteps) {
                return Quality.HERO;
            }
            return images >= draftFromImages ? Quality.DRAFT : Quality.STANDARD;
        }

        public Terms of(Quality quality) {
            Terms its = terms.get(quality);
            if (its == null) {
                throw new IllegalStateException(quality.label());
            }
            return its;
        }
    }

    /**
     * @param effort share of the trace's steps that a picture of this quality takes
     * @param deadlineSeconds from the request to its last image
     */
    public record Terms(double effort, double deadlineSeconds) {}

    /**
     * A pool, whatever a fleet has of it.
     *
     * @param microUsdPerHour of one slot
     * @param speed how many times as fast as the trace's machine
     * @param best the highest quality it is trusted with
     * @param models how many it keeps loaded
     * @param loadSeconds to load one
     */
    public record PoolPlan(
            String name,
            long microUsdPerHour,
            double speed,
            Quality least,
            Quality best,
            int models,
            double loadSeconds) {}

    public RendersScenario {
        loads = List.copyOf(loads);
        strategies = List.copyOf(strategies);
        pools = List.copyOf(pools);
        Map<Placing, Map<String, Integer>> copy = new EnumMap<>(Placing.class);
        fleets.forEach((placing, slots) -> copy.put(placing, Collections.unmodifiableMap(new LinkedHashMap<>(slots))));
        fleets = Collections.unmodifiableMap(copy);
    }

    public RendersScenario withSeed(long now) {
        return new RendersScenario(name, about, now, trace, loads, strategies, wanted, pools, fleets);
    }

    public RendersScenario withTrace(Requests now) {
        return new RendersScenario(name, about, seed, now, loads, strategies, wanted, pools, fleets);
    }

    public RendersScenario withStrategies(List<Placing> now) {
        return new RendersScenario(name, about, seed, trace, loads, now, wanted, pools, fleets);
    }

    /** The slots that a rule has, by pool; those that it has none of are left out. */
    public Map<String, Integer> fleet(Placing placing) {
        return fleets.getOrDefault(placing, Map.of());
    }

    /** The pool of a name; null when there is none. */
    @Nullable PoolPlan pool(String its) {
        return pools.stream().filter(one -> one.name().equals(its)).findFirst().orElse(null);
    }
}
