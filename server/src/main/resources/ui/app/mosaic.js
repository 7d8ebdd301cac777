import { address } from "./api.js";
import { el, icon } from "./dom.js";

/**
 * Up to four pictures as one: a single one fills it, two share it, three leave the first the larger half.
 *
 * @param {string[]} ids @param {string} symbol what stands there when there is no picture
 * @param {(id: string) => boolean} [veiled] which are blurred
 */
export function mosaic(ids, symbol, veiled = () => false) {
  return el(
    "div",
    { class: `mosaic mosaic-${Math.min(4, ids.length)}`, "aria-hidden": "true" },
    ...ids
      .slice(0, 4)
      .map((id) =>
        el("img", { src: address.thumbnail(id), alt: "", loading: "lazy", class: veiled(id) ? "veiled" : "" }),
      ),
    ids.length === 0 && icon(symbol, "icon mosaic-none"),
  );
}

/**
 * Arrow keys between cards that lie in a grid: the next and the one before, and those above and below.
 *
 * @param {HTMLElement} list @param {string} selector of what takes the focus in each card
 */
export function moveByArrows(list, selector) {
  list.addEventListener("keydown", (event) => {
    const all = [...list.querySelectorAll(selector)];
    const at = all.indexOf(event.target.closest(selector));
    if (at < 0 || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const top = (node) => node.getBoundingClientRect().top;
    const columns = Math.max(1, all.filter((node) => Math.abs(top(node) - top(all[0])) < 4).length);
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns }[event.key];
    const next = event.key === "Home" ? 0 : event.key === "End" ? all.length - 1 : at + (step ?? 0);
    if (next !== at && all[next]) {
      event.preventDefault();
      all[next].focus();
    }
  });
}
