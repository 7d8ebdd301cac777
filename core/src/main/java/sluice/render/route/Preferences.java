package sluice.render.route;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import sluice.render.Quality;
import sluice.render.generate.RenderModel;

/**
 * Which models draw what is asked for without naming one.
 *
 * @param models ids for each quality, the best liked first: a later one is taken when no earlier one can keep deadline and
 *     cost limit. A quality without a list is drawn by trained models, and by untrained ones where there is no trained one
 */
public record Preferences(Map<Quality, List<String>> models) {
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
}
