const LIKELY = 0.5;

/**
 * Which pictures are blurred until somebody clicks them: what is likely sensitive, where the server's owner wants it so.
 * What was uncovered stays so for this visit.
 */
export function createVeil(store) {
  const uncovered = new Set();
  return {
    /** @param {any} asset */
    covers: (asset) =>
      Boolean(store.state.status?.blurSensitive) && (asset?.sensitive ?? 0) >= LIKELY && !uncovered.has(asset.id),
    /** @param {string} id */
    lift: (id) => void uncovered.add(id),
  };
}
