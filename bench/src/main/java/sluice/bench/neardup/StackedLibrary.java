package sluice.bench.neardup;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import sluice.asset.Asset;
import sluice.asset.AssetId;
import sluice.asset.Picture;
import sluice.asset.PictureResult;
import sluice.asset.Sighting;
import sluice.asset.Tier;
import sluice.contracts.catalog.InMemoryCatalog;
import sluice.contracts.curate.InMemoryGroups;
import sluice.contracts.signal.InMemorySignals;
import sluice.curate.grouping.Grouping;
import sluice.curate.likeness.GroupingRules;
import sluice.curate.likeness.Looks;

/** Samples put into stacks by the program's own grouping: files first, then their pictures, then their embeddings. */
final class StackedLibrary {
    private final List<StackSample> samples;
    private final InMemoryCatalog catalog = new InMemoryCatalog();

    /** @param embedded whether they have been analysed; else hashes decide alone */
    StackedLibrary(List<StackSample> samples, GroupingRules rules, boolean embedded) {
        this.samples = samples;
        Map<AssetId, Look> looks = new HashMap<>();
        samples.forEach(sample -> looks.put(sample.id(), sample.look()));
        Grouping grouping = new Grouping(
                catalog, new InMemoryGroups(catalog, new InMemorySignals(catalog)), new Told(looks), rules);
        catalog.record(1, samples.stream().<Sighting>map(StackSample::sighting).toList());
        takeAll(grouping);
        catalog.recordPictures(samples.stream()
                .map(sample -> new PictureResult(
                        sample.id(), new Picture.Ready(256, 256, sample.look().hash()), null, List.of()))
                .toList());
        takeAll(grouping);
        if (embedded) {
            samples.forEach(sample -> catalog.stand(sample.id(), standing -> standing.withTier(Tier.STANDARD)));
            takeAll(grouping);
        }
    }

    private void takeAll(Grouping grouping) {
        long revision = 0;
        List<Asset> changed = catalog.changedSince(revision, 500);
        while (!changed.isEmpty()) {
            revision = changed.getLast().revision();
            grouping.take(changed);
            changed = catalog.changedSince(revision, 500);
        }
    }

    private record Told(Map<AssetId, Look> looks) implements Looks {
        @Override
        public OptionalDouble cosine(AssetId one, AssetId other) {
            return OptionalDouble.of(of(one).cosine(of(other)));
        }

        /** Ten at most, as the program asks its index of vectors. */
        @Override
        public List<AssetId> near(AssetId asset, double atLeast) {
            return looks.keySet().stream()
                    .filter(other -> !other.equals(asset) && of(asset).cosine(of(other)) >= atLeast)
                    .sorted((a, b) ->
                            Double.compare(of(asset).cosine(of(b)), of(asset).cosine(of(a))))
                    .limit(10)
                    .toList();
        }

        private Look of(AssetId asset) {
            return Objects.requireNonNull(looks.get(asset));
        }
    }

    /**
     * Pairs in one stack, held against the truth.
     *
     * @param truth how many pairs there are that belong together
     * @param found how many of these are in one stack
     * @param wrong in one stack, and do not belong together
     */
    record Score(int truth, int found, List<Named> wrong) {
        double recall() {
            return truth == 0 ? 1 : (double) found / truth;
        }

        double precision() {
            return found + wrong.size() == 0 ? 1 : (double) found / (found + wrong.size());
        }
    }

    /** Two samples. */
    record Named(StackSample one, StackSample other) {
        String told() {
            Pair pair = Pair.of(one.look(), other.look());
            return "%s ~ %s: %s, cosine %.3f"
                    .formatted(
                            one.look().name(),
                            other.look().name(),
                            pair.turned() > 64 ? "no hash" : pair.turned() + " bits",
                            pair.cosine());
        }
    }

    /** @param judged whether anybody has said of a pair what it is; @param same what he said */
    Score score(BiPredicate<StackSample, StackSample> judged, BiPredicate<StackSample, StackSample> same) {
        int truth = 0;
        int found = 0;
        List<Named> wrong = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            for (int j = i + 1; j < samples.size(); j++) {
                StackSample one = samples.get(i);
                StackSample other = samples.get(j);
                if (!judged.test(one, other)) {
                    continue;
                }
                boolean stacked = stacked(one, other);
                if (same.test(one, other)) {
                    truth++;
                    found += stacked ? 1 : 0;
                } else if (stacked) {
                    wrong.add(new Named(one, other));
                }
            }
        }
        return new Score(truth, found, wrong);
    }

    /** Of each group of near-duplicates: how many stacks it is in, and who is outside of the one that holds most. */
    Map<String, List<StackSample>> outside() {
        Map<String, Map<Long, List<StackSample>>> groups = new TreeMap<>();
        for (StackSample sample : samples) {
            String group = sample.group();
            if (group != null) {
                Long stack = catalog.standing(sample.id()).orElseThrow().stack();
                groups.computeIfAbsent(group, name -> new LinkedHashMap<>())
                        .computeIfAbsent(
                                stack == null ? -1L - samples.indexOf(sample) : stack, none -> new ArrayList<>())
                        .add(sample);
            }
        }
        Map<String, List<StackSample>> outside = new LinkedHashMap<>();
        groups.forEach((group, stacks) -> {
            int most = stacks.values().stream().mapToInt(List::size).max().orElse(0);
            List<StackSample> others = new ArrayList<>();
            boolean passed = false;
            for (List<StackSample> stack : stacks.values()) {
                if (!passed && stack.size() == most) {
                    passed = true;
                } else {
                    others.addAll(stack);
                }
            }
            outside.put(
                    "%s: %d of %d in the largest of %d".formatted(group, most, most + others.size(), stacks.size()),
                    others);
        });
        return outside;
    }

    private boolean stacked(StackSample one, StackSample other) {
        Long stack = catalog.standing(one.id()).orElseThrow().stack();
        return stack != null
                && stack.equals(catalog.standing(other.id()).orElseThrow().stack());
    }
}
