import { el, icon } from "./dom.js";
import { meter } from "./meters.js";
import { score } from "./words.js";

/** A section's heading with what stands beside it. @param {string} title @param {...any} beside */
export function head(title, ...beside) {
  return el("div", { class: "panel-head" }, el("h3", {}, title), ...beside);
}

/** Measures as bars. @param {[string, string, string, number][]} all name, label, meaning, 0 to 1 */
export function rows(all) {
  return el(
    "dl",
    { class: "measures" },
    ...all.flatMap(([name, label, meaning, amount]) => [
      el("dt", { title: meaning, data: { measure: name } }, label),
      el("dd", {}, meter(amount), el("span", { class: "numbers" }, score(amount))),
    ]),
  );
}

/** Those of the named measures that were made. @param {string[][]} names name, label, meaning @param {any} from */
export const known = (names, from) =>
  names
    .filter(([name]) => typeof from[name] === "number")
    .map(([name, label, meaning]) => [name, label, meaning, from[name]]);

/** A small button that shows or hides something over the picture. */
export function toggle(symbol, label, key, act) {
  return el(
    "button",
    { type: "button", class: "plain small panel-head-acts", title: `${label} (${key})`, on: { click: act } },
    icon(symbol, "icon small"),
    label,
  );
}
