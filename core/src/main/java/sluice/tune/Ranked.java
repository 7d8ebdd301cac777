package sluice.tune;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import sluice.value.ValueModel;
import sluice.value.ValueWeights;

/** Examples valued by one set of weights and put in the order of their values, to be measured under several weightings. */
final class Ranked {
    private static final int BINS = 10;
    private static final double SURE = 1e-12;

    private final double[] values;
    private final boolean[] chosen;
    private final Integer[] order;

    Ranked(List<Example> examples, ValueWeights weights) {
        values = examples.stream()
                .mapToDouble(example ->
                        ValueModel.value(example.facts(), weights, example.at()).value())
                .toArray();
        chosen = new boolean[values.length];
        order = new Integer[values.length];
        for (int n = 0; n < values.length; n++) {
            chosen[n] = examples.get(n).chosen();
            order[n] = n;
        }
        Arrays.sort(order, Comparator.comparingDouble(n -> -values[n]));
    }

    /**
     * What was chosen among the share of assets that is valued highest. Assets of equal value at its edge count by the part
     * of them that fits, as if they were drawn.
     *
     * @return the weight of what was chosen among them
     */
    double chosenInTop(double share, double[] counts) {
        double room = share * sum(counts);
        double found = 0;
        int from = 0;
        while (from < order.length && room > 0) {
            int to = from;
            double all = 0;
            double hits = 0;
            while (to < order.length && values[order[to]] == values[order[from]]) {
                all += counts[order[to]];
                hits += chosen[order[to]] ? counts[order[to]] : 0;
                to++;
            }
            found += all <= room ? hits : hits * room / all;
            room -= all;
            from = to;
        }
        return found;
    }

    double precision(double share, double[] counts) {
        double room = share * sum(counts);
        return room > 0 ? chosenInTop(share, counts) / room : 0;
    }

    /** The precision of as many as were chosen. */
    double precisionOfAsMany(double[] counts) {
        double all = 0;
        for (int n = 0; n < counts.length; n++) {
            all += chosen[n] ? counts[n] : 0;
        }
        return all > 0 ? precision(all / sum(counts), counts) : 0;
    }

    double recall(double share, double[] counts) {
        double all = 0;
        for (int n = 0; n < counts.length; n++) {
            all += chosen[n] ? counts[n] : 0;
        }
        return all > 0 ? chosenInTop(share, counts) / all : 0;
    }

    double logLoss(double[] counts) {
        double loss = 0;
        for (int n = 0; n < values.length; n++) {
            double given = Math.clamp(chosen[n] ? values[n] : 1 - values[n], SURE, 1);
            loss -= counts[n] * Math.log(given);
        }
        return loss / sum(counts);
    }

    Bin[] bins(double[] counts) {
        double[] all = new double[BINS];
        double[] value = new double[BINS];
        double[] hits = new double[BINS];
        for (int n = 0; n < values.length; n++) {
            int bin = Math.min(BINS - 1, (int) (values[n] * BINS));
            all[bin] += counts[n];
            value[bin] += counts[n] * values[n];
            hits[bin] += chosen[n] ? counts[n] : 0;
        }
        Bin[] bins = new Bin[BINS];
        for (int bin = 0; bin < BINS; bin++) {
            bins[bin] = all[bin] > 0
                    ? new Bin(value[bin] / all[bin], hits[bin] / all[bin], all[bin])
                    : new Bin((bin + 0.5) / BINS, 0, 0);
        }
        return bins;
    }

    double calibrationError(double[] counts) {
        double error = 0;
        for (Bin bin : bins(counts)) {
            error += bin.assets() * Math.abs(bin.value() - bin.share());
        }
        return error / sum(counts);
    }

    static double sum(double[] counts) {
        double sum = 0;
        for (double count : counts) {
            sum += count;
        }
        return sum;
    }
}
