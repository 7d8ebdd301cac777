package sluice.signal;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import sluice.asset.AssetId;

/**
 * Port: the record of signals. Facts are added, never changed or taken away.
 *
 * <p>The contract, which {@code SignalsContract} tests line by line:
 *
 * <ul>
 *   <li>{@link #append} is one transaction and durable when it returns. In it the assets' standings become what
 *       {@link Signal#applyTo} says, in the order of the signals, and an asset whose standing changed gets a new revision
 *       in the catalog.
 *   <li>A signal with a key that was recorded before is passed over; the answer then holds the one recorded first.
 *   <li>An unknown asset refuses the whole batch with a {@code SluiceException} of code {@code NOT_FOUND}; nothing is
 *       recorded.
 *   <li>Ids ascend in the order in which signals become visible. A limit of 0 answers nothing, a negative one is an
 *       {@code IllegalArgumentException}.
 *   <li>Calls from any number of threads are safe; a failure of the storage has code {@code STORAGE}.
 * </ul>
 */
public interface Signals {
    /** Records signals; the answer has one for each, in order. */
    List<Signal> append(List<NewSignal> signals);

    /** An asset's signals, the last recorded first. */
    List<Signal> of(AssetId asset, int limit);

    /** All signals of these assets, in the order of recording; assets without any are left out. */
    Map<AssetId, List<Signal>> of(Collection<AssetId> assets);

    /** Signals recorded after this id, in order. */
    List<Signal> since(long id, int limit);

    /**
     * Signals recorded after this id that put an asset into a portfolio or a delivery, or took it out of a collection of
     * whatever kind, in order.
     */
    List<Signal> outcomesSince(long id, int limit);

    /** Names of all collections that hold something outside the trash, with how many such assets they hold, by name. */
    Map<String, Long> collections();
}
