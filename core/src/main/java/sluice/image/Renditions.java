package sluice.image;

import java.util.Optional;

/**
 * Port: keeps derived pictures. Everything in it can be made again from the originals.
 *
 * <p>Contract: {@link #put} is atomic (a reader sees the whole rendition or none, also after a crash) and idempotent
 * (the last one wins); a missing rendition is empty, never an error; deleting what is not there does nothing. Keys are
 * lower-case hexadecimal content names as {@code sluice.asset.AssetId} writes them; anything else is refused.
 */
public interface Renditions {
    /** Kinds of derived pictures. */
    enum Kind {
        THUMBNAIL,
        PREVIEW
    }

    void put(String key, Kind kind, byte[] jpeg);

    Optional<byte[]> get(String key, Kind kind);

    boolean has(String key, Kind kind);

    void delete(String key);

    /** Removes every rendition. */
    void clear();
}
