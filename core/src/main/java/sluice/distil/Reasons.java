package sluice.distil;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import sluice.asset.AssetId;

/** Why something was chosen, in words. */
final class Reasons {
    private static final double SHARP = 0.75;
    private static final double BEST_TENTH = 0.9;
    private static final double NOTEWORTHY_VALUE = 0.1;

    private final Choice choice;
    private final Following following;
    private final SharedWords words;
    private final Map<AssetId, Double> sharpness;
    private final double[] qualities;

    /** @param sharpness of the chosen, 0 to 1, where it is known */
    Reasons(Choice choice, Following following, Vocabulary vocabulary, Map<AssetId, Double> sharpness) {
        this.choice = choice;
        this.following = following;
        this.words = new SharedWords(choice.looks(), vocabulary);
        this.sharpness = sharpness;
        this.qualities = choice.looks().stream()
                .mapToDouble(look -> look.face().qualityOr(-1))
                .filter(quality -> quality >= 0)
                .sorted()
                .toArray();
    }

    /** @param place in the order of choosing */
    String of(int place) {
        List<Integer> members = following.members().get(place);
        Look own = choice.looks().get(members.getFirst());
        int images = following.images(place, choice.looks());
        String lead = own.pinned() ? "Pinned by you" : lead(own, members, images);
        List<String> merits = merits(own.face());
        if (own.pinned() && images > 1) {
            merits.addFirst("stands for %,d".formatted(images));
        }
        return merits.isEmpty() ? lead : lead + ": " + String.join(", ", merits);
    }

    private String lead(Look own, List<Integer> members, int images) {
        if (images == 1) {
            return "Unlike the others";
        }
        if (members.size() == 1) {
            return "The best of %,d in its stack".formatted(images);
        }
        double merit = choice.objective().own()[members.getFirst()];
        boolean best = members.stream().allMatch(look -> choice.objective().own()[look] <= merit);
        List<Look> group = members.stream().map(choice.looks()::get).toList();
        List<String> shared = words.of(own, group);
        String alike = shared.isEmpty()
                ? "alike"
                : "with " + shared.stream().map(word -> "“" + word + "”").collect(Collectors.joining(", "));
        return best ? "The best of %,d %s".formatted(images, alike) : "Typical of %,d %s".formatted(images, alike);
    }

    private List<String> merits(Candidate face) {
        List<String> merits = new ArrayList<>();
        if (face.starred()) {
            merits.add("starred");
        }
        if (face.rating() > 0) {
            merits.add("rated " + face.rating());
        }
        if (face.valueOr(0) >= NOTEWORTHY_VALUE) {
            merits.add("valued at " + percent(face.valueOr(0)));
        }
        if (sharpness.getOrDefault(face.id(), 0.0) >= SHARP) {
            merits.add("sharp");
        }
        int place = (int) Math.floor(BEST_TENTH * qualities.length);
        if (qualities.length >= 10 && face.qualityOr(-1) >= qualities[place]) {
            merits.add("of the best tenth in quality");
        }
        return merits;
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }
}
