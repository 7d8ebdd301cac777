import { el, icon, iconButton } from "./dom.js";
import { ratingPips } from "./rating.js";
import { counted } from "./words.js";

/** What can be done with the chosen images, shown while there are some. @param {HTMLElement} element */
export function createSelectionBar({ element, store, selection, curation, dialogs, stacking }) {
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
    button("star", "Star", "S", curation.star),
    pips.node,
    button("tag", "Tag", "T", dialogs.tag),
    button("collect", "Collect", "C", dialogs.collect),
    button("analyse", "Analyse now", "A", curation.analyse),
    button("stack", "One stack", "Shift+M", stacking.merge),
    button("share", "Share", "L", curation.share),
    button("download", "Download", "D", curation.download),
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
