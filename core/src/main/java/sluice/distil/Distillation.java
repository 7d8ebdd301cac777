package sluice.distil;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sluice.asset.AssetId;

/**
 * What was chosen, and from what.
 *
 * @param items pins first, then in the order of choosing: what adds most first
 * @param matches how many images match the query
 * @param candidates how many of them were read: the most valued, where there are too many
 * @param looks what they come to when each stack counts as one
 * @param compared how many looks were compared with one another: all, but of very many a part
 * @param embedded how many of those have an embedding, or a member that has
 */
public record Distillation(
        List<Item> items, long matches, int candidates, int looks, int compared, int embedded, Score score) {
    public Distillation {
        items = List.copyOf(items);
    }

    /**
     * One that was chosen.
     *
     * @param reason in words for the user
     * @param standsFor how many of the images compared it stands for, itself included: those most like it
     * @param gain what it added to the objective when it was chosen
     * @param nearest the most alike that was not chosen; null when there is none
     */
    public record Item(
            AssetId asset,
            boolean pinned,
            String reason,
            int standsFor,
            double gain,
            @Nullable Nearest nearest) {}

    /**
     * One that was not chosen.
     *
     * @param similarity cosine, or what hash and prompts tell where an embedding is missing
     * @param why what speaks for the chosen one, in words for the user
     */
    public record Nearest(AssetId asset, double similarity, String why) {}

    /**
     * How good the choice is.
     *
     * @param objective what was reached
     * @param bound what no choice of as many, with the same pins, can exceed
     */
    public record Score(double objective, double bound, Part value, Part quality, Part coverage) {
        /** The least that is reached of the best possible, 0 to 1. */
        public double atLeast() {
            return bound <= 0 ? 1 : Math.min(1, objective / bound);
        }
    }

    /**
     * A part of the objective.
     *
     * @param weight in the objective
     * @param share 0 to 1: of the highest sum that so many images have together, for value and quality; of everything, for
     *     coverage
     */
    public record Part(double weight, double share) {}
}
