package sluice.render.cache;

/**
 * Something that need not be computed.
 *
 * @param value equal bit by bit to what computing it gives, unless the credit states a fidelity
 * @param credit for the ledger, and for what is computed from it: {@link StageCaches#keep}
 */
public record Hit<T>(T value, CacheHit credit) {}
