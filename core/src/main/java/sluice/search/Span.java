package sluice.search;

/** Keys from one to another, both included. */
record Span(long from, long to) {}
