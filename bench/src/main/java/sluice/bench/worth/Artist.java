package sluice.bench.worth;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * A scripted user with a hidden taste. Of an evening's images he opens some (rather those that appeal to him, and not all
 * of those), stars, rates and downloads the best of what he opened; later he chooses his portfolio: mostly from what he
 * starred, at times from what he only opened, rarely something that he never opened at all. The same seed and library
 * give the same acts.
 */
final class Artist {
    /** Share of an evening's images that he opens. */
    private static final double OPENED = 0.12;

    private static final double STARRED = 0.02;
    private static final double DOWNLOADED = 0.005;
    private static final double RATED = 0.01;
    private static final double CHOSEN = 0.015;

    /** Of what he chooses: from the starred, from the opened, and the rest from anything. */
    private static final double FROM_STARRED = 0.88;

    private static final double FROM_OPENED = 0.10;

    private final SplittableRandom random;
    private final List<MadeImage> starred = new ArrayList<>();
    private final List<MadeImage> opened = new ArrayList<>();
    private final List<MadeImage> all = new ArrayList<>();
    private final Set<MadeImage> chosen = new HashSet<>();
    private double owed;

    Artist(long seed) {
        random = new SplittableRandom(seed);
    }

    /** @param detail of kinds that have one, else empty */
    record Act(MadeImage image, String kind, double amount, String detail) {}

    /** What he does on the evening itself. */
    List<Act> evening(List<MadeImage> session) {
        List<MadeImage> byImpression = new ArrayList<>(session);
        // He sees thumbnails: an impression is the appeal and a good deal of chance.
        List<Double> impressions = session.stream()
                .map(image -> image.appeal() + 0.5 * random.nextDouble())
                .toList();
        byImpression.sort(Comparator.comparingDouble((MadeImage image) -> -impressions.get(session.indexOf(image))));
        List<MadeImage> looked =
                byImpression.subList(0, Math.min(session.size(), (int) Math.ceil(OPENED * session.size())));
        List<MadeImage> liked = looked.stream()
                .sorted(Comparator.comparingDouble((MadeImage image) -> -image.appeal()))
                .toList();
        List<Act> acts = new ArrayList<>();
        looked.forEach(image -> acts.add(new Act(image, "viewed", 2 + Math.floor(20 * image.appeal()), "")));
        for (MadeImage image : first(liked, STARRED, session.size())) {
            acts.add(new Act(image, "starred", 0, ""));
            starred.add(image);
        }
        first(liked, DOWNLOADED, session.size()).forEach(image -> acts.add(new Act(image, "downloaded", 0, "")));
        first(liked, RATED, session.size()).forEach(image -> acts.add(new Act(image, "rated", 5, "")));
        opened.addAll(looked);
        all.addAll(session);
        return acts;
    }

    /** What he puts into his portfolio now. */
    List<MadeImage> choose(int arrived) {
        owed += CHOSEN * arrived;
        List<MadeImage> now = new ArrayList<>();
        for (; owed >= 1; owed--) {
            double from = random.nextDouble();
            List<MadeImage> pool = from < FROM_STARRED ? starred : from < FROM_STARRED + FROM_OPENED ? opened : all;
            List<MadeImage> left =
                    pool.stream().filter(image -> !chosen.contains(image)).toList();
            if (!left.isEmpty()) {
                MadeImage pick = left.get(random.nextInt(left.size()));
                chosen.add(pick);
                now.add(pick);
            }
        }
        return now;
    }

    private List<MadeImage> first(List<MadeImage> liked, double share, int of) {
        double wanted = share * of;
        int count = (int) wanted + (random.nextDouble() < wanted - (int) wanted ? 1 : 0);
        return liked.subList(0, Math.min(liked.size(), count));
    }
}
