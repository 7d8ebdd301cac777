import { el, icon } from "./dom.js";
import { composition, palette } from "./composition-sections.js";
import { head, known, rows, toggle } from "./measure-rows.js";
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
/** Names that would say the opposite of what they measure: more is always better. */
const DETAILS = { artefacts: "Freedom from artefacts" };
const UNSURE = "unsure";
const GUESSES = 3;

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

function detail(found, { toggleHeat }) {
  return found
    ? el(
        "section",
        { class: "panel-detail" },
        head("In detail", toggle("heat", "Map", "H", toggleHeat)),
        rows(Object.entries(found.scores).map(([name, amount]) => [name, DETAILS[name] ?? spelled(name), "", amount])),
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
