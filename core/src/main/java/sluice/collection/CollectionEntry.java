package sluice.collection;

/**
 * A collection.
 *
 * @param written whether somebody defined it; else it came about when something was put into it, and its kind and its
 *     date follow from the signals
 * @param assets how many it holds, the trash left out; 0 for a saved search, which holds what it finds
 */
public record CollectionEntry(Definition definition, boolean written, long assets) {}
