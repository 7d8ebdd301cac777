/**
 * Keys that work wherever no text is being typed and no dialog is open: some everywhere, some on one page. Taking back
 * works in the viewer, too.
 *
 * @param {{store: any, everywhere: Record<string, () => void>, undo: () => void, redo: () => void}} acts and, by the name of a page, the
 *     keys of that page alone
 */
export function pageKeys({ store, everywhere, undo, redo, ...ofPages }) {
  addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input:not([type=range]):not([type=checkbox]), textarea, select");
    if (event.altKey || event.defaultPrevented || typing) {
      return;
    }
    const open = document.querySelector("dialog[open]");
    const inViewer = open?.id === "viewer";
    if (event.ctrlKey || event.metaKey) {
      const turn = turning(event) === "undo" ? undo : turning(event) === "redo" ? redo : null;
      if (turn && (!open || inViewer)) {
        event.preventDefault();
        turn();
      }
      return;
    }
    if (open && !(event.key === "?" && inViewer)) {
      return;
    }
    const act = ofPages[store.state.route.page]?.[event.key] ?? everywhere[event.key];
    if (act) {
      event.preventDefault();
      act();
    }
  });
}

/** What a key with Ctrl (or Command) does to what was done. @param {KeyboardEvent} event @returns {"undo" | "redo" | null} */
export function turning(event) {
  const key = event.key.toLowerCase();
  if (!(event.ctrlKey || event.metaKey) || event.altKey) {
    return null;
  }
  return key === "y" || (key === "z" && event.shiftKey) ? "redo" : key === "z" ? "undo" : null;
}
