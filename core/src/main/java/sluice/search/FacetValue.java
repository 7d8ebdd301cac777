package sluice.search;

/** A value as shown, and how many assets have it. */
public record FacetValue(String value, long count) {}
