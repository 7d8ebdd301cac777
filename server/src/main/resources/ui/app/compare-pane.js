import { address } from "./api.js";
import { el, setAttribute } from "./dom.js";
import { isShownByBrowsers } from "./picture.js";
import { verdictMarks, verdictWords } from "./verdict-marks.js";

/**
 * One of the images that are compared.
 *
 * @param {any} asset @param {any} veil @param {() => void} choose
 */
export function createPane(asset, veil, choose) {
  const frame = el("div", { class: "compare-frame" }, image(address.thumbnail(asset.id), ""));
  const view = el("div", { class: "compare-view" }, frame);
  const marks = el("div", { class: "compare-marks" });
  const sign = el("div", { class: "cull-sign", "aria-hidden": "true" });
  const facts = el("dl", { class: "compare-facts" });
  const node = el(
    "div",
    { class: "compare-pane", role: "option", on: { pointerdown: choose } },
    view,
    sign,
    el("div", { class: "compare-head" }, el("span", { class: "cut" }, asset.name), marks),
    facts,
  );
  frame.classList.toggle("veiled", veil.covers(asset));
  const full = image(isShownByBrowsers(asset) ? address.original(asset.id) : address.preview(asset.id), asset.name);
  full.decode().then(
    () => frame.replaceChildren(full),
    () => {}, // the thumbnail stays
  );

  return {
    node,
    view,
    frame,
    sign,
    id: asset.id,
    size: { width: asset.width || 512, height: asset.height || 512 },
    /** @param {any} known */
    describe(known) {
      marks.replaceChildren(...verdictMarks(known));
      node.classList.toggle("rejected", Boolean(known.trashed));
      setAttribute(node, "aria-label", `${known.name}: ${verdictWords(known)}`);
    },
    /** @param {{label: string, text: string}[]} rows */
    differ(rows) {
      facts.replaceChildren(
        ...(rows.length > 0
          ? rows.flatMap(({ label, text }) => [el("dt", {}, label), el("dd", { title: text }, text)])
          : [el("dd", { class: "muted" }, "Made in the same way")]),
      );
    },
    /** @param {boolean} on */
    activate(on) {
      node.classList.toggle("active", on);
      setAttribute(node, "aria-selected", String(on));
    },
  };
}

function image(source, alt) {
  const made = el("img", { alt, draggable: "false" });
  made.src = source;
  return made;
}
