import { el } from "./dom.js";
import { stackedBar } from "./meters.js";
import { exactly, money } from "./money.js";
import { CACHES, DOMAINS, PHASES, STAGES } from "./render-words.js";
import { counted, duration, percent } from "./words.js";

const MOST_IMAGES = 50;
const OUTCOMES = { failed: "failed", lost: "lost", done: "" };

/** The bill after: what was quoted, what was billed, what caches saved, line by line, and where the time went. @param {any} render with its images */
export function renderBill(render) {
  const { quote, billedMicroUsd, savedMicroUsd, items } = render;
  const billed = items.filter(({ bill }) => bill.length > 0);
  const figure = (label, micro, kind = "") =>
    el("div", { class: kind }, el("dt", {}, label), el("dd", { class: "numbers", title: exactly(micro) }, money(micro)));
  return el(
    "div",
    { class: "render-bill" },
    el(
      "dl",
      { class: "bill-sums" },
      figure("Quoted", quote.microUsd),
      figure("Billed", billedMicroUsd),
      figure("Saved by caches", savedMicroUsd, savedMicroUsd > 0 ? "good" : "muted"),
    ),
    billed.length === 0 && el("p", { class: "muted" }, "Nothing has been billed yet."),
    billed.length > 0 && legend(),
    ...billed.slice(0, MOST_IMAGES).map((image) => imageBill(image, billed.length === 1)),
    billed.length > MOST_IMAGES &&
      el(
        "p",
        { class: "muted" },
        `and ${counted(billed.length - MOST_IMAGES, "image")} more; sluice renders show ${render.id} lists them all.`,
      ),
  );
}

/** What the colours of the three domains stand for. */
export const legend = () =>
  el(
    "ul",
    { class: "domain-legend" },
    ...DOMAINS.map(([name, label, title]) =>
      el("li", { title }, el("span", { class: `key domain-${name}`, "aria-hidden": "true" }), label),
    ),
  );

/** Three domains in one bar, said in words, too. @param {Record<string, number>} seconds by domain */
export function domainBar(seconds) {
  const bar = stackedBar(
    DOMAINS.map(([name, label]) => ({
      share: seconds[name],
      kind: `domain-${name}`,
      title: `${label}: ${duration(seconds[name])}`,
    })),
  );
  const said = DOMAINS.map(([name, label]) => `${label} ${duration(seconds[name])}`).join(", ");
  return el("div", { class: "domain-bar" }, el("span", { class: "visually-hidden" }, said), bar);
}

function imageBill(image, only) {
  const { latency, estimatedSeconds, billedMicroUsd } = image;
  const computed = image.bill.reduce((sum, line) => sum + line.seconds, 0);
  return el(
    "details",
    { class: "image-bill", open: only, id: `bill-${image.id}` },
    el(
      "summary",
      {},
      el("span", { class: "bill-name" }, `Image ${image.index + 1}`),
      domainBar(latency.domains),
      el("span", { class: "numbers", title: "from the request to the library" }, duration(latency.seconds)),
      el("span", { class: "numbers", title: exactly(billedMicroUsd) }, money(billedMicroUsd)),
    ),
    el("div", { class: "bill-scroll" }, lines(image)),
    el(
      "p",
      { class: "muted bill-phases" },
      phases(latency),
      ". ",
      `Computing was estimated at ${duration(estimatedSeconds)}, and took ${duration(computed)}.`,
    ),
  );
}

const phases = ({ phases: all }) =>
  Object.entries(all)
    .filter(([, seconds]) => seconds >= 0.0005)
    .map(([name, seconds]) => `${PHASES[name]} ${duration(seconds)}`)
    .join(" · ") || "No time was measured";

function lines(image) {
  return el(
    "table",
    { class: "bill" },
    el(
      "thead",
      {},
      el(
        "tr",
        {},
        ...["Stage", "Where", "Estimated", "Took", "Cache", "Saved", "Cost"].map((name) =>
          el("th", { scope: "col" }, name),
        ),
      ),
    ),
    el(
      "tbody",
      {},
      ...image.bill.map((line) =>
        el(
          "tr",
          {},
          el(
            "th",
            { scope: "row" },
            STAGES[line.stage],
            OUTCOMES[line.outcome] && el("span", { class: "danger" }, ` ${OUTCOMES[line.outcome]}`),
          ),
          el("td", {}, `${line.model}, ${line.pool}`),
          el("td", { class: "numbers" }, duration(line.estimatedSeconds)),
          el("td", { class: "numbers" }, duration(line.seconds)),
          el(
            "td",
            {},
            line.cache ? CACHES[line.cache] + (line.fidelity === null ? "" : `, ${percent(line.fidelity)} alike`) : "",
          ),
          el("td", { class: "numbers" }, line.savedMicroUsd > 0 ? money(line.savedMicroUsd) : ""),
          el("td", { class: "numbers", title: exactly(line.microUsd) }, money(line.microUsd)),
        ),
      ),
    ),
  );
}
