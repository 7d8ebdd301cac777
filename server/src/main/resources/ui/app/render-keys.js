import { moveByArrows } from "./mosaic.js";

/**
 * The keys of the page that renders: arrows between the images, and letters for the render that has the focus.
 *
 * @param {{isShown: () => boolean, list: any, focusForm: () => void}} parts
 */
export function renderKeys({ isShown, list, focusForm }) {
  const press = (card, name) =>
    [...card.querySelectorAll(".render-acts button")].find((one) => !one.hidden && one.textContent === name)?.click();
  moveByArrows(list.list, ".tile-open:enabled");
  addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select");
    if (
      typing ||
      event.altKey ||
      event.ctrlKey ||
      event.metaKey ||
      event.defaultPrevented ||
      !isShown() ||
      document.querySelector("dialog[open]")
    ) {
      return;
    }
    const card = event.target.closest?.(".render-card");
    const tile = event.target.closest?.(".render-tile");
    const act = {
      e: () => (card ? press(card, "Change…") : focusForm()),
      x: () => card && press(card, "Cancel"),
      a: () => card && press(card, "Another seed"),
      i: () => card && press(card, "Compare with its draft"),
      s: () => tile?.querySelector(".tile-star").click(),
    }[event.key];
    if (act) {
      event.preventDefault();
      act();
    }
  });
}
