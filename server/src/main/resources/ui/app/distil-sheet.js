import { el } from "./dom.js";
import { distilCard } from "./distil-card.js";

/**
 * The chosen ones as a contact sheet, one of which is the current one.
 *
 * @param {{veil: any, open: (id: string) => void, pin: (id: string) => void, exclude: (id: string) => void,
 *     swap: (item: any) => void}} acts
 */
export function createDistilSheet(acts) {
  const node = el("ol", { class: "distil-sheet", "aria-label": "The chosen images" });
  let items = [];
  let current = 0;
  const cards = () => [...node.children];

  /** One card is reached by Tab, the others by the arrows. */
  function mark() {
    cards().forEach((card, i) => card.setAttribute("tabindex", i === current ? "0" : "-1"));
  }

  function focus(index) {
    current = Math.max(0, Math.min(items.length - 1, index));
    mark();
    cards()[current]?.focus();
  }

  /** Cards in a row, as they are laid out now. */
  function columns() {
    const all = cards();
    const below = all.findIndex((card) => card.offsetTop > all[0].offsetTop);
    return below < 0 ? all.length : below;
  }

  node.addEventListener("focusin", (event) => {
    const card = event.target.closest(".distil-card");
    if (card) {
      current = cards().indexOf(card);
      mark();
    }
  });

  return {
    node,
    /** @param {any[]} chosen @param {Set<string>} pins @param {Set<string>} excludes */
    show(chosen, pins, excludes) {
      const hadFocus = node.contains(document.activeElement);
      items = chosen;
      node.replaceChildren(
        ...items.map((item) =>
          distilCard(item, { ...acts, pinned: pins.has(item.asset.id), excluded: excludes.has(item.asset.id) }),
        ),
      );
      current = Math.max(0, Math.min(items.length - 1, current));
      mark();
      if (hadFocus) {
        focus(current);
      }
    },
    /** The current one, if the keys are meant for it. */
    current: () => (node.contains(document.activeElement) ? (items[current] ?? null) : null),
    first: () => focus(0),
    move: {
      ArrowLeft: () => focus(current - 1),
      ArrowRight: () => focus(current + 1),
      ArrowUp: () => focus(current - columns()),
      ArrowDown: () => focus(current + columns()),
      Home: () => focus(0),
      End: () => focus(items.length - 1),
    },
  };
}
