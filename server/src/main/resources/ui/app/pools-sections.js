import { el } from "./dom.js";
import { meter } from "./meters.js";
import { exactly, money } from "./money.js";
import { CACHES } from "./render-words.js";
import { bytes, count, counted, duration, percent, sentence, when } from "./words.js";

const KINDS = Object.keys(CACHES);

const figure = (label, value, title = "") => [el("dt", {}, label), el("dd", { class: "numbers", title }, value)];

/** One pool: what it does, what it has loaded, and what it costs busy and idle. @param {any} pool */
export function poolCard(pool) {
  const { use, trouble, outUntil } = pool;
  const state = trouble && outUntil ? "out" : pool.busy > 0 ? "busy" : "idle";
  const words = { out: "taken out", busy: `${pool.busy} of ${counted(pool.slots, "slot")} busy`, idle: "idle" }[state];
  return el(
    "li",
    { class: "pool", data: { state } },
    el(
      "header",
      { class: "pool-head" },
      el("span", { class: "state-dot", "aria-hidden": "true" }),
      el("h2", {}, pool.name),
      el("span", { class: "muted" }, words),
    ),
    el(
      "p",
      { class: "muted pool-kind" },
      [`${pool.generator} on ${pool.provider}`, pool.address].filter(Boolean).join(" · "),
    ),
    trouble && el("p", { class: "pool-trouble danger" }, sentence(trouble), outUntil && ` Tried again ${when(outUntil)}.`),
    use &&
      el(
        "div",
        { class: "pool-use" },
        el(
          "p",
          { class: "budget-line" },
          el("span", {}, "Used since the start"),
          el("span", { class: "numbers" }, percent(use.utilisation)),
        ),
        meter(use.utilisation),
      ),
    el(
      "dl",
      { class: "figure-list" },
      ...(use
        ? [
            ...figure("Cost while working", money(use.busyMicroUsd), exactly(use.busyMicroUsd)),
            ...figure("Cost while idle", money(use.idleMicroUsd), exactly(use.idleMicroUsd)),
          ]
        : []),
      ...figure("Price", `${money(pool.microUsdPerHour)} an hour`, exactly(pool.microUsdPerHour)),
      ...figure("Still to do", pool.backlogSeconds > 0 ? duration(pool.backlogSeconds) : "nothing"),
      ...figure("Quality", pool.least === pool.best ? pool.best : `${pool.least} to ${pool.best}`),
      ...(pool.stages.length < 4 ? figure("Stages", pool.stages.join(", ")) : []),
      ...figure("Memory", pool.memoryBytes > 0 ? bytes(pool.memoryBytes) : "no limit"),
    ),
    models(pool),
  );
}

function models({ models: all, loaded }) {
  const warm = (id) => loaded.some((name) => name === id || name.startsWith(id + "/") || name.startsWith(id + ":"));
  return el(
    "ul",
    { class: "pool-models", "aria-label": "Models" },
    ...all.map((id) =>
      el(
        "li",
        { class: warm(id) ? "warm" : "", title: warm(id) ? "Loaded" : "Not loaded" },
        id,
        el("span", { class: "visually-hidden" }, warm(id) ? ", loaded" : ", not loaded"),
      ),
    ),
  );
}

/** What caches hold and saved, and the way to empty them. @param {any} caches @param {() => void} empty once somebody has said yes */
export function cachesSection(caches, empty) {
  const ask = el("button", { type: "button", class: "plain", disabled: caches.entries === 0 }, "Empty the caches…");
  const yes = el(
    "button",
    { type: "button", class: "primary dangerous", on: { click: empty } },
    `Yes, empty ${bytes(caches.bytes)}`,
  );
  const no = el("button", { type: "button", class: "plain" }, "Keep them");
  const sure = el(
    "div",
    { class: "field-line", hidden: true },
    el("span", { class: "muted" }, "What is rendered next takes its whole time again."),
    yes,
    no,
  );
  const turn = (asking) => {
    sure.hidden = !asking;
    ask.hidden = asking;
    (asking ? no : ask).focus();
  };
  ask.addEventListener("click", () => turn(true));
  no.addEventListener("click", () => turn(false));
  return el(
    "section",
    { class: "caches" },
    el("h2", {}, "Caches"),
    el(
      "p",
      { class: "budget-line" },
      el("span", {}, `${counted(caches.entries, "entry", "entries")}, ${count(caches.evicted)} evicted`),
      el("span", { class: "numbers" }, `${bytes(caches.bytes)} of ${bytes(caches.mostBytes)}`),
    ),
    meter(caches.mostBytes > 0 ? caches.bytes / caches.mostBytes : 0),
    el(
      "table",
      { class: "figures-table" },
      el(
        "thead",
        {},
        el("tr", {}, ...["Kept", "Hits", "Misses", "Found", "Saved"].map((name) => el("th", { scope: "col" }, name))),
      ),
      el(
        "tbody",
        {},
        ...[...caches.items]
          .sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind))
          .map(({ kind, hits, misses, savedSeconds }) =>
            el(
              "tr",
              {},
              el("th", { scope: "row" }, CACHES[kind] ?? kind),
              el("td", { class: "numbers" }, count(hits)),
              el("td", { class: "numbers" }, count(misses)),
              el("td", { class: "numbers" }, hits + misses > 0 ? percent(hits / (hits + misses)) : "–"),
              el("td", { class: "numbers" }, savedSeconds > 0 ? duration(savedSeconds) : "–"),
            ),
          ),
      ),
    ),
    el("div", { class: "caches-acts" }, ask, sure),
  );
}
