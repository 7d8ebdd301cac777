import { count, counted, percent } from "./words.js";

/** A promise, so it is rounded down. @param {number} share */
const atLeast = (share) => `${Math.floor(100 * share + 1e-9)} %`;

/** What was chosen from how many, and how good that is. @param {any} answer */
export function summary({ items, matches, candidates, looks, compared, atLeast: share }) {
  const from =
    candidates < matches
      ? `the ${count(candidates)} most valued of ${counted(matches, "image")}`
      : counted(candidates, "image");
  const alike = looks < candidates ? `, ${count(looks)} with each stack as one` : "";
  const part = compared < looks * 0.9 ? `, ${count(compared)} of them compared` : "";
  return {
    chosen: `${count(items.length)} of ${from}${alike}${part}`,
    bound: share >= 0.9995 ? "No choice is better" : `At least ${atLeast(share)} of the best possible`,
  };
}

/** What the parts of the objective reached. @param {any} parts */
export const partWords = ({ value, quality, coverage }) => [
  ["Coverage", coverage.share, `of all that matches resembles something here: ${percent(coverage.share)}`],
  ["Value", value.share, `of the value that the most valued would have together: ${percent(value.share)}`],
  ["Quality", quality.share, `of the quality that the best measured would have together: ${percent(quality.share)}`],
];

/** What leads to less than was asked for. @param {any} answer @param {number} wanted */
export function shortfall({ items, matches, embedded, compared }, wanted) {
  if (matches === 0) {
    return ["Nothing matches: these are the ones that you pinned."];
  }
  const few = items.length < wanted ? [`There are no more than ${counted(items.length, "look")} to choose from.`] : [];
  const unseen = compared - embedded;
  return unseen > compared / 10
    ? [
        ...few,
        `${count(unseen)} of ${count(compared)} have not been looked at closely yet: they are told apart by their prompts and rough looks alone.`,
      ]
    : few;
}
