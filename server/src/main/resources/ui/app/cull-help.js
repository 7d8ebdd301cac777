import { el } from "./dom.js";

const KEYS = [
  [["S"], "star"],
  [["X"], "reject, and take back out of the trash"],
  [["Del"], "delete: into the trash without a word about its worth"],
  [["1", "–", "5"], "rate; 0 clears"],
  [["6", "7", "8", "9"], "label red, yellow, green, blue"],
  [["Space", "→"], "next"],
  [["←"], "previous"],
  [["↓", "↑"], "next and previous in its stack"],
  [["U"], "undo (or Ctrl Z); again with Ctrl Shift Z"],
  [["F"], "whole, and one to one"],
  [["+", "-"], "zoom"],
  [["C"], "compare with its look-alikes or neighbours"],
  [["A"], "move on by itself after a verdict, or stay"],
  [["Esc"], "leave"],
];
const HINTS = [
  ["S", "star"],
  ["X", "reject"],
  ["1–5", "rate"],
  ["6–9", "label"],
  ["Space", "next"],
  ["↓ ↑", "stack"],
  ["C", "compare"],
  ["U", "undo"],
  ["?", "all keys"],
];

/** The line of hints below the pictures. */
export const hints = () =>
  el("p", { class: "cull-hints", "aria-hidden": "true" }, ...HINTS.map(([key, what]) => el("span", {}, el("kbd", {}, key), " ", what)));

/** All keys, over the picture. */
export function createCullHelp() {
  const rows = KEYS.flatMap(([keys, what]) => [
    el("dt", {}, ...keys.flatMap((key) => [key === "–" ? key : el("kbd", {}, key), " "])),
    el("dd", {}, what),
  ]);
  const node = el(
    "div",
    { class: "cull-help", role: "note", hidden: true },
    el("h2", {}, "Culling with keys"),
    el("dl", { class: "help-list" }, ...rows),
    el("p", { class: "muted" }, "Nothing is deleted from the disk: what is rejected waits in the trash."),
  );
  return {
    node,
    get shown() {
      return !node.hidden;
    },
    toggle(shown = node.hidden) {
      node.hidden = !shown;
    },
  };
}
