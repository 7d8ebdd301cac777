import { el, icon } from "./dom.js";

/** What the generator that comes along can show best: a motif, and a palette. */
const EXAMPLES = [
  "a spiral of warm colours",
  "waves at dusk in deep blue",
  "neon cells in the dark",
  "strata of sand and old stone",
  "petals in soft morning light",
  "a grid of copper and teal",
];

/** What stands where nothing was rendered yet. @param {(words: string) => void} take a prompt into the form */
export const renderTeach = (take) =>
  el(
    "div",
    { class: "render-teach", hidden: true },
    icon("render", "icon empty-mark"),
    el("h2", {}, "Say what you would like to see"),
    el(
      "p",
      {},
      "The price stands beside the button before anything is rendered. What comes out is in your library, with its bill.",
    ),
    el("p", { class: "muted" }, "For example:"),
    el(
      "div",
      { class: "render-examples" },
      ...EXAMPLES.map((words) => el("button", { type: "button", class: "plain", on: { click: () => take(words) } }, words)),
    ),
  );
