// Numbers and dates as people read them, in the browser's language.

const whole = new Intl.NumberFormat();
const moment = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });

/** @param {number} n */
export const count = (n) => whole.format(n);

/** @param {number} n @param {string} one @param {string} [many] */
export const counted = (n, one, many = one + "s") => `${whole.format(n)} ${n === 1 ? one : many}`;

/** @param {string | null} iso */
export const date = (iso) => (iso ? moment.format(new Date(iso)) : "");

/** @param {number} bytes */
export function bytes(bytes) {
  const units = ["B", "KB", "MB", "GB", "TB"];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${value >= 100 || unit === 0 ? Math.round(value) : value.toFixed(1)} ${units[unit]}`;
}

/** @param {number} milliseconds */
export const took = (milliseconds) =>
  milliseconds < 1000 ? `${Math.max(1, Math.round(milliseconds))} ms` : `${(milliseconds / 1000).toFixed(1)} s`;

/** A share, 0 to 1, as a percentage. @param {number} share */
export const percent = (share) => `${Math.round(100 * share)} %`;

/** A value, a score: two decimals, as the search language takes them. @param {number} n */
export const score = (n) => n.toFixed(2);

/** A value in full: what adds up to it is often small. @param {number} n */
export const value = (n) => n.toFixed(3);

/** What adds to a value or takes from it, with its sign. @param {number} n */
export const signed = (n) => (n < 0 ? "−" : "+") + value(Math.abs(n));

const relative = new Intl.RelativeTimeFormat(undefined, { numeric: "auto" });
const SPANS = [
  ["year", 31_557_600],
  ["month", 2_629_800],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

/** How long ago, or until when. @param {string} iso */
export function when(iso) {
  const seconds = (Date.parse(iso) - Date.now()) / 1000;
  const [unit, span] = SPANS.find(([, length]) => Math.abs(seconds) >= length) ?? ["second", 1];
  return unit === "second" ? "just now" : relative.format(Math.round(seconds / span), unit);
}

/** A name of the program in words: `negativeSpace` is "negative space". @param {string} name */
export const spelled = (name) => {
  const text = name.replace(/[-_]/g, " ").replace(/([a-z])([A-Z])/g, (_, a, b) => `${a} ${b.toLowerCase()}`);
  return text.charAt(0).toUpperCase() + text.slice(1);
};

/** @param {number} seconds */
export function duration(seconds) {
  if (seconds > 0 && seconds < 0.1) {
    return `${Math.max(1, Math.round(1000 * seconds))} ms`;
  }
  if (seconds < 60) {
    return `${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)} s`;
  }
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? `${minutes} min ${Math.round(seconds % 60)} s`
    : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** What the server says, begun and ended as a sentence. @param {string} text */
export const sentence = (text) => text.charAt(0).toUpperCase() + text.slice(1) + (/[.!?…]$/.test(text) ? "" : ".");

/** Both kinds of separators: the server may run anywhere. @param {string} path */
export const fileName = (path) => path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);

/** The end of a path, which tells most. @param {string} path @param {number} parts */
export function pathEnd(path, parts = 2) {
  const names = path.split(/[/\\]/).filter(Boolean);
  return names.length <= parts ? path : "…/" + names.slice(-parts).join("/");
}
