import { el, icon } from "./dom.js";
import { count, pathEnd } from "./words.js";
import { filterOf, withFilter } from "./query-text.js";
import { steady } from "./steady.js";
import { preferences } from "./preferences.js";

const FIELDS = [
  { field: "tool", title: "Tool" },
  { field: "model", title: "Model" },
  { field: "lora", title: "LoRA" },
  { field: "sampler", title: "Sampler" },
  { field: "scheduler", title: "Scheduler" },
  { field: "format", title: "Format" },
  { field: "folder", title: "Folder", shown: (value) => pathEnd(value) },
  { field: "is", title: "State" },
  { field: "label", title: "Label" },
];
const SHORT = 8;
const LONG = 30;
const AFTER_RESULTS_MS = 120;
const WHILE_GROWING_MS = 2_000;

/** Counts by field beside the grid; a click adds a value to the query's text or takes it out. */
export function createFacets({ panel, store, api, route }) {
  let running = new AbortController();
  let timer = 0;
  let again = 0;
  /** @type {Map<string, {value: string, count: number}[]>} */
  let answers = new Map();
  const folded = new Set(preferences.get("facets.folded", ["scheduler", "folder"]));
  const unfolded = new Set(); // lists shown in full, for this visit

  /** A filtered field is counted without its own filter, so that its other values stay in reach. */
  function questions(query) {
    const byQuery = new Map();
    for (const { field } of FIELDS) {
      const filter = filterOf(query, field);
      const asked = filter.values.length > 0 ? filter.rest : query;
      byQuery.set(asked, [...(byQuery.get(asked) ?? []), field]);
    }
    return byQuery;
  }

  async function load() {
    running.abort();
    running = new AbortController();
    const { signal } = running;
    try {
      const asked = [...questions(store.state.library.query)];
      const facets = await Promise.all(asked.map(([query, fields]) => api.facets(query, fields, LONG, signal)));
      answers = new Map(facets.flat().map((facet) => [facet.field, facet.values]));
      render();
    } catch (problem) {
      if (problem.name !== "AbortError") {
        panel.classList.add("waiting");
      }
    }
  }

  function loadSoon() {
    const { library, facetsShown } = store.state;
    if (!facetsShown || library.phase !== "ready") {
      return;
    }
    if (library.kept && answers.size > 0) {
      // The same search, read again while images arrive: counting everything costs more than looking.
      again ||= setTimeout(() => {
        again = 0;
        void load();
      }, WHILE_GROWING_MS);
      return;
    }
    clearTimeout(timer);
    panel.classList.add("waiting");
    if (panel.childElementCount === 0) {
      panel.append(el("p", { class: "facet-none" }, "Counting…"));
    }
    timer = setTimeout(() => void load(), AFTER_RESULTS_MS);
  }

  function toggle(field, value, exclusive) {
    const { query } = store.state.route;
    const { values } = filterOf(query, field);
    const without = values.filter((one) => !same(one, value));
    const chosen = without.length < values.length ? without : [...(exclusive ? [] : values), value];
    route.go({ query: withFilter(query, field, chosen), asset: null });
  }

  const render = steady(panel, () => {
    panel.classList.remove("waiting");
    const focused = document.activeElement?.closest?.(".facets [data-key]")?.dataset.key;
    const groups = FIELDS.map(group).filter(Boolean);
    panel.replaceChildren(
      ...(groups.length > 0 ? groups : [el("p", { class: "facet-none" }, "Nothing to filter by.")]),
    );
    if (focused) {
      [...panel.querySelectorAll("[data-key]")].find((node) => node.dataset.key === focused)?.focus();
    }
  });

  function group({ field, title, shown = (value) => value }) {
    const chosen = filterOf(store.state.route.query, field).values;
    const all = chosenFirst(answers.get(field) ?? [], chosen);
    if (all.length === 0) {
      return null;
    }
    const open = !folded.has(field);
    const visible = unfolded.has(field) ? all : all.slice(0, SHORT);
    return el(
      "section",
      { class: "facet" },
      head(field, title, open, chosen.length),
      open &&
        el(
          "div",
          { class: "facet-values", role: "group", "aria-label": title },
          ...visible.map((one) =>
            valueRow(
              field,
              one,
              shown(one.value),
              chosen.some((value) => same(value, one.value)),
            ),
          ),
          all.length > SHORT && more(field, all.length),
        ),
    );
  }

  function head(field, title, open, chosen) {
    const click = () => {
      flip(folded, field);
      preferences.set("facets.folded", [...folded]);
      render();
    };
    return el(
      "button",
      { type: "button", class: "facet-head", "aria-expanded": String(open), data: { key: field }, on: { click } },
      icon("down"),
      title,
      chosen > 0 && el("span", { class: "facet-active" }, `${chosen} chosen`),
    );
  }

  function valueRow(field, { value, count: n }, label, checked) {
    return el(
      "button",
      {
        type: "button",
        class: "facet-value",
        role: "checkbox",
        "aria-checked": String(checked),
        title: value,
        data: { key: `${field}:${value}` },
        on: { click: (event) => toggle(field, value, !(event.ctrlKey || event.metaKey || event.shiftKey)) },
      },
      el("span", { class: "facet-name" }, label),
      el("span", { class: "facet-count" }, n > 0 ? count(n) : ""),
    );
  }

  function more(field, length) {
    const open = unfolded.has(field);
    const click = () => {
      flip(unfolded, field);
      render();
    };
    const label = open ? "Fewer" : `${length - SHORT} more`;
    return el(
      "button",
      { type: "button", class: "link facet-more", data: { key: field + " more" }, on: { click } },
      label,
    );
  }

  store.watch(
    (state) => state.facetsShown,
    (shown) => {
      panel.hidden = !shown;
      loadSoon();
    },
  );
  store.watch((state) => state.library.order, loadSoon);
}

/** Chosen values stay in sight, also those that were not counted. */
function chosenFirst(answer, chosen) {
  const counted = answer.filter(({ count: n }) => n > 0);
  const isChosen = ({ value }) => chosen.some((one) => same(one, value));
  return [
    ...chosen.map((value) => counted.find((one) => same(one.value, value)) ?? { value, count: 0 }),
    ...counted.filter((one) => !isChosen(one)),
  ];
}

function flip(set, value) {
  if (!set.delete(value)) {
    set.add(value);
  }
}

/** Values are compared by the server without regard to case. */
function same(a, b) {
  return a.toLowerCase() === b.toLowerCase();
}
