import { el } from "./dom.js";
import { preferences } from "./preferences.js";
import { count, counted, took } from "./words.js";
import { NEWEST } from "./route.js";

const SORTS = [
  [NEWEST, "Newest first"],
  ["imported", "Oldest first"],
  ["-created", "Created last"],
  ["created", "Created first"],
  ["name", "Name, A to Z"],
  ["-name", "Name, Z to A"],
  ["-pixels", "Most pixels"],
  ["pixels", "Fewest pixels"],
  ["-size", "Biggest files"],
  ["size", "Smallest files"],
  ["-steps", "Most steps"],
  ["seed", "Seed"],
  ["model", "Model"],
];
const SIZE_STEP = 24;

/** The line over the grid: filters, how many, order, crop and size. */
export function createTools({ store, route, summary, sort, size, fill, facetsToggle, grid }) {
  const shuffle = el("option", { value: "shuffle" }, "Shuffled");
  sort.append(...SORTS.map(([value, label]) => el("option", { value }, label)), shuffle);

  sort.addEventListener("change", () =>
    route.go({ sort: sort.value === "shuffle" ? "random:" + (Date.now() % 100_000) : sort.value }),
  );
  store.watch(
    (state) => state.route.sort,
    (chosen) => {
      sort.querySelector("[data-other]")?.remove();
      sort.value = chosen.startsWith("random:") ? "shuffle" : chosen;
      if (sort.selectedIndex < 0) {
        sort.append(el("option", { value: chosen, selected: true, data: { other: "" } }, chosen));
      }
    },
  );

  function setSize(pixels) {
    const bounded = Math.min(Number(size.max), Math.max(Number(size.min), pixels));
    store.set({ cellSize: bounded });
    preferences.set("grid.size", bounded);
  }

  size.addEventListener("input", () => setSize(Number(size.value)));
  grid.addEventListener(
    "wheel",
    (event) => {
      if (event.ctrlKey) {
        event.preventDefault();
        setSize(store.state.cellSize - Math.sign(event.deltaY) * SIZE_STEP);
      }
    },
    { passive: false },
  );
  store.watch(
    (state) => state.cellSize,
    (pixels) => (size.value = String(pixels)),
  );

  function toggle(name, preference) {
    store.set({ [name]: !store.state[name] });
    preferences.set(preference, store.state[name]);
  }
  const toggleFill = () => toggle("fill", "grid.fill");
  const toggleFacets = () => toggle("facetsShown", "facets.shown");
  fill.addEventListener("click", toggleFill);
  facetsToggle.addEventListener("click", toggleFacets);
  store.watch(
    (state) => state.facetsShown,
    (shown) => facetsToggle.setAttribute("aria-expanded", String(shown)),
  );
  store.watch(
    (state) => state.fill,
    (filled) => {
      fill.setAttribute("aria-label", filled ? "Show whole images" : "Crop images to squares");
      fill.title = fill.getAttribute("aria-label") + " (W)";
    },
  );

  store.watch(
    (state) => state.library,
    (library) => summary.replaceChildren(...words(library)),
  );

  return {
    bigger: () => setSize(store.state.cellSize + SIZE_STEP),
    smaller: () => setSize(store.state.cellSize - SIZE_STEP),
    toggleFill,
    toggleFacets,
  };
}

function words({ phase, order, problem, took: milliseconds, query }) {
  if (phase === "loading" && query === null) {
    return ["Loading…"];
  }
  if (phase === "failed") {
    return order.length > 0 && problem.status === 400 ? ["Showing the last good search"] : [];
  }
  if (order.total === 0) {
    return [query ? "No image" : ""];
  }
  const shown = order.length < order.total ? `, the first ${count(order.length)} shown` : "";
  return [
    el("strong", {}, counted(order.total, "image")),
    shown,
    el("span", { class: "summary-time" }, ` · ${took(milliseconds)}`),
  ];
}
