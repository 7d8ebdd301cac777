const FOCUSABLE = "a[href], button, input, select, textarea, summary, [tabindex]";

/**
 * Draws something anew without getting in the way of whoever is at it: not while a button of the mouse is down on it, for
 * the click would go nowhere; and what had the focus has it again, if there is still something that says the same.
 *
 * @param {HTMLElement} node what the drawing replaces the content of
 * @param {() => void} draw
 * @returns {() => void} draws, now or once the click is through
 */
export function steady(node, draw) {
  let pressed = false;
  let due = false;

  function now() {
    const before = node.contains(document.activeElement) ? document.activeElement : null;
    const at = before ? [...node.querySelectorAll(FOCUSABLE)].indexOf(before) : -1;
    draw();
    if (before && !before.isConnected) {
      nearest([...node.querySelectorAll(FOCUSABLE)], before, at)?.focus({ preventScroll: true });
    }
  }

  function release() {
    pressed = false;
    if (due) {
      due = false;
      now();
    }
  }

  node.addEventListener("pointerdown", () => (pressed = true));
  addEventListener("click", release);
  addEventListener("pointercancel", release);
  addEventListener("pointerup", () => pressed && setTimeout(release)); // where no click follows
  return () => {
    if (pressed) {
      due = true;
    } else {
      now();
    }
  };
}

const words = (node) => node.getAttribute("aria-label") ?? node.textContent;

/** Of those that say the same, the one that stands nearest to where it was. */
function nearest(all, before, at) {
  const wanted = words(before);
  return all
    .map((node, index) => ({ node, far: Math.abs(index - at) }))
    .filter(({ node }) => node.tagName === before.tagName && words(node) === wanted)
    .sort((a, b) => a.far - b.far)[0]?.node;
}
