import { el, icon, iconButton } from "./dom.js";
import { ratingPips } from "./rating.js";
import { counted } from "./words.js";

/** What can be done with the chosen images, shown while there are some. @param {HTMLElement} element */
export function createSelectionBar({
  element,
  store,
  selection,
  curation,
  dialogs,
  culling,
  compareChosen,
  exporting,
  stacking,
}) {
  const onAll = (act) => () => void act(selection.targets());
  const said = el("p", { class: "selection-count numbers", role: "status" });
  const button = (symbol, label, key, act) =>
    el(
      "button",
      {
        type: "button",
        class: "ghost",
        title: `${label} (${key})`,
        "aria-keyshortcuts": key,
        on: { click: onAll(act) },
      },
      icon(symbol),
      el("span", { class: "bar-label" }, label),
    );
  const pips = ratingPips((rating) => void curation.rate(selection.targets(), rating));
  element.append(
    said,
    button("star", "Star", "S", (ids) => curation.star(ids)),
    pips.node,
    button("tag", "Tag", "T", dialogs.tag),
    button("collect", "Collect", "C", dialogs.collect),
    button("analyse", "Analyse now", "A", curation.analyse),
    button("cull", "Cull", "E", culling.start),
    button("compare", "Compare", "I", compareChosen),
    button("trash", "To the trash", "Del", (ids) => curation.remove(ids)),
    button("stack", "One stack", "Shift+M", stacking.merge),
    button("share", "Share", "L", curation.share),
    button("download", "Download", "D", curation.download),
    el(
      "button",
      { type: "button", class: "ghost", title: "Export…", "aria-haspopup": "dialog", on: { click: exporting.open } },
      icon("export"),
      el("span", { class: "bar-label" }, "Export…"),
    ),
    iconButton("close", "Let go", selection.clear, { key: "Esc" }),
  );

  store.watch(
    (state) => state.selected,
    (selected) => {
      element.hidden = selected.size === 0;
      said.textContent = selected.size === 0 ? "" : `${counted(selected.size, "image")} chosen`;
      pips.show(0);
    },
  );
}
