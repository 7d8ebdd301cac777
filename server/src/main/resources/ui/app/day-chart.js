import { el, svg } from "./dom.js";
import { exactly, money } from "./money.js";
import { count, duration } from "./words.js";

const WIDTH = 960;
const HEIGHT = 190;
const LEFT = 64;
const BOTTOM = 24;
const TOP = 10;
const LABELS = 8;
const TIERS = [1, 2, 3];
const shortDay = new Intl.DateTimeFormat(undefined, { month: "short", day: "numeric", timeZone: "UTC" });

/**
 * Columns by day, stacked by tier, with the same figures as a table behind.
 *
 * @param {ReturnType<import("./spend-days.js").addDays>} days
 * @param {Record<string, string>} names of the tiers
 */
export function dayChart(days, names) {
  const most = ceiling(Math.max(...days.map(({ microUsd }) => microUsd), 1));
  const step = (WIDTH - LEFT) / days.length;
  const height = (microUsd) => ((HEIGHT - TOP - BOTTOM) * microUsd) / most;
  const used = TIERS.filter((tier) => days.some(({ tiers }) => tiers[tier] > 0));

  function column(entry, i) {
    const x = LEFT + i * step;
    let y = HEIGHT - BOTTOM;
    const parts = used.map((tier) => {
      const h = height(entry.tiers[tier] ?? 0);
      y -= h;
      return svg("rect", { class: `tier-${tier}`, x: x + step * 0.14, y, width: Math.max(1, step * 0.72), height: h });
    });
    const said = `${shortDay.format(new Date(entry.day))}: ${money(entry.microUsd)}, ${count(entry.images)} analysed`;
    return svg(
      "g",
      {},
      svg("title", {}, said),
      svg("rect", { class: "day-hit", x, y: TOP, width: step, height: HEIGHT - TOP - BOTTOM }),
      ...parts,
    );
  }

  const lines = [0, 0.5, 1].flatMap((share) => {
    const y = HEIGHT - BOTTOM - height(most * share);
    return [
      svg("line", { class: "chart-line", x1: LEFT, x2: WIDTH, y1: y, y2: y }),
      svg("text", { class: "chart-label", x: LEFT - 8, y: y + 4, "text-anchor": "end" }, money(most * share)),
    ];
  });
  const every = Math.ceil(days.length / LABELS);
  const labels = days
    .map((entry, i) => ({ entry, i }))
    .filter(({ i }) => (days.length - 1 - i) % every === 0)
    .map(({ entry, i }) =>
      svg(
        "text",
        { class: "chart-label", x: LEFT + (i + 0.5) * step, y: HEIGHT - 6, "text-anchor": "middle" },
        shortDay.format(new Date(entry.day)),
      ),
    );

  return el(
    "figure",
    { class: "chart" },
    el(
      "div",
      { class: "chart-drawn" },
      svg(
        "svg",
        {
          viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
          role: "img",
          "aria-label": "Spent by day and tier; the table below has the figures",
        },
        ...lines,
        ...days.map(column),
        ...labels,
      ),
    ),
    el(
      "figcaption",
      { class: "chart-legend" },
      ...used.map((tier) => el("span", {}, el("i", { class: `key tier-${tier}`, "aria-hidden": "true" }), names[tier])),
    ),
    asTable(days),
  );
}

/** The next round figure above. */
function ceiling(n) {
  const size = 10 ** Math.floor(Math.log10(n));
  return [1, 2, 4, 6, 8, 10].find((step) => step * size >= n) * size;
}

function asTable(days) {
  const filled = days.filter(({ microUsd, images }) => microUsd > 0 || images > 0).reverse();
  return el(
    "details",
    { class: "chart-table", id: "days-table" },
    el("summary", {}, "As a table"),
    el(
      "table",
      { class: "figures-table" },
      el(
        "thead",
        {},
        el("tr", {}, ...["Day", "Images", "Processor time", "Price"].map((text) => el("th", { scope: "col" }, text))),
      ),
      el(
        "tbody",
        {},
        ...filled.map(({ day, images, cpuSeconds, microUsd }) =>
          el(
            "tr",
            {},
            el("th", { scope: "row" }, day),
            el("td", { class: "numbers" }, count(images)),
            el("td", { class: "numbers" }, duration(cpuSeconds)),
            el("td", { class: "numbers", title: exactly(microUsd) }, money(microUsd)),
          ),
        ),
      ),
    ),
  );
}
