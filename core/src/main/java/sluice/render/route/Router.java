package sluice.render.route;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import sluice.render.RenderSpec;
import sluice.render.Stage;
import sluice.render.certify.Certificates;
import sluice.render.finish.Finishing;
import sluice.render.generate.RenderModel;

/**
 * Decides where a request goes: of all pools, models and certified variants that take its quality and would probably keep
 * its deadline and cost limit, the one that costs least by <i>measured</i> seconds times price, never by a card's name; and
 * of its stages those elsewhere that another pool does for less. That drafts go to cheap pools and hero shots to capable ones follows from what pools take and what they cost. A pool is paid
 * for its seconds: an idle dear one is not free.
 *
 * <p>Pure: the same arguments give the same answer. docs/routing.md tells it in words.
 */
public final class Router {
    private static final int MOST_OTHERS = 20;

    private final RenderSpec spec;
    private final @Nullable Instant deadline;
    private final @Nullable Long costLimit;
    private final List<PoolView> pools;
    private final Placements placements;
    private final Instant now;
    private final List<String> others = new ArrayList<>();
    /** Of which others have been said. */
    private final Set<String> told = new HashSet<>();

    /** What would draw it, but too late or for too much. */
    private final List<Placement> missed = new ArrayList<>();

    private Router(
            RenderSpec spec,
            int count,
            Finishing finishing,
            @Nullable Instant deadline,
            @Nullable Long costLimit,
            List<PoolView> pools,
            Predictions predictions,
            Certificates certificates,
            Instant now) {
        this.spec = spec;
        this.deadline = deadline;
        this.costLimit = costLimit;
        this.pools = pools;
        this.placements = new Placements(spec, count, finishing, pools, predictions, certificates, this::other);
        this.now = now;
    }

    /**
     * @param count images, with seeds one after the other
     * @param deadline when all of it has to be there; null for whenever
     * @param costLimitMicroUsd the most it may be quoted at; null for no limit
     * @param pools as they are now
     * @param certificates of variants, made on this machine: they hold for pools in this process, of the same provider
     */
    public static Routing route(
            RenderSpec spec,
            int count,
            Finishing finishing,
            @Nullable Instant deadline,
            @Nullable Long costLimitMicroUsd,
            List<PoolView> pools,
            Predictions predictions,
            Certificates certificates,
            Preferences preferences,
            Instant now) {
        Optional<Routing.Refused> wrong =
                RequestCheck.general(spec, count, finishing, deadline, costLimitMicroUsd, now);
        if (wrong.isPresent()) {
            return wrong.get();
        }
        return new Router(spec, count, finishing, deadline, costLimitMicroUsd, pools, predictions, certificates, now)
                .route(preferences);
    }

    private Routing route(Preferences preferences) {
        Map<String, RenderModel> all = models();
        if (all.isEmpty()) {
            return new Routing.Refused("model", "No pool here has a model to draw with.");
        }
        String wanted = spec.model();
        List<List<RenderModel>> groups;
        if (wanted == null) {
            groups = preferences.groups(spec.quality(), all.values());
        } else {
            RenderModel model = all.get(wanted);
            if (model == null) {
                return new Routing.Refused(
                        "model",
                        "There is no model \"" + RequestCheck.shortened(wanted) + "\" here; there is "
                                + RequestCheck.shortened(String.join(", ", all.keySet())) + ".");
            }
            groups = List.of(List.of(model));
        }
        List<Routing.Refused> unfit = new ArrayList<>();
        for (List<RenderModel> group : groups) {
            Optional<Routing> routed = among(group, unfit);
            if (routed.isPresent()) {
                return routed.get();
            }
        }
        Optional<Routing.Refused> none =
                wanted == null ? preferences.unfit(spec.quality(), groups, able(all)) : Optional.empty();
        return none.isPresent() ? none.get() : refusal(unfit);
    }

    /** Models that would draw it if they were named. */
    private List<RenderModel> able(Map<String, RenderModel> all) {
        return all.values().stream()
                .filter(model -> RequestCheck.with(model, spec).isEmpty())
                .filter(model -> pools.stream().anyMatch(view -> view.offers(model.id(), spec.quality())))
                .toList();
    }

    private Map<String, RenderModel> models() {
        Map<String, RenderModel> all = new TreeMap<>();
        for (PoolView view : pools) {
            for (RenderModel model : view.models()) {
                if (view.pool().does(Stage.DENOISE) && view.pool().allows(model.id())) {
                    all.putIfAbsent(model.id(), model);
                }
            }
        }
        return all;
    }

    private Optional<Routing> among(List<RenderModel> group, List<Routing.Refused> unfit) {
        List<Placement> feasible = new ArrayList<>();
        for (RenderModel model : group) {
            Optional<Routing.Refused> wrong = RequestCheck.with(model, spec);
            if (wrong.isPresent()) {
                unfit.add(wrong.get());
                other(wrong.get().reason());
                continue;
            }
            for (PoolView view : pools) {
                for (Placement one : placements.in(view, model)) {
                    String miss = miss(one);
                    if (miss.isEmpty()) {
                        feasible.add(one);
                    } else {
                        missed.add(one);
                        other(one, ": " + miss);
                    }
                }
            }
        }
        return feasible.stream().min(Placement.BEST).map(best -> routed(best, feasible));
    }

    /** Why it will not do, in words; empty when it will. */
    private String miss(Placement one) {
        if (deadline != null && !one.meets(deadline, now)) {
            return "ready in " + RouteText.time(one.readySeconds()) + ", with the prediction's error "
                    + RouteText.time(one.latestSeconds()) + ": too late";
        }
        return costLimit != null && one.microUsd() > costLimit
                ? "costs " + RouteText.money(one.microUsd()) + ": over the limit"
                : "";
    }

    private Routing routed(Placement best, List<Placement> feasible) {
        for (Placement one : feasible.stream().sorted(Placement.BEST).toList()) {
            if (one == best) {
                told.add(one.main());
            } else {
                other(one, ": " + costs(one) + ", ready in " + RouteText.time(one.readySeconds()));
            }
        }
        String because = RouteText.of(best) + (feasible.size() == 1 ? " is the one place for it" : " is cheapest")
                + ": " + costs(best) + ", ready in " + RouteText.time(best.readySeconds())
                + (best.prediction().measured() == 0
                        ? " (estimated: nothing like it was measured here yet)"
                        : String.format(
                                Locale.ROOT,
                                " (± %.0f %%)",
                                100 * best.prediction().error()))
                + best.certified();
        return new Routing.Routed(best.recipe(), best.quote(now), because, others);
    }

    private static String costs(Placement one) {
        return RouteText.money(one.exactMicroUsd())
                + (one.evictionMicroUsd() > 0
                        ? " and " + RouteText.money(one.evictionMicroUsd()) + " for loading it in another's place"
                        : "");
    }

    /** Of the ways to place the stages of a pool's pictures the first one is enough to say. */
    private void other(Placement one, String why) {
        if (told.add(one.main())) {
            other(RouteText.of(one) + why);
        }
    }

    private void other(String line) {
        if (others.size() < MOST_OTHERS && !others.contains(line)) {
            others.add(line);
        }
    }

    private Routing refusal(List<Routing.Refused> unfit) {
        if (missed.isEmpty()) {
            List<String> why = others.stream()
                    .filter(line -> unfit.stream().noneMatch(one -> one.reason().equals(line)))
                    .toList();
            return why.isEmpty()
                    ? unfit.getFirst()
                    : new Routing.Refused(
                            spec.model() == null ? "quality" : "model",
                            "No pool can draw this now: " + String.join("; ", why) + ".");
        }
        Placement earliest = least(Placement::latestSeconds);
        Placement cheapest = least(Placement::exactMicroUsd);
        boolean inTime = deadline == null || missed.stream().anyMatch(one -> one.meets(deadline, now));
        String nearest = "the earliest would be ready in " + RouteText.time(earliest.readySeconds())
                + (earliest.prediction().error() > 0
                        ? " (or, with the prediction's error, " + RouteText.time(earliest.latestSeconds()) + ")"
                        : "")
                + " with " + RouteText.of(earliest) + ", for " + RouteText.money(earliest.microUsd())
                + "; the cheapest costs " + RouteText.money(cheapest.microUsd()) + ", with " + RouteText.of(cheapest)
                + ", and would be ready in " + RouteText.time(cheapest.readySeconds()) + ".";
        return inTime
                ? new Routing.Refused(
                        "costLimitMicroUsd",
                        (deadline == null
                                        ? "Nobody draws it within the cost limit: "
                                        : "Nobody who would be ready in" + " time draws it within the cost limit: ")
                                + nearest)
                : new Routing.Refused("deadline", "Nobody would be ready in time: " + nearest);
    }

    private Placement least(ToDoubleFunction<Placement> by) {
        return missed.stream()
                .min(Comparator.comparingDouble(by).thenComparing(Placement.BEST))
                .orElseThrow();
    }
}
