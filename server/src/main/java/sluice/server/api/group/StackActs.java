package sluice.server.api.group;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sluice.asset.Asset;
import sluice.asset.AssetId;
import sluice.asset.Catalog;
import sluice.curate.Decision;
import sluice.curate.Groups;
import sluice.curate.Stack;
import sluice.curate.grouping.Grouping;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.journal.Acts;
import sluice.journal.Change;

/** What the user says about stacks: done, and kept as an act that can be taken back. */
public final class StackActs {
    /** A pair of each that goes and each that stays is kept: of a large stack not too many go at once. */
    private static final int MOST_PAIRS = 20_000;

    private final Catalog catalog;
    private final Groups groups;
    private final Grouping grouping;
    private final Acts acts;
    private final Runnable changed;

    /** @param changed to be called when the catalog may have something new */
    public StackActs(Catalog catalog, Groups groups, Grouping grouping, Acts acts, Runnable changed) {
        this.catalog = catalog;
        this.groups = groups;
        this.grouping = grouping;
        this.acts = acts;
        this.changed = changed;
    }

    /** @param chosen null leaves it to the rules again */
    void cover(Stack stack, @Nullable AssetId chosen, String origin) {
        if (chosen == null) {
            act(List.of(new Decision.AnyCover(stack.cover())), "Left the cover of a stack to the rules", origin);
        } else {
            act(List.of(new Decision.Cover(chosen)), "Chose the cover of a stack", origin);
        }
    }

    /** Takes members out: each is apart from all that stay. */
    void remove(Stack stack, List<AssetId> out, String origin) {
        List<AssetId> staying =
                stack.members().stream().filter(member -> !out.contains(member)).toList();
        if (staying.isEmpty()) {
            throw SluiceException.about(
                    FailureCode.INVALID,
                    "assets",
                    "assets: one has to stay in the stack; to part two, say they differ");
        }
        if ((long) staying.size() * out.size() > MOST_PAIRS) {
            throw SluiceException.about(
                    FailureCode.TOO_LARGE,
                    "assets",
                    "assets: of a stack of %,d at most %,d can be taken out at once"
                            .formatted(stack.members().size(), MOST_PAIRS / staying.size()));
        }
        List<Decision> decisions = new ArrayList<>();
        for (AssetId one : out) {
            staying.forEach(other -> decisions.add(new Decision.Apart(one, other)));
        }
        act(decisions, "Took " + images(out.size()) + " out of a stack", origin);
    }

    /**
     * Makes one stack of these and of the stacks they are in. What was said against it of one that is named here holds no
     * longer; what was said of two that only come along does, so that nothing happens then.
     */
    Stack merge(List<AssetId> assets, String origin) {
        List<Long> stacks = found(assets).stream()
                .map(asset -> asset.standing().stack())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        Set<AssetId> all = new LinkedHashSet<>();
        groups.stacks(stacks).values().forEach(stack -> all.addAll(stack.members()));
        all.addAll(assets);
        AssetId first = all.iterator().next();
        acts.alone(() -> {
            List<Decision> decisions = new ArrayList<>();
            for (Decision.Apart pair : grouping.apartAmong(all)) {
                if (!assets.contains(pair.one()) && !assets.contains(pair.other())) {
                    throw SluiceException.about(
                            FailureCode.CONFLICT,
                            "assets",
                            "assets: %s and %s would be in one stack, and were said to be different"
                                    .formatted(pair.one().hex(), pair.other().hex()));
                }
                decisions.add(new Decision.Undecided(pair.one(), pair.other()));
            }
            all.stream().skip(1).forEach(other -> decisions.add(new Decision.Together(first, other)));
            act(decisions, "Made one stack of " + images(all.size()), origin);
            return all;
        });
        long id = found(List.of(first)).stream()
                .map(asset -> asset.standing().stack())
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> SluiceException.of(FailureCode.CONFLICT, "the stack was taken apart meanwhile"));
        return Objects.requireNonNull(groups.stacks(List.of(id)).get(id));
    }

    /** @param same null leaves it to the rules again */
    void decide(AssetId one, AssetId other, @Nullable Boolean same, String origin) {
        if (same == null) {
            act(List.of(new Decision.Undecided(one, other)), "Left to the rules whether 2 images are the same", origin);
        } else if (same) {
            act(List.of(new Decision.Together(one, other)), "Said that 2 images are the same", origin);
        } else {
            boolean leads = anchors(one);
            act(
                    List.of(leads ? new Decision.Apart(other, one) : new Decision.Apart(one, other)),
                    "Said that 2 images are different",
                    origin);
        }
    }

    /** Others look like it, so that the other one leaves. */
    private boolean anchors(AssetId asset) {
        return found(List.of(asset)).stream()
                .flatMap(one -> Stream.ofNullable(one.standing().stack()))
                .anyMatch(id -> groups.stacks(List.of(id)).values().stream()
                        .anyMatch(stack -> stack.anchor().equals(asset)));
    }

    private List<Asset> found(List<AssetId> assets) {
        List<Asset> found = catalog.find(assets);
        for (AssetId one : assets) {
            if (found.stream().noneMatch(asset -> asset.id().equals(one))) {
                throw SluiceException.about(FailureCode.NOT_FOUND, one.hex(), "there is no image " + one.hex());
            }
        }
        return found;
    }

    private void act(List<Decision> decisions, String words, String origin) {
        acts.alone(() -> {
            List<Decision> back = grouping.decide(decisions);
            return acts.did(origin, words, changes(decisions), changes(back));
        });
        changed.run();
    }

    private static List<Change> changes(List<Decision> decisions) {
        return decisions.stream().<Change>map(Change.Decided::new).toList();
    }

    private static String images(int count) {
        return count == 1 ? "1 image" : String.format(Locale.ROOT, "%,d images", count);
    }
}
