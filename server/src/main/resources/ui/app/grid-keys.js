/**
 * Keys of the grid: arrows, Home, End, Page Up and Down move, Enter opens, Space looks quickly.
 *
 * @param {HTMLElement} grid
 * @param {{shape: () => {columns: number, page: number}, length: () => number, current: () => number,
 *     focus: (index: number) => void, open: (index: number, quick: boolean) => void}} acts
 */
export function gridKeys(grid, acts) {
  const steps = {
    ArrowLeft: () => -1,
    ArrowRight: () => 1,
    ArrowUp: () => -acts.shape().columns,
    ArrowDown: () => acts.shape().columns,
    PageUp: () => -acts.shape().columns * acts.shape().page,
    PageDown: () => acts.shape().columns * acts.shape().page,
    Home: () => -acts.current(),
    End: () => acts.length(),
  };

  grid.addEventListener("keydown", (event) => {
    if (event.altKey || event.metaKey || event.ctrlKey || acts.length() === 0) {
      return;
    }
    const step = steps[event.key];
    if (step) {
      event.preventDefault();
      acts.focus(target(acts.current(), step(), acts.length(), acts.shape().columns));
    } else if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      acts.open(acts.current(), event.key === " ");
    }
  });
}

/** Up and down stay in their column; below the last full row lies the last image. */
function target(from, step, length, columns) {
  const to = from + step;
  if (to < 0) {
    return Math.abs(step) > 1 && from >= columns ? from % columns : Math.abs(step) > 1 ? from : 0;
  }
  return Math.min(to, length - 1);
}
