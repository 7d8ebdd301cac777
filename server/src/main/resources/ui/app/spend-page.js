import { dayChart } from "./day-chart.js";
import { el, icon } from "./dom.js";
import { money } from "./money.js";
import { counted } from "./words.js";
import { addDays } from "./spend-days.js";
import { byStep, byTier, headline, rendering, TIER_NAMES, waiting } from "./spend-sections.js";

const PERIODS = [7, 30, 90];
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
    const analysed = spend.byTier.some(({ tier, images }) => tier > 1 && images > 0);
    body.replaceChildren(...(analysed ? filled(spend) : [empty(spend), ...rendering(spend)]));
    body.querySelectorAll("details").forEach((one) => (one.open = open.has(one.id)));
    page.scrollTop = scrollTop;
  }

  const empty = (spend) =>
    el(
      "div",
      { class: "desk-teach" },
      icon("mark", "icon empty-mark"),
      el("h2", {}, "Nothing has been analysed yet"),
      el(
        "p",
        {},
        "Every step of the analysis is billed here: the processor time it took, at the price of this machine ",
        `(${money(spend.pricePerCpuHour)} an hour of one core). `,
        spend.total.microUsd > 0
          ? `Reading ${counted(spend.total.images, "image")} has cost ${money(spend.total.microUsd)} so far. `
          : "",
        "Star an image or open a few, and the first bills come in.",
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
    byStep(spend),
    ...rendering(spend),
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
      dayChart(addDays(spend.byDay, days, new Date()), TIER_NAMES),
    );
  }
}
