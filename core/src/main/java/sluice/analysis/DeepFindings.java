package sluice.analysis;

/** What Tier 3 finds out. */
public record DeepFindings(DetailedQuality quality, Composition composition, Palette palette, Readiness readiness) {}
