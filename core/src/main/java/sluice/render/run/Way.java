package sluice.render.run;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import sluice.render.Places;
import sluice.render.Stage;

/**
 * Where the stages of an image are done: in the pool that draws it, or in others, as its quote says. Bits differ from place
 * to place, so it also says which places an intermediate result depends on. Used by one thread at a time.
 */
final class Way {
    private final String home;
    private final Function<String, String> sites;
    private final Map<Stage, String> done = new EnumMap<>(Stage.class);
    private Places places;

    /** @param sites what tells a pool's bits from those of others, by its name: {@link Station#place} */
    Way(String home, Places places, Function<String, String> sites) {
        this.home = home;
        this.places = places;
        this.sites = sites;
    }

    String home() {
        return home;
    }

    /** The pool that does a stage. */
    String at(Stage stage) {
        return places.of(stage, home);
    }

    /** What is still to be done elsewhere is done at home instead. */
    void comeHome() {
        places = Places.HOME;
    }

    /** A stage was done where it was to be done, or what it gives there was found in a cache. */
    void did(Stage stage) {
        done.put(stage, sites.apply(at(stage)));
    }

    /** The place, or places, that what a stage gives depends on: of the stages behind it where they were done. */
    String site(Stage last) {
        List<String> all = Arrays.stream(Stage.values())
                .filter(stage -> stage.compareTo(last) <= 0)
                .map(stage -> done.getOrDefault(stage, sites.apply(at(stage))))
                .toList();
        return all.stream().distinct().count() == 1 ? all.getFirst() : String.join(" > ", all);
    }
}
