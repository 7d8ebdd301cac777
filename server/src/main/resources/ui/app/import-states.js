import { counted } from "./words.js";

/** @param {any} run an import */
export const isRunning = (run) => run.state === "running";
export const isUnfinished = (run) => run.state === "running" || run.state === "watching";

export const STATE_WORDS = {
  running: "Importing",
  watching: "Watching for new files",
  done: "Done",
  cancelled: "Cancelled",
  failed: "Failed",
};

/** @param {any} run @returns {string} what became of its files; kinds that did not occur are left out */
export function outcomes(run) {
  return [
    [run.imported, "imported"],
    [run.duplicates, "duplicates", "duplicate"],
    [run.unchanged, "unchanged"],
    [run.missing, "missing"],
  ]
    .filter(([n], i) => n > 0 || i === 0)
    .map(([n, many, one = many]) => counted(n, one, many))
    .join(", ");
}
