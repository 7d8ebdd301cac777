package sluice.similar;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import sluice.asset.AssetId;
import sluice.search.Neighbour;

/**
 * Finer similarity among the first: those that have crop vectors change places among themselves, by the cosine of their
 * crops with those of the asset asked about. Who has none stays where it is, since cosines of crops and of whole pictures
 * cannot be compared. Pure.
 */
final class CropOrder {
    private CropOrder() {}

    /**
     * @param nearest by whole pictures
     * @param wanted crop vector of the asset asked about
     * @param crops crop vectors of some of the nearest
     */
    static List<Neighbour> refined(List<Neighbour> nearest, float[] wanted, Map<AssetId, float[]> crops) {
        List<Integer> places = new ArrayList<>();
        List<Scored> scored = new ArrayList<>();
        for (int i = 0; i < nearest.size(); i++) {
            float[] vector = crops.get(nearest.get(i).id());
            if (vector != null) {
                places.add(i);
                scored.add(new Scored(nearest.get(i), Spaces.product(wanted, vector)));
            }
        }
        scored.sort(Comparator.comparingDouble(Scored::similarity).reversed());
        List<Neighbour> refined = new ArrayList<>(nearest);
        for (int i = 0; i < places.size(); i++) {
            refined.set(places.get(i), scored.get(i).neighbour());
        }
        return refined;
    }

    private record Scored(Neighbour neighbour, double similarity) {}
}
