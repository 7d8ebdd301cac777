const MICRO_PER_CENT = 10_000;
const exact = new Intl.NumberFormat();

/**
 * Micro-dollars as people read them: dollars from a cent's hundredfold on, else cents with two digits that count.
 *
 * @param {number} microUsd
 */
export function money(microUsd) {
  const cents = Math.abs(microUsd) / MICRO_PER_CENT;
  const sign = microUsd < 0 ? "−" : "";
  if (cents === 0) {
    return "$0";
  }
  if (cents >= 100) {
    return `${sign}$${(cents / 100).toFixed(2)}`;
  }
  const digits = cents >= 10 ? 0 : Math.min(5, 1 - Math.floor(Math.log10(cents)));
  return `${sign}${cents.toFixed(digits)} ¢`;
}

/** The same to the last digit, for tooltips. @param {number} microUsd */
export const exactly = (microUsd) => `${exact.format(Math.round(microUsd))} micro-dollars`;
