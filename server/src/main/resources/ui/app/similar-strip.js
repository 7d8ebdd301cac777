import { address } from "./api.js";
import { el, iconButton } from "./dom.js";
import { percent } from "./words.js";

const MOST = 50;
const BASES = { whole: "whole pictures", crops: "several crops of each" };

/**
 * Images like the open one, in a strip under it while it is wanted.
 *
 * @param {{api: any, open: (id: string) => void, inGrid: (id: string) => void, changed: (shown: boolean) => void}} parts
 */
export function createSimilarStrip({ api, open, inGrid, changed }) {
  let id = null;
  let running = new AbortController();
  const told = el("span", { class: "muted", role: "status" });
  const list = el("ul", { class: "strip similar-items" });
  const node = el(
    "section",
    { class: "similar", "aria-label": "More like this", hidden: true },
    el(
      "div",
      { class: "similar-head" },
      el("h2", {}, "More like this"),
      told,
      el(
        "button",
        {
          type: "button",
          class: "plain small",
          title: "Show all in the grid (Shift+M)",
          on: { click: () => inGrid(id) },
        },
        "All in the grid",
      ),
      iconButton("close", "Close the strip", () => show(false), { key: "M", class: "ghost small" }),
    ),
    list,
  );

  async function load() {
    running.abort();
    running = new AbortController();
    const wanted = id;
    list.replaceChildren();
    told.textContent = "Looking…";
    try {
      const { items, model, basis } = await api.similar(wanted, MOST, running.signal);
      list.replaceChildren(...items.map(item));
      told.textContent =
        items.length === 0
          ? "None yet: likeness is known once images have reached Tier 2"
          : `by ${model}, comparing ${BASES[basis] ?? basis}`;
    } catch (problem) {
      if (problem.name !== "AbortError") {
        told.textContent = problem.message;
      }
    }
  }

  function item({ similarity, asset }) {
    const label = `${asset.name}, ${percent(similarity)} alike`;
    return el(
      "li",
      {},
      el(
        "button",
        { type: "button", class: "strip-item", title: label, "aria-label": label, on: { click: () => open(asset.id) } },
        el("img", { src: address.thumbnail(asset.id), alt: "", loading: "lazy" }),
        el("span", { class: "strip-note numbers" }, percent(similarity)),
      ),
    );
  }

  function show(shown) {
    node.hidden = !shown;
    changed(shown);
    if (shown && id) {
      void load();
    } else {
      running.abort();
    }
  }

  return {
    node,
    toggle: () => show(node.hidden),
    /** @param {string | null} asset the one that is open */
    follow(asset) {
      const another = asset !== id;
      id = asset;
      if (another && id && !node.hidden) {
        void load();
      }
    },
  };
}
