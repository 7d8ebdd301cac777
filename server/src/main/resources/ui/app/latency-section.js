import { el } from "./dom.js";
import { meter } from "./meters.js";
import { domainBar } from "./render-bill.js";
import { DOMAINS, PHASES } from "./render-words.js";
import { counted, duration, percent } from "./words.js";

const LATEST = 24;

/** Where the time of the latest images went. @param {any} latency as the server has it */
export function latencySection(latency) {
  const head = el("h2", {}, "Where the time went");
  if (latency.images === 0) {
    return el(
      "section",
      { class: "latency" },
      head,
      el(
        "p",
        { class: "muted" },
        "Nothing has been rendered yet. Every image says where its time went, and here it adds up.",
      ),
    );
  }
  return el(
    "section",
    { class: "latency" },
    head,
    el("p", { class: "muted" }, `The latest ${counted(latency.images, "image")}, each from the request to the library.`),
    overall(latency),
    el("div", { class: "latency-columns" }, phases(latency), latest(latency)),
  );
}

function overall({ total, domains }) {
  const mean = Object.fromEntries(domains.map(({ domain, meanSeconds }) => [domain, meanSeconds]));
  const all = total.meanSeconds || 1;
  return el(
    "div",
    { class: "latency-overall" },
    el(
      "p",
      { class: "headline-figure" },
      el("strong", {}, duration(total.p50Seconds)),
      el("span", {}, `half of them; ${duration(total.p95Seconds)} for 95 of 100`),
    ),
    el(
      "div",
      { class: "latency-domains" },
      domainBar(mean),
      el(
        "dl",
        { class: "domain-figures" },
        ...DOMAINS.map(([name, label, title]) => {
          const one = domains.find(({ domain }) => domain === name);
          return el(
            "div",
            { title },
            el("dt", {}, el("span", { class: `key domain-${name}`, "aria-hidden": "true" }), label),
            el(
              "dd",
              { class: "numbers" },
              `${percent(one.meanSeconds / all)}, `,
              el("span", { class: "muted" }, `p50 ${duration(one.p50Seconds)}, p95 ${duration(one.p95Seconds)}`),
            ),
          );
        }),
      ),
    ),
  );
}

function phases({ phases: all }) {
  const most = Math.max(...all.map(({ p95Seconds }) => p95Seconds), 0.001);
  return el(
    "div",
    { class: "latency-part" },
    el("h3", {}, "Phase by phase"),
    el(
      "table",
      { class: "figures-table" },
      el("thead", {}, el("tr", {}, ...["Phase", "p50", "p95"].map((name) => el("th", { scope: "col" }, name)))),
      el(
        "tbody",
        {},
        ...all
          .filter(({ p95Seconds }) => p95Seconds > 0)
          .map(({ phase, domain, p50Seconds, p95Seconds }) =>
            el(
              "tr",
              {},
              el(
                "th",
                { scope: "row" },
                el(
                  "div",
                  { class: "phase-name" },
                  el("span", {}, PHASES[phase]),
                  meter(p95Seconds / most, `phase domain-${domain}`),
                ),
              ),
              el("td", { class: "numbers" }, duration(p50Seconds)),
              el("td", { class: "numbers" }, duration(p95Seconds)),
            ),
          ),
      ),
    ),
  );
}

/** Estimated against real, image by image. */
function latest({ latest: all }) {
  const shown = all.slice(0, LATEST);
  const most = Math.max(...shown.map(({ latency }) => latency.seconds), 0.001);
  return el(
    "div",
    { class: "latency-part" },
    el("h3", {}, "The latest, estimated against real"),
    el(
      "p",
      { class: "muted latest-note" },
      "The whole way as a bar; beside it computing, estimated for one image and real. Images of one batch each wait for all of it.",
    ),
    el(
      "ul",
      { class: "latest-images" },
      ...shown.map(({ render, index, pool, model, estimatedSeconds, latency }) => {
        const { encode, denoise, decode, finish } = latency.phases;
        const bar = domainBar(latency.domains);
        bar.style.width = `${Math.max(4, (100 * latency.seconds) / most)}%`;
        return el(
          "li",
          { title: `Render ${render}, image ${index + 1}: ${model} on ${pool}` },
          el("div", { class: "latest-bar" }, bar),
          el("span", { class: "numbers" }, duration(latency.seconds)),
          el(
            "span",
            { class: "numbers muted", title: "Computing: estimated, and real" },
            `≈ ${duration(estimatedSeconds)} → ${duration(encode + denoise + decode + finish)}`,
          ),
        );
      }),
    ),
  );
}
