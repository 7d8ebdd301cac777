package sluice.simulate.renders;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import sluice.simulate.scenario.RendersScenario;

/**
 * Makes a trace by chance. Arrivals are a Poisson process, given how many there are, whose rate follows the hour of the day
 * (a cosine, busiest at 22 o'clock) and bursts; models are asked for by Zipf's law; seconds are log-normal. As in the trace
 * that the shape is taken from, a request for eight images takes hardly longer than one for one, since they are drawn in
 * one call.
 */
final class TraceMaker {
    private static final int MINUTES_A_DAY = 1_440;
    private static final int BUSIEST = 22 * 60;
    private static final double MINUTE = 60;

    private TraceMaker() {}

    static Trace make(RendersScenario.Generated shape, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] minutes = cumulated(rates(shape, random.split()));
        double[] steps = cumulated(shape.steps());
        double[] images = cumulated(shape.images());
        double[] models = new double[shape.models()];
        for (int i = 0; i < models.length; i++) {
            models[i] = Math.pow(i + 1.0, -shape.popularity());
        }
        models = cumulated(models);
        List<Trace.Request> requests = new ArrayList<>();
        for (int i = 0; i < shape.requests(); i++) {
            int its = shape.steps().get(drawn(steps, random)).number();
            requests.add(new Trace.Request(
                    MINUTE * (drawn(minutes, random) + random.nextDouble()),
                    its * shape.secondsPerStep() * Math.exp(shape.spread() * random.nextGaussian()),
                    shape.images().get(drawn(images, random)).number(),
                    its,
                    "model-" + (drawn(models, random) + 1)));
        }
        return new Trace(requests, 0, 0);
    }

    private static double[] rates(RendersScenario.Generated shape, SplittableRandom random) {
        double[] rates = new double[Math.max(1, (int) Math.round(shape.days() * MINUTES_A_DAY))];
        for (int minute = 0; minute < rates.length; minute++) {
            double angle = 2 * Math.PI * (minute % MINUTES_A_DAY - BUSIEST) / MINUTES_A_DAY;
            rates[minute] = shape.quietest() + (1 - shape.quietest()) * (1 + Math.cos(angle)) / 2;
        }
        int bursts = (int) Math.round(shape.bursts() * shape.days());
        for (int burst = 0; burst < bursts; burst++) {
            int from = random.nextInt(rates.length);
            int to = (int) Math.min(rates.length, from + Math.max(1, Math.round(shape.burstMinutes())));
            for (int minute = from; minute < to; minute++) {
                rates[minute] *= shape.burstFactor();
            }
        }
        return rates;
    }

    private static double[] cumulated(List<RendersScenario.Share> shares) {
        return cumulated(
                shares.stream().mapToDouble(RendersScenario.Share::share).toArray());
    }

    private static double[] cumulated(double[] shares) {
        double[] sums = shares.clone();
        for (int i = 1; i < sums.length; i++) {
            sums[i] += sums[i - 1];
        }
        return sums;
    }

    private static int drawn(double[] sums, SplittableRandom random) {
        int found = Arrays.binarySearch(sums, random.nextDouble() * sums[sums.length - 1]);
        return Math.min(sums.length - 1, found >= 0 ? found + 1 : -found - 1);
    }
}
