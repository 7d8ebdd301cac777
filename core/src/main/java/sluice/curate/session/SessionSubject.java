package sluice.curate.session;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import sluice.asset.Asset;
import sluice.metadata.GenerationParameters;
import sluice.metadata.Parameter;

/**
 * What images have in common, in words.
 *
 * @param words those that most of their prompts share, as they follow each other in the first prompt that has them; empty
 *     when the prompts share nothing or are not known
 * @param model the one that half of them or more were made with, or null
 */
public record SessionSubject(String words, @Nullable String model) {
    private static final int MOST_WORDS = 5;
    private static final double SHARE = 0.5;
    private static final int SHORTEST = 3;

    /** Names of add-ons and their weights are not what an image shows. */
    private static final Pattern ADD_ON = Pattern.compile("<[^<>]*>");

    private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{M}'’-]*");

    /** Words that most prompts have, and that tell no session from another. */
    private static final Set<String> PLAIN = Set.of(
            "the",
            "and",
            "with",
            "for",
            "from",
            "into",
            "its",
            "his",
            "her",
            "their",
            "that",
            "this",
            "are",
            "was",
            "very",
            "highly",
            "extremely",
            "ultra",
            "best",
            "high",
            "quality",
            "masterpiece",
            "detailed",
            "detail",
            "details",
            "intricate",
            "resolution",
            "sharp",
            "focus",
            "realistic",
            "photorealistic",
            "absurdres",
            "hdr",
            "break",
            "score",
            "rating",
            "award",
            "winning",
            "trending",
            "artstation",
            "professional");

    /** What these images share; of a few hundred words each. */
    public static SessionSubject of(List<Asset> images) {
        List<Set<String>> prompts = new ArrayList<>();
        Map<String, Integer> models = new LinkedHashMap<>();
        for (Asset image : images) {
            GenerationParameters made = image.generation();
            made.get(Parameter.PROMPT)
                    .map(SessionSubject::wordsOf)
                    .filter(words -> !words.isEmpty())
                    .ifPresent(prompts::add);
            made.get(Parameter.MODEL).ifPresent(model -> models.merge(model, 1, Integer::sum));
        }
        Optional<Map.Entry<String, Integer>> model = models.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .filter(most -> 2 * most.getValue() >= images.size());
        return new SessionSubject(
                String.join(", ", shared(prompts)), model.map(Map.Entry::getKey).orElse(null));
    }

    private static Set<String> wordsOf(String prompt) {
        Set<String> words = new LinkedHashSet<>();
        Matcher matcher = WORD.matcher(ADD_ON.matcher(prompt).replaceAll(" "));
        while (matcher.find()) {
            String word = matcher.group().toLowerCase(Locale.ROOT);
            if (word.length() >= SHORTEST && !PLAIN.contains(word)) {
                words.add(word);
            }
        }
        return words;
    }

    /** The commonest; of equals those that come earlier in a prompt, where the subject stands. */
    private static List<String> shared(List<Set<String>> prompts) {
        Map<String, Integer> counts = new HashMap<>();
        Map<String, Integer> places = new HashMap<>();
        for (Set<String> prompt : prompts) {
            int place = 0;
            for (String word : prompt) {
                counts.merge(word, 1, Integer::sum);
                places.merge(word, place++, Math::min);
            }
        }
        List<String> commonest = counts.keySet().stream()
                .filter(word -> counts.getOrDefault(word, 0) >= Math.max(SHARE * prompts.size(), 1))
                .sorted(Comparator.<String>comparingInt(word -> -counts.getOrDefault(word, 0))
                        .thenComparingInt(word -> places.getOrDefault(word, 0))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST_WORDS)
                .collect(Collectors.toCollection(ArrayList::new));
        Collections.sort(commonest, Comparator.<String>comparingInt(word -> places.getOrDefault(word, 0)));
        return commonest;
    }
}
