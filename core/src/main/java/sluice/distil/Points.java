package sluice.distil;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What has to be covered: all looks, or of many the most valued and a sample of the rest that counts for all of the rest
 * (a stratified estimate: what weighs most is counted exactly). Half of the weight is spread evenly, half by value, so that
 * what matters is covered before the rest, and the rest is not forgotten. Pure.
 *
 * @param looks which of the looks, the most valued first
 * @param weights as many; they add up to 1
 */
record Points(int[] looks, double[] weights) {
    static Points of(List<Look> looks, int most) {
        int[] chosen = chosen(looks, most);
        int exact = Math.min(looks.size(), most / 2);
        double scale = looks.size() <= most ? 1 : (double) (looks.size() - exact) / (most - exact);
        double values =
                looks.stream().mapToDouble(look -> look.face().valueOr(0)).sum();
        double[] weights = new double[chosen.length];
        for (int i = 0; i < chosen.length; i++) {
            double value = looks.get(chosen[i]).face().valueOr(0);
            double own = values > 0 ? 0.5 / looks.size() + 0.5 * value / values : 1.0 / looks.size();
            weights[i] = i < exact ? own : own * scale;
        }
        double sum = Arrays.stream(weights).sum();
        return new Points(
                chosen, Arrays.stream(weights).map(weight -> weight / sum).toArray());
    }

    /** The most valued, then the sample. */
    private static int[] chosen(List<Look> looks, int most) {
        int[] byValue = IntStream.range(0, looks.size())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -looks.get(i).face().valueOr(0)))
                .mapToInt(Integer::intValue)
                .toArray();
        if (looks.size() <= most) {
            return byValue;
        }
        int exact = most / 2;
        IntStream sample = Arrays.stream(byValue, exact, byValue.length)
                .boxed()
                .sorted(Comparator.comparing(i -> looks.get(i).face().id()))
                .limit(most - exact)
                .mapToInt(Integer::intValue);
        return IntStream.concat(Arrays.stream(byValue, 0, exact), sample).toArray();
    }
}
