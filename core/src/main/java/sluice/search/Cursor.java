package sluice.search;

/** A place in an order: opaque, URL-safe text, valid for the query and sort it came from. */
public record Cursor(String text) {}
