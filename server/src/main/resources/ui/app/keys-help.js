import { el, iconButton } from "./dom.js";

const GRID = [
  [["←", "→", "↑", "↓"], "move"],
  [["PgUp", "PgDn"], "a screen up, down"],
  [["Home", "End"], "first, last"],
  [["Enter"], "open"],
  [["Space"], "quick look"],
  [["-", "+"], "size (or Ctrl and wheel)"],
  [["W"], "whole images or squares"],
  [["F"], "filters"],
  [["/"], "search"],
  [["N"], "add images"],
  [["R"], "read again"],
];
const VIEWER = [
  [["←", "→"], "previous, next"],
  [["+", "-"], "zoom (or wheel)"],
  [["1"], "one to one"],
  [["0"], "fit (or double click)"],
  [["Shift", "←"], "pan"],
  [["I"], "panel"],
  [["M"], "raw metadata"],
  [["C"], "copy the prompt"],
  [["S"], "copy the seed"],
  [["A"], "copy all as A1111 text"],
  [["D"], "download"],
  [["Esc"], "close"],
];
const LANGUAGE = [
  ["red castle", "both words, in prompt or file name"],
  ['"red castle"', "the words one after the other"],
  ["castl*", "a beginning"],
  ["-dragon", "not this word"],
  ["cat OR dog", "one of the two"],
  ["model:juggernaut*", "by field: model, tool, sampler, lora, seed, format, folder …"],
  ["steps:>30 width:>=1024", "numbers compared"],
  ["guidance:5..8", "a range"],
  ["created:>2026-01-01", "by date"],
  ["(tool:forge OR tool:comfyui)", "Ctrl and click in the filters chooses several"],
  ["is:missing", "files that are gone"],
];

/** The dialog with the keys and the query language. @param {HTMLDialogElement} dialog */
export function createKeysHelp(dialog) {
  dialog.append(
    el(
      "header",
      { class: "sheet-head" },
      el("h2", {}, "Keys and search"),
      iconButton("close", "Close", () => dialog.close(), { key: "Esc" }),
    ),
    el(
      "div",
      { class: "help-columns" },
      column("Grid", GRID.map(keyRow)),
      column("Viewer", VIEWER.map(keyRow)),
      column(
        "Search",
        LANGUAGE.map(([text, meaning]) => row(el("code", {}, text), meaning)),
        "help-language",
      ),
    ),
  );
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  return {
    open() {
      if (!dialog.open) {
        dialog.showModal();
      }
    },
  };
}

const column = (title, rows, name = "") =>
  el("section", { class: name }, el("h3", {}, title), el("dl", { class: "help-list" }, ...rows.flat()));
const row = (what, meaning) => [el("dt", {}, what), el("dd", {}, meaning)];
const keyRow = ([keys, meaning]) => row(el("span", {}, ...keys.flatMap((key) => [el("kbd", {}, key), " "])), meaning);
