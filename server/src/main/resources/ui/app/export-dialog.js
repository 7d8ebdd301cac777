import { createExportApi } from "./api-export.js";
import { el, iconButton } from "./dom.js";
import { createSidecarPanel } from "./sidecar-panel.js";
import { counted } from "./words.js";

const MOST_IDS = 1_000;
const WHAT = [
  ["zip", "Originals", "One ZIP file, the images as they are"],
  ["csv", "Table", "CSV for spreadsheets; text that looks like a formula gets an apostrophe"],
  ["json", "Everything known", "JSON, a line for each image"],
  ["prompts", "Prompts", "Plain text, each prompt once with its negative"],
];
const NAMES = [
  ["original", "Names as they are"],
  ["numbered", "Numbered in this order"],
  ["seed", "Named by seed"],
];

/**
 * Exports the chosen images, or the whole search when none are chosen.
 *
 * @param {{dialog: HTMLDialogElement, opener: HTMLButtonElement, store: any, api: any, say: (message: string) => void}} parts
 */
export function createExportDialog({ dialog, opener, store, api, say }) {
  const exports = createExportApi(api);
  /** @type {{query?: string, assets?: string[]}} */
  let which = {};
  const heading = el("h2", { id: "export-title" });
  const sidecars = el("input", { type: "checkbox", id: "export-sidecars" });
  const counts = el("input", { type: "checkbox", id: "export-counted", checked: true });
  const names = el(
    "select",
    { id: "export-names", "aria-label": "Names" },
    ...NAMES.map(([value, label]) => el("option", { value }, label)),
  );
  const choices = WHAT.map(([value, label, hint]) =>
    el(
      "label",
      { class: "export-what" },
      el("input", { type: "radio", name: "export-what", value, checked: value === "zip", on: { change: showOptions } }),
      el("span", {}, el("strong", {}, label), el("span", { class: "muted" }, hint)),
    ),
  );
  const options = el(
    "div",
    { class: "export-options" },
    el("label", { class: "check" }, sidecars, "With an XMP sidecar each"),
    el("label", { class: "check" }, counts, "Count as downloads, so that they are analysed in depth"),
    names,
  );
  const panel = createSidecarPanel({ exports, which: () => which });
  dialog.setAttribute("aria-labelledby", heading.id);
  dialog.append(
    el("header", { class: "sheet-head" }, heading, iconButton("close", "Close", () => dialog.close(), { key: "Esc" })),
    el(
      "div",
      { class: "export-body" },
      el(
        "form",
        { class: "export-part", on: { submit: save } },
        el("div", { class: "export-choices", role: "radiogroup", "aria-label": "What" }, ...choices),
        options,
        el("div", { class: "export-line" }, el("button", { type: "submit", class: "primary" }, "Save to a file")),
      ),
      panel.node,
    ),
  );
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  dialog.addEventListener("keydown", (event) => event.stopPropagation());
  opener.addEventListener("click", () => open());

  const what = () => dialog.querySelector("[name='export-what']:checked").value;

  function showOptions() {
    options.hidden = what() !== "zip";
  }

  function save(event) {
    event.preventDefault();
    const { route } = store.state;
    const parameters = {
      what: what(),
      ...(which.assets ? { ids: which.assets.join(",") } : { q: which.query }),
      ...(route.sort ? { sort: route.sort } : {}),
    };
    if (what() === "zip") {
      parameters.names = names.value;
      Object.assign(parameters, sidecars.checked && { sidecars: "1" }, !counts.checked && { uncounted: "1" });
    }
    el("a", { href: exports.address(parameters), download: "" }).click();
    say("The export is being saved by your browser");
  }

  function open() {
    const { selected, library } = store.state;
    const all = selected.size === 0 || selected.size === library.order.length;
    const count = all ? library.order.length : selected.size;
    if (count === 0) {
      return say("There is nothing to export");
    }
    if (!all && selected.size > MOST_IDS) {
      return say(`Choose up to ${MOST_IDS} images, or none to export the whole search`);
    }
    which = all ? { query: library.query } : { assets: [...selected] };
    heading.textContent = all && selected.size === 0 ? `Export all ${counted(count, "image")}` : `Export ${counted(count, "image")}`;
    panel.clear();
    showOptions();
    dialog.showModal();
    dialog.querySelector("[name='export-what']:checked").focus();
  }

  return { open };
}
