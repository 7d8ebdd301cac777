import { el } from "./dom.js";
import { head, known, rows, toggle } from "./measure-rows.js";
import { percent } from "./words.js";

const COMPOSED = [
  ["thirds", "Thirds", "what draws the eye lies on the lines of the thirds"],
  ["symmetry", "Symmetry", "the halves are alike"],
  ["balance", "Balance", "visual weight lies about the middle"],
  ["negativeSpace", "Negative space", "share of the picture that is calm"],
];
const LABELLED = 0.14;

/** How the picture is composed. @param {any} found null when it was not measured */
export function composition(found, { toggleComposition }) {
  return found
    ? el(
        "section",
        { class: "panel-composition" },
        head("Composition", toggle("thirds", "Overlay", "O", toggleComposition)),
        rows(known(COMPOSED, found)),
        el(
          "p",
          { class: "muted" },
          found.horizon
            ? `Horizon at ${percent(found.horizon.at)} of the height, ${Math.abs(found.horizon.angle) < 0.5 ? "level" : `tilted by ${found.horizon.angle.toFixed(1)}°`}.`
            : "No horizon was found.",
        ),
      )
    : null;
}

/** Its main colours; a click copies one. @param {any[] | null} swatches */
export function palette(swatches, { copy }) {
  return swatches?.length > 0
    ? el(
        "section",
        { class: "panel-palette" },
        head("Palette"),
        el(
          "ul",
          { class: "palette" },
          ...swatches.map(({ rgb, share }) => {
            const swatch = el("button", {
              type: "button",
              class: "swatch",
              title: `${rgb}, ${percent(share)}: copy`,
              "aria-label": `Copy ${rgb}, ${percent(share)} of the picture`,
              on: { click: () => copy(rgb, rgb) },
            });
            swatch.style.background = rgb;
            const item = el("li", {}, swatch, share >= LABELLED ? el("code", {}, rgb) : "");
            item.style.flexGrow = String(Math.max(0.08, share));
            return item;
          }),
        ),
      )
    : null;
}
