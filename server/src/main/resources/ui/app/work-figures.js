import { el } from "./dom.js";
import { meter, stackedBar } from "./meters.js";
import { exactly, money } from "./money.js";
import { allWaiting } from "./queue-words.js";
import { addressOf } from "./route.js";
import { count, duration, percent, sentence } from "./words.js";

const TIERS = [
  ["1", "Immediate"],
  ["2", "Standard"],
  ["3", "Deep"],
];

const figure = (label, value, title) => [el("dt", {}, label), el("dd", { class: "numbers", title }, value)];

/** How much there is to do, and until when. @param {any} queue */
export function standingSection(queue) {
  const put = [
    [queue.snoozed, "Put off"],
    [queue.retry, "To be tried again"],
    [queue.skipped, "Skipped"],
  ].filter(([n]) => n > 0);
  return el(
    "section",
    { class: "figures" },
    el("h2", {}, "Queue"),
    el(
      "dl",
      { class: "figure-list" },
      ...figure("Waiting", count(allWaiting(queue))),
      ...(queue.explicitWaiting > 0 ? figure("of them asked for by you", count(queue.explicitWaiting)) : []),
      ...figure("Running", count(queue.running)),
      ...figure("Done", count(queue.done)),
      ...put.flatMap(([n, label]) => figure(label, count(n))),
      ...(queue.waitingSeconds > 0
        ? figure("Left to do", `≈ ${duration(queue.waitingSeconds)}`, "estimated processor time")
        : []),
      ...(queue.waitingSeconds > 0 && (queue.etaSeconds ?? null) !== null
        ? figure("Done in about", duration(queue.etaSeconds), "an estimate: at the pace of the last hours")
        : []),
      ...(queue.gate?.cores !== undefined && queue.mode !== "paused"
        ? figure("Cores it may use", queue.gate.cores.toFixed(1))
        : []),
    ),
    el("p", { class: "muted" }, `Strategy: ${queue.strategy}.`),
  );
}

/** What automatic work may cost, and has cost. */
export function budgetSection({ budget }) {
  if (!budget) {
    return el("section", { hidden: true });
  }
  const { allowedMicroUsd, spentMicroUsd, dailyCapMicroUsd, spentTodayMicroUsd, exhausted, reason } = budget;
  const line = (label, spent, of) =>
    el(
      "p",
      { class: "budget-line" },
      el("span", {}, label),
      el("span", { class: "numbers", title: `${exactly(spent)} of ${exactly(of)}` }, `${money(spent)} of ${money(of)}`),
    );
  return el(
    "section",
    { class: "figures" },
    el("h2", {}, "Budget"),
    line("Analysis so far", spentMicroUsd, allowedMicroUsd),
    meter(allowedMicroUsd > 0 ? spentMicroUsd / allowedMicroUsd : 0, exhausted ? "full" : ""),
    ...(dailyCapMicroUsd
      ? [
          line("Today, with the daily cap", spentTodayMicroUsd, dailyCapMicroUsd),
          meter(spentTodayMicroUsd / dailyCapMicroUsd, exhausted ? "full" : ""),
        ]
      : []),
    reason ? el("p", { class: exhausted ? "budget-reason" : "muted" }, sentence(reason)) : "",
    el("p", { class: "muted" }, "What you ask for yourself is always done."),
  );
}

/** How deep the library has been analysed. */
export function tiersSection({ tiers }) {
  const known = tiers ?? {};
  const total = TIERS.reduce((sum, [tier]) => sum + (known[tier] ?? 0), 0);
  return el(
    "section",
    { class: "figures" },
    el("h2", {}, "Library by tier"),
    stackedBar(TIERS.map(([tier, name]) => ({ share: known[tier] ?? 0, kind: `tier-${tier}`, title: name }))),
    el(
      "dl",
      { class: "figure-list" },
      ...TIERS.flatMap(([tier, name]) => [
        el("dt", {}, el("span", { class: `key tier-${tier}`, "aria-hidden": "true" }), name),
        el(
          "dd",
          { class: "numbers" },
          count(known[tier] ?? 0),
          el("span", { class: "muted" }, total > 0 ? ` ${percent((known[tier] ?? 0) / total)}` : ""),
        ),
      ]),
    ),
  );
}

/** Where it is shown what makes an image promising. */
export const tuningLink = () =>
  el("p", { class: "figures" }, el("a", { href: addressOf({ page: "tuning" }) }, "How values learn from what you choose"));
