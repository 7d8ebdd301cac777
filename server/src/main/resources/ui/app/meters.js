import { el } from "./dom.js";

/**
 * A bar that is filled by a share. What it says stands beside it as text.
 *
 * @param {number} share 0 to 1
 * @param {string} [kind] a class
 */
export function meter(share, kind = "") {
  const filled = el("div", { class: "meter-filled" });
  // Set as a property: the page's policy allows no style attributes.
  filled.style.width = `${100 * Math.min(1, Math.max(0, share))}%`;
  return el("div", { class: `meter ${kind}`.trim(), "aria-hidden": "true" }, filled);
}

/**
 * A bar that goes right from the middle for what adds and left for what takes away.
 *
 * @param {number} amount
 * @param {number} most the amount that fills a side
 */
export function balanceBar(amount, most) {
  const filled = el("div", { class: amount < 0 ? "balance-filled less" : "balance-filled more" });
  const share = 50 * Math.min(1, Math.abs(amount) / (most || 1));
  filled.style.width = `${share}%`;
  filled.style.left = amount < 0 ? `${50 - share}%` : "50%";
  return el("div", { class: "balance", "aria-hidden": "true" }, filled);
}

/**
 * One bar of parts beside each other.
 *
 * @param {{share: number, kind: string, title: string}[]} parts
 */
export function stackedBar(parts) {
  return el(
    "div",
    { class: "stacked", "aria-hidden": "true" },
    ...parts
      .filter(({ share }) => share > 0)
      .map(({ share, kind, title }) => {
        const part = el("div", { class: kind, title });
        part.style.flexGrow = String(share);
        return part;
      }),
  );
}
