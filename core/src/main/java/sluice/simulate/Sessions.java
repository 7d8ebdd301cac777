package sluice.simulate;

import sluice.curate.Session;

/** The simulated sessions, by number in order of arrival. */
final class Sessions {
    private final double[] arrived;
    private final int[] first;
    private final int[] assets;
    private final int[] valued;
    private int count;

    Sessions(int most) {
        arrived = new double[most];
        first = new int[most];
        assets = new int[most];
        valued = new int[most];
    }

    int add(double at, int firstAsset, int itsAssets) {
        arrived[count] = at;
        first[count] = firstAsset;
        assets[count] = itsAssets;
        return count++;
    }

    int count() {
        return count;
    }

    double arrived(int session) {
        return arrived[session];
    }

    int first(int session) {
        return first[session];
    }

    /** The number after the last one's. */
    int end(int session) {
        return first[session] + assets[session];
    }

    void valued(int session) {
        valued[session]++;
    }

    /** As the value model reads it. */
    Session facts(int session, double made, Times times) {
        return new Session(session + 1L, times.at(made), times.at(made), assets[session], valued[session]);
    }
}
