import { counted } from "./words.js";

/** What becomes of sidecars, one sentence for each kind that there is. */
const WRITTEN = {
  created: (n, done) => `${counted(n, "sidecar")} ${done ? "written anew" : "would be written anew"}`,
  updated: (n, done) => `${counted(n, "sidecar")} ${done ? "updated" : "would be updated"}; all else in them is kept`,
  unchanged: (n) => `${counted(n, "sidecar")} already as wanted`,
  absent: (n) => `${counted(n, "image")} with nothing to tell`,
};
const READ = {
  updated: (n, done) => `${counted(n, "sidecar")} with changes ${done ? "taken over" : "to take over"}`,
  unchanged: (n) => `${counted(n, "sidecar")} with nothing new`,
  absent: (n) => `${counted(n, "image")} without a sidecar`,
};
const WRONG = {
  unread: (n) => `${counted(n, "sidecar")} left alone: changed elsewhere, and not read yet`,
  failed: (n) => `${counted(n, "sidecar")} failed`,
};

/**
 * @param {"write" | "read"} verb
 * @param {any} report what the server answered
 * @returns {{plain: string[], wrong: string[], open: number}} open: how many there are to do
 */
export function sidecarWords(verb, report) {
  const said = (words) =>
    Object.entries(words)
      .filter(([kind]) => report[kind] > 0)
      .map(([kind, words]) => words(report[kind], !report.dryRun));
  return {
    plain: said(verb === "write" ? WRITTEN : READ),
    wrong: said(WRONG),
    open: (verb === "write" ? report.created : 0) + report.updated,
  };
}
