package sluice.interchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import sluice.asset.Label;
import sluice.asset.Standing;

/**
 * What a sidecar has to say so that other programs show an asset as it stands here. What says so already stays as it is
 * written, and what means nothing here is not touched. Pure.
 */
final class Marking {
    private final Standing standing;

    private Marking(Standing standing) {
        this.standing = standing;
    }

    static Said of(Said now, Standing standing) {
        Marking marking = new Marking(standing);
        Said said = marking.tags(marking.pick(marking.label(marking.rating(now))));
        return marking.branches(marking.branches(said, now, Property.HIERARCHY), now, Property.TAGS_LIST);
    }

    private Said rating(Said now) {
        int wanted = standing.trashed() ? -1 : standing.rating();
        return now.rating().equals(Optional.of(wanted)) ? now : set(now, Property.RATING, Integer.toString(wanted));
    }

    private Said label(Said now) {
        @Nullable Label wanted = standing.label();
        Optional<Label> byWord = LabelWords.ofWord(now.text(Property.LABEL));
        Optional<Label> byNumber = LabelWords.ofNumber(now.text(Property.COLOR_LABEL));
        if (wanted == null) {
            Said cleared = byWord.isPresent() ? now.with(Property.LABEL, List.of()) : now;
            return byNumber.isPresent() ? set(cleared, Property.COLOR_LABEL, "0") : cleared;
        }
        Said worded = byWord.equals(Optional.of(wanted)) ? now : set(now, Property.LABEL, LabelWords.word(wanted));
        return byNumber.equals(Optional.of(wanted))
                ? worded
                : set(worded, Property.COLOR_LABEL, LabelWords.number(wanted));
    }

    private Said pick(Said now) {
        if (standing.trashed()) {
            return set(set(now, Property.PICK_LABEL, "1"), Property.PICK, "-1");
        }
        if (standing.starred()) {
            return set(set(now, Property.PICK_LABEL, "3"), Property.PICK, "1");
        }
        Said unpicked =
                Set.of("1", "3").contains(now.text(Property.PICK_LABEL)) ? set(now, Property.PICK_LABEL, "0") : now;
        return Set.of("1", "-1").contains(now.text(Property.PICK)) ? set(unpicked, Property.PICK, "0") : unpicked;
    }

    private static Said set(Said said, Property property, String value) {
        return said.text(property).equals(value) ? said : said.with(property, List.of(value));
    }

    private Said tags(Said now) {
        Set<String> gone = gone(now);
        List<String> words = new ArrayList<>();
        now.items(Property.SUBJECT).stream()
                .filter(word -> !gone.contains(word.strip()))
                .forEach(words::add);
        standing.tags().stream().filter(tag -> !words.contains(tag)).forEach(words::add);
        return now.with(Property.SUBJECT, words);
    }

    private Set<String> gone(Said now) {
        Set<String> gone = new TreeSet<>(now.tags());
        gone.removeAll(standing.tags());
        return gone;
    }

    /** @param now before anything was changed */
    private Said branches(Said said, Said now, Property list) {
        Set<String> gone = gone(now);
        List<String> kept = new ArrayList<>();
        List<Branch> branches = new ArrayList<>();
        for (String entry : now.items(list)) {
            Branch branch = Branch.of(entry, list);
            boolean stays = branch.collection()
                    .map(name -> standing.collections().contains(name))
                    .orElse(!gone.contains(branch.end()) && !gone.contains(branch.whole()));
            if (stays) {
                kept.add(entry);
                branches.add(branch);
            }
        }
        for (String tag : standing.tags()) {
            if (branches.stream().noneMatch(branch -> branch.holds(tag))) {
                kept.add(tag);
            }
        }
        for (String name : standing.collections()) {
            if (branches.stream().noneMatch(branch -> branch.collection().equals(Optional.of(name)))) {
                kept.add(Branch.entry(name, list));
            }
        }
        return said.with(list, kept);
    }
}
