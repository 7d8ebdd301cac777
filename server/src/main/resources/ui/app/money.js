const MICRO_PER_CENT = 10_000;
const MICRO_IN_CENTS = 1_000;
const whole = new Intl.NumberFormat();

/**
 * Micro-dollars as people read them: small sums as they are, then cents, then dollars.
 *
 * @param {number} microUsd
 */
export function money(microUsd) {
  const amount = Math.abs(microUsd);
  const cents = amount / MICRO_PER_CENT;
  const sign = microUsd < 0 ? "−" : "";
  if (amount < MICRO_IN_CENTS) {
    return amount === 0 ? "$0" : `${sign}${whole.format(Math.round(amount))} µ$`;
  }
  return cents < 100 ? `${sign}${cents.toFixed(cents < 10 ? 2 : 0)} ¢` : `${sign}$${(cents / 100).toFixed(2)}`;
}

/** The same to the last digit, for tooltips. @param {number} microUsd */
export const exactly = (microUsd) => `${whole.format(Math.round(microUsd))} micro-dollars`;
