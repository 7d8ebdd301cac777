import { counted } from "./words.js";

const clock = new Intl.DateTimeFormat(undefined, { timeStyle: "short" });
const dayNamed = new Intl.DateTimeFormat(undefined, { weekday: "long", day: "numeric", month: "long" });
const dayWithYear = new Intl.DateTimeFormat(undefined, { dateStyle: "long" });
const relative = new Intl.RelativeTimeFormat(undefined, { numeric: "auto" });
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** What it is called, else what its images share. */
export const title = (session) => session.name || session.description || "Untitled session";

/** The day a session began, as a key and in words. @param {string} iso @param {Date} [now] */
export function day(iso, now = new Date()) {
  const begun = new Date(iso);
  const midnight = (date) => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
  const ago = Math.round((midnight(now) - midnight(begun)) / DAY_MS);
  const format = begun.getFullYear() === now.getFullYear() ? dayNamed : dayWithYear;
  const words = ago === 0 || ago === 1 ? relative.format(-ago, "day") : format.format(begun);
  return { key: midnight(begun), words: words.charAt(0).toUpperCase() + words.slice(1) };
}

/** From when to when. */
export function span({ from, to }) {
  const begin = new Date(from);
  const end = new Date(to);
  if (end.getTime() - begin.getTime() < MINUTE_MS) {
    return clock.format(begin);
  }
  const later = day(to).key === day(from).key ? clock.format(end) : `${clock.format(end)}, ${day(to).words}`;
  return `${clock.format(begin)} – ${later}`;
}

/** @param {number} milliseconds between two images */
export function pause(milliseconds) {
  const minutes = Math.round(milliseconds / MINUTE_MS);
  if (minutes < 1) {
    return `${Math.round(milliseconds / 1000)} s`;
  }
  if (minutes < 90) {
    return `${minutes} min`;
  }
  return minutes < 2 * 1440 ? `${Math.round(minutes / 60)} h` : counted(Math.round(minutes / 1440), "day");
}

/** @param {any} session */
export const figures = ({ assets, valued }) =>
  counted(assets, "image") + (valued > 0 ? `, ${valued === assets ? "all" : valued} valued` : "");
