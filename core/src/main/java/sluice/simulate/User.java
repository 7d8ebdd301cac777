package sluice.simulate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import sluice.signal.SignalKind;
import sluice.simulate.scenario.Behaviour;

/**
 * What the user does with sessions, and what he chooses for his portfolio. What he does depends on his taste and on
 * chance, never on what was analysed: all strategies meet the same user.
 */
final class User {
    private final Behaviour behaviour;
    private final long seed;
    private final Assets assets;
    private final SplittableRandom picking;
    private final Ints starred = new Ints();
    private final Ints opened = new Ints();
    private double owed;

    User(Behaviour behaviour, long seed, Assets assets) {
        this.behaviour = behaviour;
        this.seed = seed;
        this.assets = assets;
        this.picking = Chance.PICKING.of(seed, 0);
    }

    /** Something he does with an image, so many seconds after its thumbnail is there. */
    record Look(int asset, double after, List<SignalKind> acts) {}

    /**
     * Whether he looks at a session at all.
     *
     * @param sessionsThatDay how many arrive on its day
     */
    boolean attends(int session, double sessionsThatDay) {
        Double most = behaviour.mostSessionsADay();
        return most == null || Chance.ATTENDING.of(seed, session).nextDouble() * sessionsThatDay < most;
    }

    /** What he does with the images of a session. */
    List<Look> looks(int session, int first, int end) {
        SplittableRandom random = Chance.BEHAVIOUR.of(seed, session);
        int images = end - first;
        double[] impressions = IntStream.range(first, end)
                .mapToDouble(asset -> assets.appeal[asset] + behaviour.impression() * random.nextDouble())
                .toArray();
        List<Integer> looked = IntStream.range(first, end)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer asset) -> -impressions[asset - first]))
                .limit((long) Math.ceil(behaviour.opened() * images))
                .toList();
        List<Integer> liked = looked.stream()
                .sorted(Comparator.comparingDouble((Integer asset) -> -assets.appeal[asset]))
                .toList();
        int stars = count(behaviour.starred(), images, random);
        int ratings = count(behaviour.rated(), images, random);
        int downloads = count(behaviour.downloaded(), images, random);
        int links = count(behaviour.shared(), images, random);
        int collected = count(behaviour.collected(), images, random);
        int asked = count(behaviour.asked(), images, random);
        List<Look> looks = new ArrayList<>();
        for (int i = 0; i < liked.size(); i++) {
            List<SignalKind> acts = new ArrayList<>(List.of(SignalKind.VIEWED));
            add(acts, SignalKind.STARRED, i < stars);
            add(acts, SignalKind.RATED, i < ratings);
            add(acts, SignalKind.DOWNLOADED, i < downloads);
            add(acts, SignalKind.SHARED, i < links);
            add(acts, SignalKind.COLLECTED, i < collected);
            add(acts, SignalKind.PROMOTED, i < asked);
            double after = 60 * (behaviour.looksAfterMinutes() + behaviour.looksForMinutes() * random.nextDouble());
            looks.add(new Look(liked.get(i), after, acts));
        }
        owed += behaviour.picks().share() * images;
        return looks;
    }

    private static void add(List<SignalKind> acts, SignalKind act, boolean done) {
        if (done) {
            acts.add(act);
        }
    }

    private static int count(double share, int of, SplittableRandom random) {
        double wanted = share * of;
        return (int) wanted + (random.nextDouble() < wanted - (int) wanted ? 1 : 0);
    }

    /** He has looked at it: it is among what he may choose from. */
    void looked(Look look) {
        opened.add(look.asset());
        if (look.acts().contains(SignalKind.STARRED)) {
            starred.add(look.asset());
        }
    }

    /** How many picks there are to be made since it was asked last, each after so many days. */
    List<Double> picksOwed() {
        List<Double> delays = new ArrayList<>();
        for (; owed >= 1; owed--) {
            delays.add(-behaviour.picks().delayDays() * Math.log(1 - picking.nextDouble()));
        }
        return delays;
    }

    /** What he chooses now, or -1 when there is nothing that he has not chosen yet. */
    int choose() {
        double from = picking.nextDouble();
        Behaviour.Picks picks = behaviour.picks();
        if (from < picks.fromStarred()) {
            return best(starred);
        }
        return from < picks.fromStarred() + picks.fromOpened() ? best(opened) : best();
    }

    private int best(Ints pool) {
        int best = -1;
        for (int compared = 0; compared < behaviour.picks().bestOf() && pool.size() > 0; ) {
            int place = picking.nextInt(pool.size());
            int drawn = pool.get(place);
            if (assets.is(drawn, Assets.Mark.CHOSEN)) {
                pool.remove(place);
            } else {
                best = better(best, drawn);
                compared++;
            }
        }
        return chosen(best);
    }

    private int best() {
        int best = -1;
        for (int compared = 0; compared < behaviour.picks().bestOf() && assets.count() > 0; compared++) {
            int drawn = picking.nextInt(assets.count());
            best = assets.is(drawn, Assets.Mark.CHOSEN) ? best : better(best, drawn);
        }
        return chosen(best);
    }

    private int better(int best, int drawn) {
        return best < 0 || assets.appeal[drawn] > assets.appeal[best] ? drawn : best;
    }

    private int chosen(int best) {
        if (best >= 0) {
            assets.mark(best, Assets.Mark.CHOSEN);
        }
        return best;
    }
}
