package sluice.value;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import sluice.asset.Asset;
import sluice.asset.Lineage;
import sluice.curate.Session;
import sluice.metadata.Parameter;
import sluice.value.ValueFacts.Event;

/** Reads the facts of a value from what is recorded. */
public final class FactsReading {
    /** What five to one stars count, by rating; no rating counts nothing. */
    private static final double[] RATINGS = {0, -1, -0.5, 0.2, 0.7, 1};

    /** What says how an image was made, each counting the same. */
    private static final List<Parameter<?>> TELLING = List.of(
            Parameter.PROMPT, Parameter.SEED, Parameter.MODEL, Parameter.STEPS, Parameter.SAMPLER, Parameter.GUIDANCE);

    /** The yield of a session of which nothing is known. */
    private static final double PLAIN_YIELD = new Session(0, Instant.EPOCH, Instant.EPOCH, 0, 0).yield();

    private FactsReading() {}

    public static ValueFacts read(Asset asset, History history, Surroundings around) {
        Map<Feature, List<Event>> events = new EnumMap<>(Feature.class);
        events.put(Feature.VIEWED, each(history.viewed()));
        events.put(Feature.DOWNLOADED, each(history.downloaded()));
        events.put(Feature.SHARED, each(history.shared()));
        events.put(Feature.DISMISSED, each(history.dismissed()));
        events.put(Feature.PROMOTED, each(history.promotions()));
        events.put(Feature.TAGGED, each(history.tags().values()));
        List<Instant> collected = new ArrayList<>(history.collections().values());
        collected.addAll(history.outcomes().values());
        events.put(Feature.COLLECTED, each(collected));
        Instant rejected = history.rejected();
        events.put(Feature.REJECTED, rejected == null ? List.of() : List.of(new Event(1, rejected)));
        Instant starred = history.starred();
        events.put(Feature.STARRED, starred == null ? List.of() : List.of(new Event(1, starred)));
        events.put(
                Feature.RATED,
                history.rating() == 0 ? List.of() : List.of(new Event(RATINGS[history.rating()], history.rated())));
        events.put(Feature.UPSCALED, children(around, Lineage.Kind.UPSCALED));
        events.put(Feature.VARIED, children(around, Lineage.Kind.VARIED));
        Session session = around.session();
        if (session != null) {
            events.put(Feature.SESSION, List.of(session(session)));
        }
        double known = TELLING.stream()
                .filter(parameter -> asset.generation().get(parameter).isPresent())
                .count();
        events.put(Feature.METADATA, List.of(new Event(known / TELLING.size(), null)));
        events.put(Feature.UNIQUE, List.of(new Event(around.cover() ? 1 : 1.0 / around.stackSize(), null)));
        return new ValueFacts(asset.id(), events);
    }

    /** What a creative session says about each of its assets. */
    public static Event session(Session session) {
        return new Event(Math.log(session.yield() / PLAIN_YIELD), session.to());
    }

    private static List<Event> each(Collection<Instant> dates) {
        return dates.stream().map(at -> new Event(1, at)).toList();
    }

    private static List<Event> children(Surroundings around, Lineage.Kind kind) {
        return around.children().stream()
                .filter(child -> child.kind() == kind)
                .map(child -> new Event(1, child.at()))
                .toList();
    }
}
