import { dialogKeys } from "./dialog-keys.js";
import { turning } from "./page-keys.js";

const FAR = 10;

/**
 * Keys of culling, done in the order they are pressed.
 *
 * @param {HTMLDialogElement} dialog
 * @param {HTMLElement} home what has the focus when nothing else has
 * @param {any} acts `take` puts the act of an event in order; `verdict` gives what a key says of the image that is shown, if anything
 */
export function cullKeys(dialog, home, acts) {
  const keys = {
    " ": acts.next,
    ArrowRight: acts.next,
    ArrowLeft: acts.previous,
    PageDown: () => acts.by(FAR),
    PageUp: () => acts.by(-FAR),
    Home: acts.first,
    End: acts.last,
    ArrowDown: () => acts.inStack(1),
    ArrowUp: () => acts.inStack(-1),
    u: acts.undo,
    f: acts.zoom.toggle,
    "+": acts.zoom.in,
    "=": acts.zoom.in,
    "-": acts.zoom.out,
    c: acts.compare,
    a: acts.toggleAdvance,
    "?": acts.help,
    Escape: acts.escape,
  };

  dialogKeys(dialog, () => home, (event) => {
    if (!acts.open() || event.altKey) {
      return;
    }
    const way = turning(event);
    if (way) {
      event.preventDefault();
      acts.take(acts[way], event);
      return;
    }
    if (event.ctrlKey || event.metaKey || (event.key === " " && event.target.closest("button, a"))) {
      return;
    }
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const act = keys[key] ?? acts.verdict(key);
    if (act) {
      event.preventDefault();
      acts.take(act, event);
    }
  });
}
