package sluice.render.run;

import java.util.List;
import java.util.Optional;

/**
 * Port: the receipts of images that are rendered and not settled yet.
 *
 * <p>The contract, which {@code ReceiptsContract} tests line by line:
 *
 * <ul>
 *   <li>A receipt is whole or not there, whatever was killed when: a damaged or half-written one is not found.
 *   <li>What was kept is found again, also after a restart. The first one kept for an image counts until it is removed:
 *       keeping another answers the first.
 *   <li>Removing what is not there does nothing.
 *   <li>Calls from any number of threads are safe; a failure of the storage is a {@code SluiceException} with code
 *       {@code STORAGE}.
 * </ul>
 */
public interface Receipts {
    Optional<Receipt> find(long job);

    /** Keeps a receipt unless there is one for its image; the one that counts. */
    Receipt keep(Receipt receipt);

    void remove(long job);

    /** Images that have one, the lowest first. */
    List<Long> jobs(int limit);
}
