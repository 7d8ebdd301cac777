package sluice.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import sluice.asset.AssetId;
import sluice.signal.Signal;
import sluice.signal.SignalKind;

/**
 * The simulated images, by number in order of arrival: some forty bytes each, so that a million fit. Those of a session,
 * and of a stack within it, follow each other.
 */
final class Assets {
    /** What a collection or a portfolio is called; there is one. */
    private static final String PLACE = "chosen";

    static final double NEVER = -1;

    private static final double FIVE_STARS = 5;

    /** The tier that "analyse this now" asks for. */
    private static final double DEEP = 3;

    final byte[] tier;
    final float[] appeal;

    /** Which of the scenario's sizes; negative for a larger version of it, as {@code -1 - size}. */
    final byte[] size;

    final int[] stack;

    /** When it was first wanted deeper by the user, and by the policy, in seconds since the start; below 0 for never. */
    final double[] asked;

    final double[] offered;

    /** Whether a larger version was made of it, whether it was chosen, starred, rated. */
    private final byte[] marks;

    private final int[] lastSignal;
    private final Ints signalBefore = new Ints();
    private final Ints signalAt = new Ints();
    private final Ints signalKind = new Ints();

    private final Ints stackFirst = new Ints();
    private final Ints stackSize = new Ints();
    private final Ints stackCover = new Ints();
    private final Ints stackSession = new Ints();

    private int count;

    Assets(int most) {
        tier = new byte[most];
        appeal = new float[most];
        size = new byte[most];
        stack = new int[most];
        asked = new double[most];
        offered = new double[most];
        Arrays.fill(asked, NEVER);
        Arrays.fill(offered, NEVER);
        marks = new byte[most];
        lastSignal = new int[most];
    }

    enum Mark {
        UPSCALED,
        CHOSEN,
        STARRED,
        RATED,
        VALUED
    }

    int count() {
        return count;
    }

    int stacks() {
        return stackFirst.size();
    }

    void beginStack(int session) {
        stackFirst.add(count);
        stackSize.add(0);
        stackCover.add(count);
        stackSession.add(session);
    }

    /** Adds an image to the stack begun last; its number. */
    int add(float itsAppeal, byte itsSize) {
        int now = count++;
        tier[now] = 1;
        appeal[now] = itsAppeal;
        size[now] = itsSize;
        stack[now] = stackFirst.size() - 1;
        lastSignal[now] = -1;
        stackSize.set(stack[now], stackSize.get(stack[now]) + 1);
        return now;
    }

    boolean is(int asset, Mark mark) {
        return (marks[asset] & 1 << mark.ordinal()) != 0;
    }

    void mark(int asset, Mark mark) {
        marks[asset] |= (byte) (1 << mark.ordinal());
    }

    int first(int itsStack) {
        return stackFirst.get(itsStack);
    }

    int members(int itsStack) {
        return stackSize.get(itsStack);
    }

    int cover(int itsStack) {
        return stackCover.get(itsStack);
    }

    void cover(int itsStack, int asset) {
        stackCover.set(itsStack, asset);
    }

    boolean isCover(int asset) {
        return stackCover.get(stack[asset]) == asset;
    }

    int session(int asset) {
        return stackSession.get(stack[asset]);
    }

    /** Whether anything was ever done with it. */
    boolean touched(int asset) {
        return lastSignal[asset] >= 0;
    }

    /** @param second since the start */
    void signal(int asset, SignalKind kind, int second) {
        signalBefore.add(lastSignal[asset]);
        signalAt.add(second);
        signalKind.add(kind.ordinal());
        lastSignal[asset] = signalBefore.size() - 1;
    }

    /** What was done with it, in order, as the value model reads it. */
    List<Signal> signals(int asset, AssetId id, Times times) {
        List<Signal> all = new ArrayList<>();
        for (int one = lastSignal[asset]; one >= 0; one = signalBefore.get(one)) {
            SignalKind kind = SignalKind.values()[signalKind.get(one)];
            all.add(new Signal(one, id, kind, detail(kind), amount(kind), times.at(signalAt.get(one)), "simulation"));
        }
        return all.reversed();
    }

    private static String detail(SignalKind kind) {
        return kind == SignalKind.COLLECTED || kind == SignalKind.PORTFOLIO ? kind + PLACE : "";
    }

    private static double amount(SignalKind kind) {
        return kind == SignalKind.RATED ? FIVE_STARS : kind == SignalKind.PROMOTED ? DEEP : 0;
    }
}
