package sluice.render.route;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import sluice.render.Quality;
import sluice.render.generate.RenderModel;

/**
 * Which models draw what is asked for without naming one.
 *
 * @param models ids for each quality, the best liked first: a later one is taken when no earlier one can keep deadline and
 *     cost limit. A quality without a list is drawn by trained models, and by untrained ones where there is no trained one
 */
public record Preferences(Map<Quality, List<String>> models) {
    private static final int MOST_SHOWN = 5;

    public static final Preferences NONE = new Preferences(Map.of());

    public Preferences {
        Map<Quality, List<String>> copy = new EnumMap<>(Quality.class);
        models.forEach((quality, ids) -> copy.put(quality, List.copyOf(ids)));
        models = Collections.unmodifiableMap(copy);
    }

    /**
     * The models of a home in groups: within a group price decides, and a later group is looked at when nothing of an
     * earlier one will do. Untrained models stand in for no trained one by themselves: nobody who has models wants
     * abstract pictures because a pool is busy.
     */
    List<List<RenderModel>> groups(Quality quality, Collection<RenderModel> all) {
        List<List<RenderModel>> groups = new ArrayList<>();
        for (String id : models.getOrDefault(quality, List.of())) {
            all.stream().filter(model -> model.id().equals(id)).findFirst().ifPresent(one -> groups.add(List.of(one)));
        }
        if (!groups.isEmpty()) {
            return groups;
        }
        List<RenderModel> trained = all.stream().filter(RenderModel::trained).toList();
        return trained.isEmpty() ? List.of(List.copyOf(all)) : List.of(trained);
    }

    /**
     * Why nobody draws it while no model is named, and what would do; empty unless it is the quality that is too much.
     *
     * @param tried {@link #groups} of the request
     * @param able models that would draw it if they were named
     */
    Optional<Routing.Refused> unfit(Quality quality, List<List<RenderModel>> tried, List<RenderModel> able) {
        List<RenderModel> all = tried.stream().flatMap(List::stream).toList();
        if (all.stream().anyMatch(model -> model.best().isAtLeast(quality))) {
            return Optional.empty();
        }
        String wanted = quality.label();
        String best = all.stream()
                .map(RenderModel::best)
                .max(Comparator.naturalOrder())
                .orElseThrow()
                .label();
        String instead = able.isEmpty()
                ? "No model here is: ask for " + best + ", or add one that is."
                : "Name a model that is (" + listed(able.stream().map(RenderModel::id))
                        + "), add it to the preferences for " + wanted + " in pools.json, or ask for " + best + ".";
        return Optional.of(new Routing.Refused(
                "quality",
                "Unless a model is named, " + wanted + " is drawn by " + who(quality, all.getFirst())
                        + ", and none here is good enough for it: "
                        + listed(all.stream()
                                .map(model -> model.id() + " is good for "
                                        + model.best().label() + " at best"))
                        + ". " + instead));
    }

    private String who(Quality quality, RenderModel tried) {
        return models.getOrDefault(quality, List.of()).contains(tried.id())
                ? "the models preferred for it"
                : tried.trained() ? "trained models" : "any model";
    }

    private static String listed(Stream<String> all) {
        List<String> some = all.limit(MOST_SHOWN + 1).toList();
        return String.join(", ", some.subList(0, Math.min(MOST_SHOWN, some.size())))
                + (some.size() > MOST_SHOWN ? " and others" : "");
    }
}
