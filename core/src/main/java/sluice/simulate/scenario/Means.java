package sluice.simulate.scenario;

import org.jspecify.annotations.Nullable;
import sluice.budget.BudgetLaw;
import sluice.budget.Prices;

/**
 * What may be spent.
 *
 * @param dailyCapMicroUsd on automatic work; null for no such cap
 */
public record Means(BudgetLaw law, @Nullable Long dailyCapMicroUsd, Prices prices) {}
