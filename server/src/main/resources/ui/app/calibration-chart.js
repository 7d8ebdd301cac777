import { el, svg } from "./dom.js";
import { counted, percent } from "./words.js";

const WIDTH = 460;
const HEIGHT = 300;
const LEFT = 46;
const BOTTOM = 36;
const TOP = 10;

const x = (value) => LEFT + value * (WIDTH - LEFT - 12);
const y = (share) => TOP + (1 - share) * (HEIGHT - TOP - BOTTOM);

/**
 * What was said against what came, by tenths of the scale; both also as a table for who cannot see it.
 *
 * @param {{value: number, share: number, assets: number}[]} before
 * @param {{value: number, share: number, assets: number}[]} after
 */
export function calibrationChart(before, after) {
  const most = Math.max(...[...before, ...after].map(({ assets }) => assets), 1);
  const radius = (assets) => 3 + 7 * Math.sqrt(assets / most);
  const curve = (bins, kind) => {
    const there = bins.filter(({ assets }) => assets > 0);
    return svg(
      "g",
      { class: `calibration-${kind}` },
      svg("polyline", { points: there.map(({ value, share }) => `${x(value)},${y(share)}`).join(" ") }),
      ...there.map(({ value, share, assets }) =>
        svg(
          "circle",
          { cx: x(value), cy: y(share), r: radius(assets) },
          svg("title", {}, `${kind}: valued ${percent(value)}, chosen ${percent(share)} of ${counted(Math.round(assets), "image")}`),
        ),
      ),
    );
  };
  const ticks = [0, 0.25, 0.5, 0.75, 1];
  return el(
    "figure",
    { class: "calibration" },
    svg(
      "svg",
      { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": "Calibration: what values said against what was chosen" },
      ...ticks.map((at) => svg("line", { class: "chart-line", x1: x(0), x2: x(1), y1: y(at), y2: y(at) })),
      ...ticks.map((at) => svg("text", { class: "chart-label", x: x(0) - 8, y: y(at) + 4, "text-anchor": "end" }, percent(at))),
      ...ticks.map((at) =>
        svg("text", { class: "chart-label", x: x(at), y: y(0) + 18, "text-anchor": at === 1 ? "end" : "middle" }, percent(at)),
      ),
      svg("text", { class: "chart-label", x: x(0.5), y: HEIGHT - 2, "text-anchor": "middle" }, "value"),
      svg("line", { class: "calibration-ideal", x1: x(0), y1: y(0), x2: x(1), y2: y(1) }),
      curve(before, "before"),
      curve(after, "after"),
    ),
    el(
      "figcaption",
      { class: "chart-legend" },
      el("span", {}, el("span", { class: "key calibration-key-before" }), "before"),
      el("span", {}, el("span", { class: "key calibration-key-after" }), "after"),
    ),
    el(
      "details",
      { class: "chart-table" },
      el("summary", {}, "As a table"),
      el(
        "table",
        { class: "figures-table" },
        el("thead", {}, el("tr", {}, ...["Valued at", "Chosen before", "Chosen after"].map((text) => el("th", { scope: "col" }, text)))),
        el(
          "tbody",
          {},
          ...before.map((bin, i) =>
            el(
              "tr",
              {},
              el("th", { scope: "row" }, `${10 * i} to ${10 * (i + 1)} %`),
              el("td", { class: "numbers" }, said(bin)),
              el("td", { class: "numbers" }, said(after[i])),
            ),
          ),
        ),
      ),
    ),
  );
}

const said = ({ share, assets }) => (assets > 0 ? `${percent(share)} of ${counted(Math.round(assets), "image")}` : "–");
