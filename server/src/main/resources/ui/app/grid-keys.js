/**
 * Keys of the grid: arrows, Home, End, Page Up and Down move, with Shift they choose; Enter opens, Space looks quickly,
 * X chooses one, Ctrl and A all, Escape lets go.
 *
 * @param {HTMLElement} grid
 * @param {{shape: () => {columns: number, page: number}, length: () => number, current: () => number,
 *     focus: (index: number) => void, open: (index: number, quick: boolean) => void, selection: any}} acts
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

  function move(step, choosing) {
    const to = target(acts.current(), step, acts.length(), acts.shape().columns);
    acts.focus(to);
    if (choosing) {
      acts.selection.extendTo(to);
    } else {
      acts.selection.anchorAt(to);
    }
  }

  function act(event) {
    if (acts.length() === 0 || event.altKey) {
      return;
    }
    if (event.metaKey || event.ctrlKey) {
      if (event.key === "a") {
        event.preventDefault();
        acts.selection.all();
      }
      return;
    }
    const step = steps[event.key];
    if (step) {
      event.preventDefault();
      move(step(), event.shiftKey);
    } else if (event.key === "x") {
      event.preventDefault();
      acts.selection.toggle(acts.current());
    } else if (event.key === "Escape") {
      acts.selection.clear();
    } else if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      acts.open(acts.current(), event.key === " ");
    }
  }

  grid.addEventListener("keydown", act);
  // With the focus nowhere, as after the first import, the grid is what is meant.
  addEventListener("keydown", (event) => {
    if (event.target === document.body && !grid.closest("[inert]") && !document.querySelector("dialog[open]")) {
      grid.focus({ preventScroll: true });
      act(event);
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
