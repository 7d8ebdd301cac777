package sluice.curate.doubt;

import org.jspecify.annotations.Nullable;
import sluice.asset.AssetId;

/**
 * Two images of which it is doubtful whether they are one picture.
 *
 * @param one where they are in one stack, that which would leave it
 * @param distance of their perceptual hashes in bits, turned and mirrored as they are nearest; null when one says nothing
 * @param cosine of their embeddings; null unless both have one
 * @param stacked whether they are in one stack
 * @param doubt 0 to 1
 * @param why in words for the user
 */
public record DoubtfulPair(
        AssetId one,
        AssetId other,
        @Nullable Integer distance,
        @Nullable Double cosine,
        boolean stacked,
        double doubt,
        String why) {}
