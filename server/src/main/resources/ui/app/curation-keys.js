import { LABEL_OF_KEY } from "./labels.js";

const RATINGS = ["0", "1", "2", "3", "4", "5"];

/**
 * The keys that say something about images, the same in the grid and in the viewer.
 *
 * @param {any} curation
 * @param {{tag: (ids: string[]) => void, collect: (ids: string[]) => void}} dialogs
 * @param {() => string[]} targets the images meant
 * @returns {Record<string, () => void>} acts by key
 */
export function curationKeys(curation, dialogs, targets) {
  const onAll = (act) => () => {
    const ids = targets();
    if (ids.length > 0) {
      void act(ids);
    }
  };
  return {
    s: onAll((ids) => curation.star(ids)),
    t: onAll(dialogs.tag),
    c: onAll(dialogs.collect),
    a: onAll(curation.analyse),
    l: onAll(curation.share),
    d: onAll(curation.download),
    Delete: onAll((ids) => curation.remove(ids)),
    ...Object.fromEntries(
      Object.entries(LABEL_OF_KEY).map(([key, colour]) => [key, onAll((ids) => curation.label(ids, colour))]),
    ),
    ...Object.fromEntries(RATINGS.map((key) => [key, onAll((ids) => curation.rate(ids, Number(key)))])),
  };
}
