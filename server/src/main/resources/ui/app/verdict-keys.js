import { LABEL_OF_KEY } from "./labels.js";

const RATINGS = ["0", "1", "2", "3", "4", "5"];

/**
 * A verdict on one image.
 *
 * @typedef {{sign: string, clears: boolean, say: (asset: any) => Promise<boolean>}} Verdict `sign` is shown over the
 *     picture for a moment; `clears` says that something is taken away, after which one stays
 */

/**
 * The keys of a verdict, the same in culling and in the comparison.
 *
 * @param {any} curation
 * @returns {Record<string, (asset: any) => Verdict>} by key, what it means for an image as it stands
 */
export function verdictKeys(curation) {
  const quiet = true;
  const trash = (sign, put) => (asset) =>
    asset.trashed
      ? { sign: "↺", clears: true, say: () => curation.restore([asset.id], quiet) }
      : { sign, clears: false, say: () => put([asset.id], quiet) };
  const rate = (key) => (asset) => ({
    sign: key === "0" ? "○" : "●".repeat(Number(key)),
    clears: key === "0",
    say: () => curation.rate([asset.id], Number(key), quiet),
  });
  const label = (colour) => (asset) => ({
    sign: colour,
    clears: asset.label === colour,
    say: () => curation.label([asset.id], colour, quiet),
  });
  return {
    s: (asset) => ({
      sign: asset.starred ? "☆" : "★",
      clears: Boolean(asset.starred),
      say: () => curation.star([asset.id], quiet),
    }),
    x: trash("✕", curation.reject),
    Delete: trash("✕", curation.remove),
    ...Object.fromEntries(RATINGS.map((key) => [key, rate(key)])),
    ...Object.fromEntries(Object.entries(LABEL_OF_KEY).map(([key, colour]) => [key, label(colour)])),
  };
}
