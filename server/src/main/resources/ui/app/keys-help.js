import { el, iconButton } from "./dom.js";
import { PAGES as PAGE_LIST, pressed } from "./page-list.js";

const GRID = [
  [["←", "→", "↑", "↓"], "move"],
  [["Enter"], "open"],
  [["Space"], "quick look"],
  [["Shift", "←"], "choose several (or Shift and click)"],
  [["X"], "choose one more (or Ctrl and click)"],
  [["Ctrl", "A"], "choose all"],
  [["Esc"], "let go"],
  [["-", "+"], "size (or Ctrl and wheel)"],
  [["W"], "whole images or squares"],
  [["F"], "filters"],
  [["P"], "into its stack"],
  [["Shift", "K"], "cover of its stack"],
  [["Shift", "X"], "out of its stack"],
  [["R"], "read again"],
  [["I"], "compare two to four that are chosen"],
];
const WORTH = [
  [["S"], "star"],
  [["1", "–", "5"], "rate; 0 clears"],
  [["6", "–", "9"], "label red, yellow, green, blue"],
  [["Del"], "into the trash"],
  [["E"], "cull: one key for each verdict"],
  [["T"], "tag"],
  [["C"], "collect, portfolio, delivery"],
  [["A"], "analyse now"],
  [["M"], "more like this"],
  [["Shift", "M"], "in the grid: make one stack of the chosen"],
  [["L"], "copy a link to share"],
  [["D"], "download"],
  [["Ctrl", "Z"], "undo, as far back as you like"],
  [["Ctrl", "Shift", "Z"], "do it again (or Ctrl Y)"],
];
const VIEWER = [
  [["←", "→"], "previous, next"],
  [["+", "-"], "zoom (or wheel)"],
  [["Z"], "one to one, and whole (or double click)"],
  [["Shift", "←"], "pan"],
  [["H"], "map of the quality"],
  [["O"], "composition"],
  [["Shift", "M"], "more like this, in the grid"],
  [["B"], "its stack; Shift: in the grid"],
  [["[", "]"], "before, after in its stack"],
  [["K"], "cover of its stack"],
  [["X"], "out of its stack"],
  [["I"], "panel"],
  [["W"], "its worth"],
  [["Q"], "its quality"],
  [["G"], "its lineage"],
  [["R"], "raw metadata"],
  [["P"], "copy the prompt"],
  [["Shift", "E"], "copy the seed"],
  [["Y"], "copy all as A1111 text"],
  [["V"], "render from it"],
  [["Esc"], "close"],
];
const PAGES = [
  [["/"], "search"],
  ...PAGE_LIST.map(({ key, title }) => [pressed(key), title]),
  [["P"], "on Work: pause, resume"],
  [["Ctrl", "Enter"], "on Render: render it"],
  [["E"], "on Render: to the prompt"],
  [["R"], "on Sessions: rename"],
  [["M"], "on Sessions: mark; Shift and M merges"],
  [["S"], "on Sessions: split"],
  [["R"], "on Trash: restore"],
  [["N"], "add images"],
  [["?"], "this help"],
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
  ["is:starred tag:night", "what you said of them"],
  ["value:>0.3 tier:3", "what they are worth, how deep they were analysed"],
  ["like:…", "images like one: key M on it"],
  ['about:"a quiet harbour"', "by meaning, not by words"],
  ["is:missing", "files that are gone"],
  ["label:red", "by label"],
  ["is:trashed", "what lies in the trash"],
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
      el("div", {}, column("Everywhere", PAGES.map(keyRow)), column("Grid", GRID.map(keyRow))),
      el("div", {}, column("Grid and viewer", WORTH.map(keyRow)), column("Viewer", VIEWER.map(keyRow))),
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
const keyRow = ([keys, meaning]) =>
  row(el("span", {}, ...keys.flatMap((key) => [key === "–" ? key : el("kbd", {}, key), " "])), meaning);
