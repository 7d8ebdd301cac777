package sluice.render.cache;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sluice.analysis.TextEmbedder;
import sluice.failure.SluiceException;
import sluice.render.cache.RenderCache.Entry;

/** Which prompts were drawn with the same settings from the same seed, and how alike they are. */
final class SimilarPrompts {
    private static final Logger LOG = LoggerFactory.getLogger(SimilarPrompts.class);
    private static final int REMEMBERED = 1_000;

    /** A prompt that was drawn. */
    record Neighbour(String prompt, double similarity) {}

    private final RenderCache cache;
    private final TextEmbedder words;

    /** The latest embeddings, by prompt; guarded by itself. */
    private final Map<String, float[]> embedded = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, float[]> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** Lists are read, changed and written under this. */
    private final Object lists = new Object();

    SimilarPrompts(RenderCache cache, TextEmbedder words) {
        this.cache = cache;
        this.words = words;
    }

    /** Remembers that latents of a recipe were kept. */
    void drawn(CacheKeys keys, double seconds) {
        String key = keys.neighbours();
        synchronized (lists) {
            Neighbours before = of(key);
            Neighbours now = before.with(keys.recipe().prompt());
            if (!now.equals(before)) {
                cache.put(CacheKind.SIMILAR, key, new Entry(now.bytes(), seconds));
            }
        }
    }

    /** Those near enough to reuse something of, the nearest first. */
    List<Neighbour> near(CacheKeys keys) {
        String prompt = keys.recipe().prompt();
        List<String> others = of(keys.neighbours()).prompts().stream()
                .filter(other -> !other.equals(prompt))
                .toList();
        if (others.isEmpty()) {
            return List.of();
        }
        List<String> all = new ArrayList<>(others);
        all.add(prompt);
        Optional<Map<String, float[]>> vectors = vectors(all);
        if (vectors.isEmpty()) {
            return List.of();
        }
        Map<String, float[]> found = vectors.get();
        return others.stream()
                .map(other -> new Neighbour(other, cosine(vector(found, prompt), vector(found, other))))
                .filter(neighbour -> neighbour.similarity >= Alike.LEAST)
                .sorted(Comparator.comparingDouble(Neighbour::similarity).reversed())
                .toList();
    }

    private Neighbours of(String key) {
        return cache.get(CacheKind.SIMILAR, key)
                .map(entry -> Neighbours.of(entry.bytes()))
                .orElse(Neighbours.NONE);
    }

    /** Empty when the embedder failed: then nothing is reused. */
    private Optional<Map<String, float[]>> vectors(List<String> prompts) {
        Map<String, float[]> found = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>();
        synchronized (embedded) {
            for (String prompt : prompts) {
                float[] vector = embedded.get(prompt);
                if (vector == null) {
                    missing.add(prompt);
                } else {
                    found.put(prompt, vector);
                }
            }
        }
        try {
            List<float[]> vectors = missing.isEmpty() ? List.of() : words.embed(missing);
            synchronized (embedded) {
                for (int at = 0; at < missing.size(); at++) {
                    found.put(missing.get(at), vectors.get(at));
                    embedded.put(missing.get(at), vectors.get(at));
                }
            }
            return Optional.of(found);
        } catch (SluiceException e) {
            LOG.warn("No similar prompts are looked for, since prompts cannot be embedded", e);
            return Optional.empty();
        }
    }

    private static float[] vector(Map<String, float[]> vectors, String prompt) {
        float[] vector = vectors.get(prompt);
        if (vector == null) {
            throw new IllegalStateException("a prompt was not embedded");
        }
        return vector;
    }

    /** Both have length 1. */
    private static double cosine(float[] one, float[] other) {
        double sum = 0;
        for (int at = 0; at < one.length; at++) {
            sum += (double) one[at] * other[at];
        }
        return sum;
    }
}
