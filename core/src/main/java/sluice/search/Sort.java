package sluice.search;

/** An order of assets. */
public record Sort(Field field, boolean descending) {}
