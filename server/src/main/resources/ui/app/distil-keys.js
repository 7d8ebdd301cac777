/**
 * The keys of the page that distils. Enter chooses again, unless it presses what has the focus.
 *
 * @param {{isShown: () => boolean, sheet: any, again: () => void, pin: (id: string) => void,
 *     exclude: (id: string) => void, swap: (item: any) => void, open: (id: string) => void}} parts
 */
export function distilKeys({ isShown, sheet, again, pin, exclude, swap, open }) {
  const onCurrent = {
    p: (item) => pin(item.asset.id),
    x: (item) => exclude(item.asset.id),
    s: (item) => item.nearest && swap(item),
    " ": (item) => open(item.asset.id),
  };
  addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select");
    const plain = !event.altKey && !event.ctrlKey && !event.metaKey && !event.defaultPrevented;
    if (!plain || typing || !isShown() || document.querySelector("dialog[open], [popover]:popover-open:not(#toast)")) {
      return;
    }
    const item = sheet.current();
    const move = item && sheet.move[event.key];
    if (event.key === "Enter" && !event.target.closest?.("button, a, summary")) {
      event.preventDefault();
      again();
    } else if (move) {
      event.preventDefault();
      move();
    } else if (item && onCurrent[event.key] && !(event.key === " " && event.target.closest("button"))) {
      event.preventDefault();
      onCurrent[event.key](item);
    }
  });
}
