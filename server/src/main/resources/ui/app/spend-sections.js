import { el } from "./dom.js";
import { meter } from "./meters.js";
import { exactly, money } from "./money.js";
import { count, counted, date, duration, percent, spelled } from "./words.js";

/** By number. */
export const TIER_NAMES = { 1: "Immediate", 2: "Standard", 3: "Deep" };

/** Spent, what analysing everything alike would have taken, and the share that was saved. */
export function headline({ total, uniform, saved, waiting: left }) {
  const spent = { microUsd: uniform.microUsd - saved.microUsd, cpuSeconds: uniform.cpuSeconds - saved.cpuSeconds };
  const most = Math.max(uniform.microUsd, spent.microUsd, 1);
  const row = (label, microUsd, seconds, kind) =>
    el(
      "div",
      { class: "against" },
      el("span", { class: "against-label" }, label),
      meter(microUsd / most, kind),
      el("span", { class: "numbers", title: exactly(microUsd) }, money(microUsd)),
      el("span", { class: "muted numbers" }, duration(seconds)),
    );
  return el(
    "section",
    { class: "spend-part spend-headline" },
    el(
      "div",
      { class: "headline-figure" },
      el("strong", { class: "numbers" }, percent(Math.max(0, saved.share))),
      el(
        "span",
        {},
        saved.share < 0 ? "saved: more was spent than on all alike" : left.jobs > 0 ? "saved so far" : "saved",
      ),
    ),
    el(
      "div",
      { class: "headline-bars" },
      row("Spent", spent.microUsd, spent.cpuSeconds, "spent"),
      row(uniform.estimated ? "All alike (estimated)" : "All alike", uniform.microUsd, uniform.cpuSeconds, "uniform"),
      el(
        "p",
        { class: "muted" },
        "“All alike” is what taking every image to Tier 3 would have cost, ",
        uniform.estimated ? "estimated from the mean of what was measured. " : "as measured. ",
        `Reading the files is in neither: every image needs it. With it, ${money(total.microUsd)} were spent.`,
      ),
    ),
  );
}

function table(caption, headings, rows) {
  return el(
    "table",
    { class: "figures-table" },
    el("caption", { class: "visually-hidden" }, caption),
    el("thead", {}, el("tr", {}, ...headings.map((text) => el("th", { scope: "col" }, text)))),
    el(
      "tbody",
      {},
      ...rows.map(([first, ...others]) =>
        el("tr", {}, el("th", { scope: "row" }, first), ...others.map((cell) => el("td", { class: "numbers" }, cell))),
      ),
    ),
  );
}

const priced = (microUsd) => el("span", { title: exactly(microUsd) }, money(microUsd));
const withBar = (share, kind, text) => el("span", { class: "cell-bar" }, meter(share, kind), text);

/** Where it went, tier by tier. */
export function byTier({ byTier: tiers, total }) {
  return el(
    "section",
    { class: "spend-part" },
    el("h2", {}, "By tier"),
    table(
      "Spent by tier",
      ["Tier", "Images", "Processor time", "Price"],
      tiers.map(({ tier, images, cpuSeconds, microUsd }) => [
        withBar(microUsd / Math.max(1, total.microUsd), `tier-${tier}`, TIER_NAMES[tier] ?? String(tier)),
        count(images),
        duration(cpuSeconds),
        priced(microUsd),
      ]),
    ),
  );
}

/** Where it went, step by step, the dearest first. */
export function byStep({ bySteps: steps }) {
  const most = Math.max(...steps.map(({ microUsd }) => microUsd), 1);
  return el(
    "section",
    { class: "spend-part" },
    el("h2", {}, "By step"),
    table(
      "Spent by step",
      ["Step", "Tier", "Images", "Processor time", "Mean", "Failed", "Price"],
      [...steps]
        .sort((a, b) => b.microUsd - a.microUsd)
        .map(({ step, tier, images, cpuSeconds, meanSeconds, failed, microUsd }) => [
          withBar(microUsd / most, `tier-${tier}`, spelled(step)),
          String(tier),
          count(images),
          duration(cpuSeconds),
          duration(meanSeconds ?? 0),
          failed > 0 ? count(failed) : "–",
          priced(microUsd),
        ]),
    ),
  );
}

/** What rendering cost, by pool, model and stage; nothing when nothing was rendered. */
export function rendering({ rendering: all }) {
  if (all.byStage.length === 0) {
    return [];
  }
  const most = Math.max(...all.byStage.map(({ microUsd }) => microUsd), 1);
  return [
    el(
      "section",
      { class: "spend-part" },
      el("h2", {}, "Rendering"),
      el(
        "p",
        { class: "muted" },
        `${money(all.microUsd)} for ${duration(all.seconds)} of slots, at the prices of their pools; `,
        `caches saved ${money(all.savedMicroUsd)}.`,
      ),
      table(
        "Spent on rendering",
        ["Stage", "Pool", "Model", "Images", "From caches", "Time", "Price", "Saved"],
        all.byStage.map(({ stage, pool, model, images, hits, seconds, microUsd, savedMicroUsd }) => [
          withBar(microUsd / most, "spent", spelled(stage)),
          pool,
          model,
          count(images),
          hits > 0 ? count(hits) : "–",
          duration(seconds),
          priced(microUsd),
          savedMicroUsd > 0 ? priced(savedMicroUsd) : "–",
        ]),
      ),
    ),
  ];
}

/** What is still to come. */
export function waiting({ waiting: left }) {
  return el(
    "section",
    { class: "spend-part" },
    el("h2", {}, "Still waiting"),
    left.jobs === 0
      ? el("p", { class: "muted" }, "Nothing waits.")
      : el(
          "p",
          {},
          el("strong", { class: "numbers" }, counted(left.jobs, "job")),
          ` for about ${duration(left.cpuSeconds)} of processor time and ${money(left.microUsd)}. `,
          left.doneBy
            ? `Done by about ${date(left.doneBy)}.`
            : "When it will be done cannot be said while it holds still.",
        ),
  );
}
