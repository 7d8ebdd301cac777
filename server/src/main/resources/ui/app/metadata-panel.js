import { el, iconButton } from "./dom.js";
import { indented } from "./json-indent.js";
import { bytes, counted } from "./words.js";

const HIGHLIGHT = "found";
const MOST_FOUND = 2000;

/**
 * The raw metadata of one asset, as found; JSON laid out, with a search in it.
 *
 * @param {{source: string, text: string}[]} entries
 * @param {(text: string, what: string) => void} copy
 * @returns {HTMLElement[]}
 */
export function metadataPanel(entries, copy) {
  if (entries.length === 0) {
    return [el("p", { class: "muted panel-none" }, "The file carries no text.")];
  }
  const sections = entries.map((entry) => section(entry, copy));
  return [search(sections.map(({ text }) => text)), ...sections.map(({ node }) => node)];
}

function section({ source, text }, copy) {
  const shown = el("pre", { class: "raw-text", tabindex: "0", "aria-label": source }, indented(text) ?? text);
  const node = el(
    "section",
    { class: "raw" },
    el(
      "div",
      { class: "panel-head" },
      el("h3", {}, source),
      el("span", { class: "source numbers" }, bytes(new Blob([text]).size)),
      el(
        "span",
        { class: "panel-head-acts" },
        iconButton("copy", `Copy ${source}`, () => copy(text, source)),
      ),
    ),
    shown,
  );
  return { node, text: shown.firstChild };
}

/** Finds in text without changing the document: the ranges are painted by a highlight. */
function search(texts) {
  const told = el("span", { class: "muted numbers", role: "status" });
  let ranges = [];
  let at = -1;

  function find(wanted) {
    ranges = wanted ? texts.flatMap((node) => rangesOf(node, wanted.toLowerCase())).slice(0, MOST_FOUND) : [];
    at = -1;
    told.textContent = wanted ? counted(ranges.length, "match", "matches") : "";
    globalThis.CSS?.highlights?.set(HIGHLIGHT, new Highlight(...ranges));
    step(1);
  }

  function step(by) {
    if (ranges.length > 0) {
      at = (at + by + ranges.length) % ranges.length;
      ranges[at].startContainer.parentElement.scrollIntoView({ block: "nearest" });
      scrollTo(ranges[at]);
      told.textContent = `${at + 1} of ${counted(ranges.length, "match", "matches")}`;
    }
  }

  const field = el("input", {
    type: "text",
    placeholder: "Find in the metadata",
    "aria-label": "Find in the metadata",
    spellcheck: "false",
    on: {
      input: (event) => find(event.target.value),
      keydown: (event) => {
        if (event.key === "Enter") {
          step(event.shiftKey ? -1 : 1);
        }
      },
    },
  });
  return el("div", { class: "raw-search", role: "search" }, field, told);
}

function rangesOf(node, wanted) {
  const text = node.data.toLowerCase();
  const found = [];
  for (
    let at = text.indexOf(wanted);
    at >= 0 && found.length < MOST_FOUND;
    at = text.indexOf(wanted, at + wanted.length)
  ) {
    const range = new Range();
    range.setStart(node, Math.min(at, node.length));
    range.setEnd(node, Math.min(at + wanted.length, node.length));
    found.push(range);
  }
  return found;
}

/** Brings a range to the middle of the text that scrolls. */
function scrollTo(range) {
  const box = range.startContainer.parentElement;
  box.scrollTop += range.getBoundingClientRect().top - box.getBoundingClientRect().top - box.clientHeight / 2;
}
