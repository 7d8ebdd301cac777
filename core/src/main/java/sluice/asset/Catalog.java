package sluice.asset;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Port: the truth about assets. Everything else (index, renditions) can be made again from it and the originals.
 *
 * <p>The contract, which {@code CatalogContract} tests line by line:
 *
 * <ul>
 *   <li>Every write is one transaction: all of a batch or, after a failure or a kill, nothing of it. When the call
 *       returns, it is durable.
 *   <li>Writes are idempotent: recording the same sightings again changes nothing and answers
 *       {@link Outcome#UNCHANGED} for images (a refusal stays {@link Outcome#REFUSED}).
 *   <li>The same bytes are one asset, however many paths and threads bring them. Within a batch, sightings take effect
 *       in order.
 *   <li>Every write that changes what {@link #find} answers for an asset gives it a revision higher than any before;
 *       revisions become visible in order, so that a reader who has seen revision r never sees a smaller new one.
 *   <li>Unknown ids and paths are left out of answers, never an error.
 *   <li>Calls from any number of threads are safe; readers see what was committed and never wait for a writer.
 *   <li>A limit of 0 answers nothing, a negative one is an {@code IllegalArgumentException}.
 *   <li>A failure of the storage is a {@code SluiceException} with code {@code STORAGE}.
 * </ul>
 */
public interface Catalog {
    /** What is known of these paths; paths never heard of are left out. */
    Map<Path, KnownFile> known(Collection<Path> paths);

    /**
     * Takes in what an import found.
     *
     * <ul>
     *   <li>An image takes the place of whatever its path held. Bytes never seen make a new asset
     *       ({@link Outcome#REPLACED} with lineage where an asset was present until now, else
     *       {@link Outcome#IMPORTED}); known bytes gain a location ({@link Outcome#DUPLICATE} or
     *       {@link Outcome#MOVED}) and keep what was first read from them.
     *   <li>An asset keeps the places it was displaced from or vanished from, as not present.
     *   <li>A refused file displaces an image in the same way; {@link Sighting.Unchanged} answers
     *       {@link Outcome#REFUSED} for a path that is refused, so that counts do not depend on a second reading.
     *   <li>Vanishing forgets a refusal. For a path where nothing is present it changes nothing.
     * </ul>
     *
     * @return one outcome a sighting, in the same order
     */
    List<Outcome> record(long importId, List<Sighting> sightings);

    /**
     * Present locations and refused files at or below a folder, in the order of their paths' text by code point.
     *
     * @param after only paths that come later, or null for the first page
     */
    List<Path> files(Path folder, @Nullable Path after, int limit);

    /** The assets with these ids, in the order asked for. */
    List<Asset> find(Collection<AssetId> ids);

    Optional<AssetDetails> details(AssetId id);

    /**
     * Assets whose content hash, and so their id, begins with {@code reference} (at least six hexadecimal digits), in
     * the order of their ids; then those that are or were at it as an absolute path, present ones first, then the last
     * to leave.
     */
    List<AssetId> resolve(String reference, int limit);

    /** Assets that wait for a picture and have a present location, the last imported first. */
    List<Asset> awaitingPicture(int limit);

    /** Takes in thumbnails and what they brought to light; the same result again changes nothing. */
    void recordPictures(List<PictureResult> results);

    /** Assets with a higher revision than this one, by ascending revision. */
    List<Asset> changedSince(long revision, int limit);

    CatalogCounts counts();
}
