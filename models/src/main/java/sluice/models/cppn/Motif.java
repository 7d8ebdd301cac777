package sluice.models.cppn;

/**
 * What one motif makes of every point, each a row.
 *
 * @param tone where in the palette, 0 dark to 1 light
 * @param height what the light falls on
 * @param glow how much of the palette's light is added, or taken away when it is below 0
 */
record Motif(Value tone, Value height, Value glow) {}
