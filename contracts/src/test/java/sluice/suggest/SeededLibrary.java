package sluice.suggest;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sluice.asset.AssetId;
import sluice.asset.Sighting;
import sluice.asset.Standing;
import sluice.contracts.catalog.InMemoryCatalog;
import sluice.contracts.catalog.Sightings;
import sluice.contracts.curate.InMemoryGroups;
import sluice.contracts.search.InMemoryIndex;
import sluice.contracts.signal.InMemorySignals;
import sluice.curate.Assignment;
import sluice.search.Neighbour;
import sluice.signal.NewSignal;
import sluice.signal.SignalKind;

/**
 * A library of which the truth is known: how good each image really is, which its user never sees in numbers. He looks at
 * half of what he makes, stars what he finds good, not always rightly, and leaves every third session unlooked at. What is
 * measured (quality, looks) tells of the truth with noise.
 */
final class SeededLibrary {
    static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    private static final int THEMES = 20;
    private static final int DIMENSIONS = 16;
    /** What an image has to be worth to be good: one in eight or nine is. */
    private static final double GOOD = 1;

    final InMemoryCatalog catalog = new InMemoryCatalog();
    final InMemorySignals signals = new InMemorySignals(catalog);
    final InMemoryGroups groups = new InMemoryGroups(catalog, signals);
    final InMemoryIndex index = new InMemoryIndex();
    final Map<AssetId, Double> truth = new HashMap<>();
    final Map<AssetId, float[]> looks = new HashMap<>();

    private final Random random;
    private int contents;

    SeededLibrary(long seed, int sessions) {
        random = new Random(seed);
        List<float[]> themes =
                IntStream.range(0, THEMES).mapToObj(i -> direction(null, 1)).toList();
        double[] taste = random.doubles(THEMES, -0.8, 0.8).toArray();
        for (int session = 0; session < sessions; session++) {
            int theme = random.nextInt(THEMES);
            session(session, themes.get(theme), taste[theme]);
        }
        index.put(catalog.find(catalog.ids()));
        index.refresh();
    }

    private void session(int number, float[] theme, double taste) {
        Instant at = NOW.minus(Duration.ofHours(20L * (number + 1)));
        boolean lookedAt = number % 3 != 0;
        List<AssetId> members = new ArrayList<>();
        int drawings = 10 + random.nextInt(12);
        for (int drawing = 0; drawing < drawings; drawing++) {
            double drawingTruth = taste + 0.75 * random.nextGaussian();
            // What a drawing is like goes with what it looks like: the taste has a direction within the theme.
            float[] look = direction(theme, 0.45);
            int variations = random.nextInt(3) == 0 ? 3 + random.nextInt(5) : 1;
            List<AssetId> stack = new ArrayList<>();
            for (int i = 0; i < variations; i++) {
                stack.add(image(at, drawingTruth + (variations == 1 ? 0 : 0.35) * random.nextGaussian(), look));
            }
            members.addAll(stack);
            if (variations > 1) {
                groups.assign(List.of(new Assignment.Stacked(0, stack.getFirst(), stack, "first")));
            }
            if (lookedAt) {
                look(stack, at);
            }
        }
        groups.assign(List.of(new Assignment.InSession(0, members)));
    }

    private AssetId image(Instant at, double worth, float[] look) {
        int content = contents++;
        catalog.record(1, List.<Sighting>of(Sightings.image(content + ".png", content, at)));
        AssetId id = Sightings.id(content);
        truth.put(id, worth);
        looks.put(id, direction(look, 0.15));
        double quality = Math.clamp(0.5 + 0.12 * worth + 0.1 * random.nextGaussian(), 0, 1);
        catalog.stand(
                id,
                standing -> standing.withValue(0.05).withSummary(new Standing.Summary(quality, "photo", 0.0, false)));
        return id;
    }

    /** The user opens about half of them, and stars what he finds good; of a stack mostly the best. */
    private void look(List<AssetId> stack, Instant at) {
        if (random.nextDouble() < 0.45) {
            return;
        }
        List<AssetId> best = stack.stream()
                .sorted(Comparator.comparingDouble((AssetId id) -> -worth(id)))
                .toList();
        AssetId opened = best.get(random.nextInt(4) == 0 ? random.nextInt(best.size()) : 0);
        say(opened, SignalKind.VIEWED, 4, at);
        if (worth(opened) + 0.3 * random.nextGaussian() > GOOD) {
            say(opened, SignalKind.STARRED, 0, at);
            catalog.stand(opened, standing -> standing.withValue(0.4));
        }
    }

    private void say(AssetId asset, SignalKind kind, double amount, Instant at) {
        signals.append(List.of(new NewSignal(asset, kind, "", amount, at.plusSeconds(600), "page", null)));
    }

    private float[] direction(float @Nullable [] around, double spread) {
        float[] vector = new float[DIMENSIONS];
        double length = 0;
        for (int i = 0; i < DIMENSIONS; i++) {
            vector[i] =
                    (float) ((around == null ? 0 : around[i]) + spread * random.nextGaussian() / Math.sqrt(DIMENSIONS));
            length += vector[i] * vector[i];
        }
        for (int i = 0; i < DIMENSIONS; i++) {
            vector[i] /= (float) Math.sqrt(length);
        }
        return vector;
    }

    double worth(AssetId id) {
        return Objects.requireNonNull(truth.get(id));
    }

    boolean good(AssetId id) {
        return worth(id) > GOOD;
    }

    List<Neighbour> nearest(AssetId id, int count) {
        float[] vector = Objects.requireNonNull(looks.get(id));
        PriorityQueue<Neighbour> best = new PriorityQueue<>(Comparator.comparingDouble(Neighbour::similarity));
        looks.forEach((other, look) -> {
            if (!other.equals(id)) {
                best.add(new Neighbour(other, cosine(vector, look)));
                if (best.size() > count) {
                    best.poll();
                }
            }
        });
        return best.stream()
                .sorted(Comparator.comparingDouble((Neighbour one) -> -one.similarity()))
                .toList();
    }

    /** The really best that was chosen beside an image. */
    double bestOf(List<AssetId> chosen) {
        return chosen.stream().mapToDouble(this::worth).max().orElse(0);
    }

    private static double cosine(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
