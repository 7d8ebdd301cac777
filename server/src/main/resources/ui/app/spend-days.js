const DAY_MS = 86_400_000;

/**
 * One entry for every day of a period, also for those without spending, the oldest first.
 *
 * @param {{day: string, tier: number, microUsd: number, cpuSeconds: number, images: number}[]} byDay
 * @param {number} days
 * @param {Date} today
 * @returns {{day: string, tiers: Record<string, number>, microUsd: number, cpuSeconds: number, images: number}[]}
 */
export function addDays(byDay, days, today) {
  const last = byDay.reduce((latest, { day }) => (day > latest ? day : latest), today.toISOString().slice(0, 10));
  const found = new Map();
  for (let back = days - 1; back >= 0; back--) {
    const day = new Date(Date.parse(last) - back * DAY_MS).toISOString().slice(0, 10);
    found.set(day, { day, tiers: {}, microUsd: 0, cpuSeconds: 0, images: 0 });
  }
  for (const { day, tier, microUsd, cpuSeconds, images } of byDay) {
    const entry = found.get(day);
    if (entry) {
      entry.tiers[tier] = (entry.tiers[tier] ?? 0) + microUsd;
      entry.microUsd += microUsd;
      entry.cpuSeconds += cpuSeconds;
      entry.images += images;
    }
  }
  return [...found.values()];
}
