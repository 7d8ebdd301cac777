/** Keys that work wherever no text is being typed and no dialog is open. @param {Record<string, () => void>} acts */
export function pageKeys(acts) {
  const keys = {
    "/": acts.search,
    "?": acts.help,
    "+": acts.bigger,
    "=": acts.bigger,
    "-": acts.smaller,
    f: acts.toggleFacets,
    w: acts.toggleFill,
    n: acts.addImages,
    r: acts.reload,
  };
  addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input:not([type=range]):not([type=checkbox]), textarea, select");
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || typing) {
      return;
    }
    const open = document.querySelector("dialog[open]");
    if (open && !(event.key === "?" && open.id === "viewer")) {
      return;
    }
    const act = keys[event.key];
    if (act) {
      event.preventDefault();
      act();
    }
  });
}
