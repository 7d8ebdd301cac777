package sluice.asset;

/**
 * How much there is.
 *
 * @param assets in all
 * @param missing assets without a present location
 * @param picturesPending thumbnails still to be made, of assets with a present location
 * @param picturesImpossible assets that cannot be shown
 * @param refused files that are no assets
 * @param bytes of all assets, each content once
 */
public record CatalogCounts(
        long assets, long missing, long picturesPending, long picturesImpossible, long refused, long bytes) {}
