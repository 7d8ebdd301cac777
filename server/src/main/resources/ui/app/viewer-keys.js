import { dialogKeys } from "./dialog-keys.js";

/**
 * Keys of the viewer. In a text field only Escape counts.
 *
 * @param {HTMLDialogElement} dialog @param {HTMLElement} home what has the focus when nothing else has @param {any} acts
 */
export function viewerKeys(dialog, home, acts) {
  const panOr = (dx, dy, act) => (event) => (event.shiftKey && acts.canPan() ? acts.pan(dx, dy) : act());
  const keys = {
    ArrowLeft: panOr(-1, 0, acts.previous),
    ArrowRight: panOr(1, 0, acts.next),
    ArrowUp: () => acts.canPan() && acts.pan(0, -1),
    ArrowDown: () => acts.canPan() && acts.pan(0, 1),
    PageUp: acts.previous,
    PageDown: acts.next,
    Home: acts.first,
    End: acts.last,
    "+": acts.zoomIn,
    "=": acts.zoomIn,
    "-": acts.zoomOut,
    z: acts.toggleActual,
    i: acts.togglePanel,
    w: () => acts.toggleTab("worth"),
    q: () => acts.toggleTab("quality"),
    g: () => acts.toggleTab("lineage"),
    r: () => acts.toggleTab("raw"),
    m: (event) => (event.shiftKey ? acts.allLikeThis() : acts.toggleSimilar()),
    b: (event) => (event.shiftKey ? acts.stack.inGrid() : acts.stack.toggle()),
    "[": acts.stack.previous,
    "]": acts.stack.next,
    k: acts.stack.cover,
    x: acts.stack.takeOut,
    h: acts.toggleHeat,
    o: acts.toggleComposition,
    p: acts.copyPrompt,
    e: (event) => (event.shiftKey ? acts.copySeed() : acts.cull()),
    y: acts.copyAll,
    v: acts.render,
    ...acts.curationKeys,
  };

  dialogKeys(dialog, () => home, (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) {
      return;
    }
    const inPanel = event.target.closest(".panel, .similar");
    if (inPanel && /^(Arrow(Up|Down)|Page|Home|End)/.test(event.key)) {
      return; // the panel's text scrolls
    }
    const isButton = event.target.closest("button, a");
    if (event.key === " " && (acts.isQuick() || !isButton)) {
      event.preventDefault();
      acts.close();
      return;
    }
    const act = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (act) {
      event.preventDefault();
      act(event);
    }
  });
}
