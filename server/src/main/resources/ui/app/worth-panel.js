import { companySections } from "./company-sections.js";
import { el, icon } from "./dom.js";
import { balanceBar, meter } from "./meters.js";
import { exactly, money } from "./money.js";
import { reasonName } from "./signal-words.js";
import { date, duration, value as inFull, signed, spelled, when } from "./words.js";

const TIERS = {
  1: ["Immediate", "Known and found by its words. Nothing has been looked at in the picture yet."],
  2: ["Standard", "Its quality, style and likeness to others are known."],
  3: ["Deep", "Looked at in detail: quality by region, composition, palette, readiness for a portfolio."],
};

/**
 * What the open asset is worth, why, and what it has cost.
 *
 * @param {any} asset
 * @param {{open: (id: string) => void, search: (query: string) => void, analyse: () => void}} acts
 * @param {any} api
 * @param {AbortSignal} signal ends what is still being asked for
 * @returns {HTMLElement[]}
 */
export function worthPanel(asset, acts, api, signal) {
  return [value(asset), tier(asset, acts), ...bill(asset), ...companySections(asset, acts, api, signal)];
}

function value(asset) {
  if (asset.value === null || asset.value === undefined) {
    return el(
      "section",
      { class: "panel-value" },
      el("h3", {}, "Value"),
      el(
        "p",
        { class: "muted" },
        "Not estimated yet. It follows from what you do with the image: look, star, rate, collect.",
      ),
    );
  }
  const because = asset.valueBecause ?? [];
  const most = Math.max(...because.map(({ contribution }) => Math.abs(contribution)), 1e-9);
  return el(
    "section",
    { class: "panel-value" },
    el("h3", {}, "Value"),
    el(
      "p",
      { class: "value-line" },
      el("strong", { class: "value-number numbers" }, inFull(asset.value)),
      el("span", { class: "muted" }, "estimated chance that it ends in a portfolio or a delivery"),
    ),
    meter(asset.value, "value-meter"),
    el(
      "table",
      { class: "because" },
      el("caption", { class: "visually-hidden" }, "What the value is made of"),
      el("tbody", {}, ...because.map((one) => reason(one, most))),
      el(
        "tfoot",
        {},
        el(
          "tr",
          {},
          el("th", { scope: "row" }, "Together"),
          el("td", {}),
          el("td", { class: "numbers" }, inFull(because.reduce((sum, { contribution }) => sum + contribution, 0))),
        ),
      ),
    ),
  );
}

function reason({ signal, contribution, since }, most) {
  return el(
    "tr",
    { data: { signal }, title: since ? `last ${date(since)}` : null },
    el("th", { scope: "row" }, reasonName(signal), since ? el("span", { class: "because-since" }, when(since)) : ""),
    el("td", { class: "because-bar" }, balanceBar(contribution, most)),
    el("td", { class: contribution < 0 ? "numbers less" : "numbers more" }, signed(contribution)),
  );
}

function tier(asset, { analyse }) {
  const [name, meaning] = TIERS[asset.tier] ?? TIERS[1];
  const steps = [1, 2, 3].map((n) =>
    el(
      "li",
      { class: n <= asset.tier ? "reached" : "", "aria-current": n === asset.tier ? "step" : null },
      TIERS[n][0],
    ),
  );
  return el(
    "section",
    { class: "panel-tier" },
    el("h3", {}, `Tier ${asset.tier}: ${name.toLowerCase()}`),
    el("ol", { class: "tier-steps" }, ...steps),
    el("p", { class: "muted" }, meaning),
    asset.tier < 3
      ? el(
          "button",
          { type: "button", class: "plain small", title: "To the front of the queue (A)", on: { click: analyse } },
          icon("analyse", "icon small"),
          "Analyse now",
        )
      : null,
  );
}

function bill(asset) {
  const cost = asset.cost ?? [];
  if (cost.length === 0) {
    return [];
  }
  const sum = (name) => cost.reduce((all, one) => all + one[name], 0);
  const cells = (name, seconds, micro) => [
    el("th", { scope: "row" }, name),
    el("td", { class: "numbers" }, duration(seconds)),
    // A step of some milliseconds costs less than the smallest unit, but not nothing.
    el("td", { class: "numbers", title: exactly(micro) }, micro === 0 && seconds > 0 ? "< 1 µ$" : money(micro)),
  ];
  return [
    el(
      "section",
      { class: "panel-bill" },
      el("h3", {}, "Bill"),
      el(
        "table",
        { class: "bill" },
        el(
          "thead",
          { class: "visually-hidden" },
          el("tr", {}, ...["Step", "Processor time", "Price"].map((text) => el("th", { scope: "col" }, text))),
        ),
        el(
          "tbody",
          {},
          ...cost.map(({ step, seconds, microUsd }) => el("tr", {}, ...cells(spelled(step), seconds, microUsd))),
        ),
        el("tfoot", {}, el("tr", {}, ...cells("Total", sum("seconds"), sum("microUsd")))),
      ),
    ),
  ];
}
