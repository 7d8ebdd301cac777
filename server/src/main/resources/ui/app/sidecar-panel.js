import { el } from "./dom.js";
import { sidecarWords } from "./sidecar-words.js";
import { counted, pathEnd } from "./words.js";

const MOST_SHOWN = 12;

/**
 * Writes and reads sidecars, and says before what will be done.
 *
 * @param {{exports: any, which: () => {query?: string, assets?: string[]}}} parts
 */
export function createSidecarPanel({ exports, which }) {
  const result = el("div", { class: "sidecar-result", role: "status" });
  const look = (verb, label) =>
    el("button", { type: "button", class: "plain", on: { click: () => run(verb, true) } }, label);
  const buttons = [look("write", "Write…"), look("read", "Read…")];
  let turn = 0;

  async function run(verb, dryRun) {
    const mine = ++turn;
    buttons.forEach((button) => (button.disabled = true));
    result.replaceChildren(el("p", { class: "muted" }, dryRun ? "Looking at the sidecars…" : "At work…"));
    try {
      const report = await exports.sidecars(verb, which(), dryRun);
      if (mine === turn) {
        show(verb, report);
      }
    } catch (problem) {
      if (mine === turn) {
        result.replaceChildren(el("p", { class: "danger", role: "alert" }, problem.message));
      }
    } finally {
      buttons.forEach((button) => (button.disabled = false));
    }
  }

  function show(verb, report) {
    const { plain, wrong, open } = sidecarWords(verb, report);
    const lines = [
      ...plain.map((line) => el("li", {}, line)),
      ...wrong.map((line) => el("li", { class: "danger" }, line)),
    ];
    const label = verb === "write" ? `Write ${counted(open, "sidecar")}` : `Take over from ${counted(open, "sidecar")}`;
    result.replaceChildren(
      el("ul", { class: "sidecar-sums" }, ...(lines.length ? lines : [el("li", { class: "muted" }, "There is nothing to do.")])),
      items(report.items),
    );
    if (report.dryRun && open > 0) {
      const act = el("button", { type: "button", class: "primary", on: { click: () => run(verb, false) } }, label);
      result.append(act);
      act.focus();
    } else if (!report.dryRun && verb === "read" && open > 0) {
      result.append(el("button", { type: "button", class: "plain", on: { click: undo } }, "Undo"));
    }
  }

  function items(all) {
    const told = all.filter(({ words }) => words.length > 0);
    return el(
      "ul",
      { class: "sidecar-items" },
      ...told.slice(0, MOST_SHOWN).map(({ path, outcome, words }) =>
        el(
          "li",
          { title: path },
          el("span", { class: "sidecar-path" }, pathEnd(path)),
          el("span", { class: outcome === "updated" ? "muted" : "danger" }, words.join(", ")),
        ),
      ),
      told.length > MOST_SHOWN && el("li", { class: "muted" }, `and ${told.length - MOST_SHOWN} more listed by “sluice sidecars”`),
    );
  }

  async function undo() {
    try {
      const { act } = await exports.undo();
      result.replaceChildren(el("p", {}, act ? `Undone: ${act.words}` : "There is nothing to undo."));
    } catch (problem) {
      result.replaceChildren(el("p", { class: "danger", role: "alert" }, problem.message));
    }
  }

  return {
    node: el(
      "section",
      { class: "export-part", "aria-label": "Sidecars" },
      el("h3", {}, "XMP sidecars beside the originals"),
      el(
        "p",
        { class: "muted" },
        "Ratings, colours, stars, rejections, tags and collections for digiKam, Bridge, darktable, Lightroom and exiftool,"
          + " and back from them. Images themselves are never changed.",
      ),
      el("div", { class: "export-line" }, ...buttons),
      result,
    ),
    clear() {
      turn++;
      result.replaceChildren();
    },
  };
}
