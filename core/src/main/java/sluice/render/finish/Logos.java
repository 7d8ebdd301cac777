package sluice.render.finish;

import java.util.Optional;
import sluice.asset.AssetId;

/**
 * Port: the files that logos are drawn from. What is not there any more is empty; a failing disk is a
 * {@code SluiceException} with code {@code STORAGE}. Calls from any number of threads are safe.
 */
@FunctionalInterface
public interface Logos {
    /** The most bytes that a logo's file may have. */
    int MOST_BYTES = 32 << 20;

    /** All bytes of the file, not to be changed. */
    Optional<byte[]> bytes(AssetId asset);
}
