import { calibrationChart } from "./calibration-chart.js";
import { el } from "./dom.js";
import { meter } from "./meters.js";
import { ORIGINS, WEIGHTS } from "./tuning-words.js";
import { count, counted, date, sentence, spelled } from "./words.js";

const CHANGED = 0.005;
const share = (n) => `${(100 * n).toFixed(1)} %`;
const points = (n) => `${n < 0 ? "−" : "+"}${(100 * Math.abs(n)).toFixed(1)}`;
const plain = (n) => n.toFixed(4);

const FIGURES = [
  ["precisionTopThird", "Of the third valued highest, you chose", share, points],
  ["precisionTopTenth", "Of the tenth valued highest, you chose", share, points],
  ["precisionTopChosen", "Of as many as you chose, valued highest, you chose", share, points],
  ["recallTopThird", "Of what you chose, in the top third", share, points],
  ["calibrationError", "How far values were from what came", share, points],
  ["logLoss", "Log loss, the less the better", plain, (n) => `${n < 0 ? "−" : "+"}${Math.abs(n).toFixed(4)}`],
];

/** What the last fit says of itself: better or not, and how much is noise. @param {any} proposal */
export function judgement(proposal) {
  const { report } = proposal;
  const [word, kind] = report.better ? ["Better", "good"] : ["Not better", "muted"];
  return el(
    "section",
    { class: "tuning-part" },
    el("h2", {}, "Before and after"),
    el("p", { class: "tuning-verdict" }, el("strong", { class: kind }, word), ` – ${sentence(report.reason)}`),
    el(
      "p",
      { class: "muted" },
      `Learned from ${counted(report.learnedFrom, "choice")}, judged on ${count(report.judgedOn)} later ones among ${count(Math.round(report.assets))} images, ${date(proposal.at)}.`,
    ),
    el(
      "div",
      { class: "tuning-scroll" },
      el(
        "table",
        { class: "figures-table" },
        el("caption", { class: "visually-hidden" }, "Figures before and after the fit"),
        el(
          "thead",
          {},
          el("tr", {}, ...["", "Before", "After", "Difference, 9 times in 10"].map((text) => el("th", { scope: "col" }, text))),
        ),
        el(
          "tbody",
          {},
          ...FIGURES.map(([name, label, say, differ]) => {
            const { before, after, low, high } = report[name];
            const cell = (text) => el("td", { class: "numbers" }, text);
            return el(
              "tr",
              { "data-figure": name },
              el("th", { scope: "row" }, label),
              cell(say(before)),
              cell(say(after)),
              cell(`${differ(low)} to ${differ(high)}`),
            );
          }),
        ),
      ),
    ),
  );
}

/** Ten bins by value: how many were chosen of those that were said to be. @param {any} report */
export function calibration(report) {
  return el(
    "section",
    { class: "tuning-part" },
    el("h2", {}, "Do values say what comes?"),
    el("p", { class: "muted" }, "On the line, as many were chosen as their value said. Larger dots stand for more images."),
    calibrationChart(report.calibrationBefore, report.calibrationAfter),
  );
}

/** Each weight before and, where there is a proposal, after. @param {any} before @param {any} [after] */
export function weights(before, after) {
  const rows = Object.keys(WEIGHTS).map((name) => [name, weightOf(before, name), after ? weightOf(after, name) : null]);
  const most = Math.max(...rows.flatMap(([, was, now]) => [Math.abs(was), Math.abs(now ?? 0)]));
  return el(
    "section",
    { class: "tuning-part" },
    el("h2", {}, after ? "Weights in force, and as proposed" : "Weights in force"),
    el(
      "ul",
      { class: "tuning-weights" },
      ...rows.map(([name, was, now]) => {
        const changed = now !== null && Math.abs(now - was) >= CHANGED;
        return el(
          "li",
          { "data-weight": name, class: changed ? "changed" : "" },
          el("span", { class: "weight-name" }, spelled(name), el("span", { class: "muted" }, WEIGHTS[name])),
          el(
            "span",
            { class: "weight-bars" },
            meter(Math.abs(was) / most, was < 0 ? "against-it" : "before"),
            changed && meter(Math.abs(now) / most, now < 0 ? "against-it after" : "after"),
          ),
          el(
            "span",
            { class: "numbers" },
            changed ? `${number(was)} → ${number(now)}` : number(was),
          ),
        );
      }),
    ),
  );
}

const weightOf = (all, name) => (name === "base" ? all.base : (all.weights[name]?.logOdds ?? 0));
const number = (n) => (n < 0 ? "−" : "") + Math.abs(n).toFixed(2);

/** Which weights were in force when. @param {any} tuning */
export function versions(tuning) {
  return el(
    "section",
    { class: "tuning-part" },
    el("h2", {}, "Versions"),
    el(
      "ol",
      { class: "tuning-versions" },
      ...tuning.versions.map((version) =>
        el(
          "li",
          { "aria-current": version.id === tuning.inForce.id ? "true" : null },
          el("span", { class: "numbers" }, version.id),
          el("span", {}, ORIGINS[version.origin] ?? version.origin, same(version)),
          el("span", { class: "muted" }, version.at ? date(version.at) : "from the start"),
          version.id === tuning.inForce.id && el("span", { class: "badge" }, "in force"),
        ),
      ),
    ),
  );
}

const same = ({ id, sameAs }) => (id === sameAs ? "" : ` to ${sameAs === "0" ? "the first" : "version " + sameAs}`);
