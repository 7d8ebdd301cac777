package sluice.budget;

import java.time.LocalDate;

/**
 * A sum of the ledger.
 *
 * @param images how many images the step was done for
 */
public record Spent(LocalDate day, Step step, Charge.Outcome outcome, boolean automatic, long images, Cost cost) {}
