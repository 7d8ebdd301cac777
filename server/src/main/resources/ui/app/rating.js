import { el, setAttribute } from "./dom.js";

const MOST = 5;

/**
 * Five dots that show a rating and take one; the dot of the present rating clears it.
 *
 * @param {(rating: number) => void} rate
 */
export function ratingPips(rate) {
  let shown = 0;
  const dots = Array.from({ length: MOST }, (_, i) => {
    const rating = i + 1;
    const click = () => rate(rating === shown ? 0 : rating);
    return el("button", {
      type: "button",
      class: "pip",
      "aria-label": `Rate ${rating}`,
      title: `Rate ${rating} (${rating}, 0 clears)`,
      on: { click },
    });
  });
  return {
    node: el("div", { class: "pips", role: "group", "aria-label": "Rating" }, ...dots),
    /** @param {number} rating */
    show(rating) {
      shown = rating;
      dots.forEach((dot, i) => {
        dot.classList.toggle("on", i < rating);
        setAttribute(dot, "aria-pressed", String(i + 1 === rating));
      });
    },
  };
}
