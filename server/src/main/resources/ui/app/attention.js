/** Without a key, a click or a move of the pointer for so long, what the page asks for is its own doing. */
const PRESENT_MILLIS = 3_000;
const SIGNS = ["pointerdown", "pointermove", "keydown", "wheel", "touchstart"];

/**
 * Whether somebody is at the page just now. Deep work yields to people, and would never go on beside an open page if what
 * the page fetches by itself, to follow that very work, counted as one.
 *
 * @param {EventTarget} target where signs of life arrive
 */
export function createAttention(target = window) {
  let last = performance.now();
  for (const sign of SIGNS) {
    target.addEventListener(sign, () => (last = performance.now()), { capture: true, passive: true });
  }
  return { present: () => performance.now() - last < PRESENT_MILLIS };
}
