/** How well the shipped embedders tell pictures apart, how often the sensitive hint is wrong, and what they cost. */
@NullMarked
package sluice.bench.models;

import org.jspecify.annotations.NullMarked;
