import { dayChart } from "./day-chart.js";
import { el, icon } from "./dom.js";
import { meter } from "./meters.js";
import { exactly, money } from "./money.js";
import { addDays } from "./spend-days.js";
import { count, counted, date, duration, percent, spelled } from "./words.js";

const PERIODS = [7, 30, 90];
const NAMES = { 1: "Immediate", 2: "Standard", 3: "Deep" };
const READ_AGAIN_MS = 3_000;

/** The page that says what the analysis has cost, and what it would have cost otherwise. */
export function createSpendPage({ page, store, api, route }) {
  let days = 30;
  let running = new AbortController();
  let timer = 0;
  const body = el("div", { class: "spend-body" });
  const period = el(
    "select",
    { "aria-label": "Period", on: { change: (event) => choose(Number(event.target.value)) } },
    ...PERIODS.map((n) => el("option", { value: String(n), selected: n === days }, `Last ${n} days`)),
  );
  page.append(
    el("div", { class: "desk-inside" }, el("header", { class: "spend-head" }, el("h1", {}, "Spend"), period), body),
  );
  const isShown = () => store.state.route.page === "spend";

  function choose(n) {
    days = n;
    void read();
  }

  async function read() {
    running.abort();
    running = new AbortController();
    try {
      show(await api.spend(days, running.signal));
    } catch (problem) {
      if (problem.name !== "AbortError") {
        body.replaceChildren(el("p", { class: "danger" }, problem.message));
      }
    }
  }

  function show(spend) {
    const { scrollTop } = page;
    const open = new Set([...body.querySelectorAll("details[open]")].map(({ id }) => id));
    body.replaceChildren(...(spend.total.images > 0 || spend.total.microUsd > 0 ? filled(spend) : [empty(spend)]));
    body.querySelectorAll("details").forEach((one) => (one.open = open.has(one.id)));
    page.scrollTop = scrollTop;
  }

  const empty = (spend) =>
    el(
      "div",
      { class: "desk-teach" },
      icon("mark", "icon empty-mark"),
      el("h2", {}, "Nothing has been spent yet"),
      el(
        "p",
        {},
        "Every step of the analysis is billed here: the processor time it took, at the price of this machine ",
        `(${money(spend.pricePerCpuHour)} an hour of one core). Star an image or open a few, and the first bills come in.`,
      ),
      el(
        "div",
        { class: "empty-acts" },
        el(
          "button",
          { type: "button", class: "plain", on: { click: () => route.go({ page: "library" }) } },
          "Go to the images",
        ),
      ),
    );

  const filled = (spend) => [
    headline(spend),
    byDay(spend),
    el("div", { class: "spend-columns" }, byTier(spend), waiting(spend)),
    bySteps(spend),
  ];

  store.watch(
    (state) => state.route.page,
    () => isShown() && void read(),
  );
  store.watch(
    (state) => state.queue,
    () => {
      if (isShown() && !timer) {
        timer = setTimeout(() => {
          timer = 0;
          if (isShown() && !document.hidden) {
            void read();
          }
        }, READ_AGAIN_MS);
      }
    },
  );

  function byDay(spend) {
    return el(
      "section",
      { class: "spend-part spend-days" },
      el("h2", {}, "By day"),
      dayChart(addDays(spend.byDay, days, new Date()), NAMES),
    );
  }
}

/** Spent, what analysing everything alike would have taken, and the share that was saved. */
function headline({ total, uniform, saved }) {
  const most = Math.max(uniform.microUsd, total.microUsd, 1);
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
      el("span", {}, saved.share < 0 ? "saved: more was spent than on all alike" : "saved"),
    ),
    el(
      "div",
      { class: "headline-bars" },
      row("Spent", total.microUsd, total.cpuSeconds, "spent"),
      row(uniform.estimated ? "All alike (estimated)" : "All alike", uniform.microUsd, uniform.cpuSeconds, "uniform"),
      el(
        "p",
        { class: "muted" },
        `${counted(total.images, "image")} analysed. “All alike” is what taking every image to Tier 3 would have cost, `,
        uniform.estimated ? "estimated from the mean of what was measured." : "as measured.",
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

function byTier({ byTier: tiers, total }) {
  return el(
    "section",
    { class: "spend-part" },
    el("h2", {}, "By tier"),
    table(
      "Spent by tier",
      ["Tier", "Images", "Processor time", "Price"],
      tiers.map(({ tier, images, cpuSeconds, microUsd }) => [
        withBar(microUsd / Math.max(1, total.microUsd), `tier-${tier}`, NAMES[tier] ?? String(tier)),
        count(images),
        duration(cpuSeconds),
        priced(microUsd),
      ]),
    ),
  );
}

function bySteps({ bySteps: steps }) {
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

function waiting({ waiting: left }) {
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
