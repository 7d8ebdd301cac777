import { el, icon } from "./dom.js";
import { meter } from "./meters.js";
import { percent, score, sentence, spelled } from "./words.js";

const MEASURES = [
  ["sharpness", "Sharpness", "edges are crisp"],
  ["noise", "Freedom from noise", "flat areas are clean"],
  ["exposure", "Exposure", "neither crushed nor blown out"],
  ["contrast", "Contrast", "tones are spread"],
  ["colourfulness", "Colourfulness", "colours are strong"],
  ["blockiness", "Freedom from blocks", "no grid left by compression"],
  ["banding", "Freedom from bands", "gradients are smooth"],
];
const COMPOSED = [
  ["thirds", "Thirds", "what draws the eye lies on the lines of the thirds"],
  ["symmetry", "Symmetry", "the halves are alike"],
  ["balance", "Balance", "visual weight lies about the middle"],
  ["negativeSpace", "Negative space", "share of the picture that is calm"],
];
const UNSURE = "unsure";
const GUESSES = 3;
const LABELLED = 0.14;

/**
 * What was measured in the open asset's picture.
 *
 * @param {any} asset
 * @param {{copy: (text: string, what: string) => void, open: (id: string) => void, analyse: () => void,
 *     toggleHeat: () => void, toggleComposition: () => void}} acts
 * @returns {HTMLElement[]}
 */
export function qualityPanel(asset, acts) {
  if (!asset.quality && !asset.style && !asset.composition) {
    return [nothing(acts)];
  }
  return [
    readiness(asset.readiness),
    basic(asset, acts),
    detail(asset.quality?.detail, acts),
    composition(asset.composition, acts),
    palette(asset.palette, acts),
    style(asset.style, acts),
    sensitive(asset.sensitive),
  ].filter(Boolean);
}

const nothing = ({ analyse }) =>
  el(
    "section",
    { class: "panel-teach" },
    el("h3", {}, "Not looked at yet"),
    el(
      "p",
      { class: "muted" },
      "Quality and style come with Tier 2; composition, palette and a map of the quality with Tier 3. Images get there as you show that they matter: open, star, rate or collect them.",
    ),
    el(
      "button",
      { type: "button", class: "plain", on: { click: analyse } },
      icon("analyse", "icon small"),
      "Analyse now (A)",
    ),
  );

/** Says that findings are those of the stack's cover. */
function fromCover(found, { open }) {
  return found?.inherited
    ? el(
        "button",
        {
          type: "button",
          class: "link inherited",
          title: "Measured on the cover of its stack, not on this image",
          on: { click: () => found.from && open(found.from) },
        },
        "from the cover",
      )
    : null;
}

function head(title, ...beside) {
  return el("div", { class: "panel-head" }, el("h3", {}, title), ...beside);
}

function rows(all) {
  return el(
    "dl",
    { class: "measures" },
    ...all.flatMap(([name, label, meaning, amount]) => [
      el("dt", { title: meaning, data: { measure: name } }, label),
      el("dd", {}, meter(amount), el("span", { class: "numbers" }, score(amount))),
    ]),
  );
}

const known = (names, from) =>
  names
    .filter(([name]) => typeof from[name] === "number")
    .map(([name, label, meaning]) => [name, label, meaning, from[name]]);

function readiness(found) {
  return found
    ? el(
        "section",
        { class: "panel-readiness" },
        head("Ready for a portfolio", el("strong", { class: "numbers panel-figure" }, percent(found.score))),
        meter(found.score, "value-meter"),
        found.reasons.length > 0
          ? el("ul", { class: "reasons" }, ...found.reasons.map((reason) => el("li", {}, sentence(reason))))
          : el("p", { class: "muted" }, "Nothing speaks against it."),
      )
    : null;
}

function basic(asset, acts) {
  const { quality } = asset;
  return quality
    ? el(
        "section",
        { class: "panel-quality" },
        head(
          "Quality",
          fromCover(quality, acts),
          el(
            "strong",
            { class: "numbers panel-figure", title: "the measures weighed into one" },
            score(quality.overall),
          ),
        ),
        rows(known(MEASURES, quality)),
      )
    : null;
}

function toggle(symbol, label, key, act) {
  return el(
    "button",
    { type: "button", class: "plain small panel-head-acts", title: `${label} (${key})`, on: { click: act } },
    icon(symbol, "icon small"),
    label,
  );
}

function detail(found, { toggleHeat }) {
  return found
    ? el(
        "section",
        { class: "panel-detail" },
        head("In detail", toggle("heat", "Map", "H", toggleHeat)),
        rows(Object.entries(found.scores).map(([name, amount]) => [name, spelled(name), "", amount])),
      )
    : null;
}

function composition(found, { toggleComposition }) {
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

function palette(swatches, { copy }) {
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

function style(found, acts) {
  if (!found) {
    return null;
  }
  const guesses = Object.entries(found.scores ?? {})
    .sort((a, b) => b[1] - a[1])
    .slice(0, GUESSES);
  return el(
    "section",
    { class: "panel-style" },
    head("Style", fromCover(found, acts)),
    el(
      "p",
      {},
      el("strong", {}, spelled(found.label)),
      found.label === UNSURE ? el("span", { class: "muted" }, " – nothing stands out enough") : "",
      found.label === UNSURE ? "" : el("span", { class: "muted" }, `, ${percent(found.confidence)} confident`),
    ),
    guesses.length > 1 ? rows(guesses.map(([name, amount]) => [name, spelled(name), "", amount])) : null,
  );
}

function sensitive(share) {
  return typeof share === "number"
    ? el("p", { class: "source" }, `Sensitive content: ${percent(share)} likely, as a small model guesses.`)
    : null;
}
