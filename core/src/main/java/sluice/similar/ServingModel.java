package sluice.similar;

import java.util.Map;

/** Which model's vectors answer. Pure. */
public final class ServingModel {
    private ServingModel() {}

    /**
     * The active model as soon as it has as many vectors as any other; until then, while a switch is going on, the one
     * that has the most, so that a search never finds less than before.
     *
     * @param counts how many pictures have a vector, by model
     */
    public static String of(String active, Map<String, Long> counts) {
        String serving = active;
        long most = counts.getOrDefault(active, 0L);
        for (Map.Entry<String, Long> model : counts.entrySet()) {
            boolean tie = model.getValue() == most
                    && !serving.equals(active)
                    && model.getKey().compareTo(serving) < 0;
            if (model.getValue() > most || tie) {
                serving = model.getKey();
                most = model.getValue();
            }
        }
        return serving;
    }
}
