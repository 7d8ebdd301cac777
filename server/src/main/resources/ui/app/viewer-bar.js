import { el, iconButton, setAttribute } from "./dom.js";
import { ratingPips } from "./rating.js";

/** The viewer's upper edge: where one is, what can be said of the image, and what can be shown of it. */
export function createViewerBar(acts) {
  const place = el("span", { class: "viewer-place numbers" });
  const scale = el("span", { class: "viewer-scale numbers", "aria-live": "off" });
  const button = (symbol, label, key, act) => iconButton(symbol, label, act, { key });
  const star = button("star", "Star", "S", acts.star);
  const pips = ratingPips(acts.rate);
  const analyse = button("analyse", "Analyse now", "A", acts.analyse);
  const heat = button("heat", "Map of the quality", "H", acts.toggleHeat);
  const composition = button("thirds", "Composition", "O", acts.toggleComposition);
  const stack = button("stack", "Its stack", "B", acts.stack.toggle);
  const render = button("render", "Render from this…", "V", acts.render);
  const similar = button("similar", "More like this", "M", acts.toggleSimilar);
  const panel = button("panel", "Panel", "I", acts.togglePanel);
  const group = (label, ...buttons) =>
    el("div", { class: "viewer-group", role: "group", "aria-label": label }, ...buttons);

  return {
    node: el(
      "div",
      { class: "viewer-bar" },
      button("close", "Close", "Esc", acts.close),
      place,
      scale,
      el("span", { class: "viewer-gap" }),
      group(
        "Say what it is worth",
        star,
        pips.node,
        button("tag", "Tag", "T", acts.tag),
        button("collect", "Collect", "C", acts.collect),
        analyse,
      ),
      group("Look closer", heat, composition, stack, similar),
      group("Go on from it", render),
      group(
        "Take along",
        button("share", "Copy a link to share", "L", acts.share),
        button("download", "Download the original", "D", acts.download),
      ),
      panel,
    ),
    place,
    scale,
    /** @param {any} asset */
    describe(asset) {
      star.classList.toggle("starred", Boolean(asset.starred));
      setAttribute(star, "aria-pressed", String(Boolean(asset.starred)));
      pips.show(asset.rating ?? 0);
      analyse.disabled = asset.tier >= 3;
    },
    /** @param {{heat?: boolean, composition?: boolean, stack?: boolean, similar?: boolean, panel?: boolean}} shown */
    press(shown) {
      const buttons = { heat, composition, stack, similar, panel };
      Object.entries(shown).forEach(([name, on]) => setAttribute(buttons[name], "aria-pressed", String(on)));
    },
  };
}
