import { el } from "./dom.js";
import { Cells } from "./cells.js";
import { ScrollRange } from "./scroll-range.js";
import { gridKeys } from "./grid-keys.js";

const GAP = 4;
const EDGE = 8;
const SPARE_ROWS = 2;
const MOVING_MS = 120;
const TINY = 120;

/**
 * The images, as many rows as the screen has. `store.state.current` is the index that keys act on.
 *
 * @param {{grid: HTMLElement, store: any, details: import("./details.js").Details, route: any, selection: any, veil: any,
 *     open: (index: number, quick: boolean) => void, openStack: (cover: string) => void}} parts
 */
export function createGrid({ grid, store, details, route, selection, veil, open, openStack }) {
  const space = el("div", { class: "grid-space", role: "presentation" });
  grid.append(space);
  const cells = new Cells(space, details, veil);
  const range = new ScrollRange();
  let shape = { columns: 1, side: 100, rows: 0, width: 0, height: 0 };
  let lastScroll = -Infinity;
  let frame = 0;
  let restTimer = 0;

  const order = () => store.state.library.order;
  const step = () => shape.side + GAP;

  /** Columns fill the width; the chosen size is the least a cell has. */
  function measure() {
    const width = grid.clientWidth - 2 * EDGE;
    const columns = Math.max(1, Math.floor((width + GAP) / (store.state.cellSize + GAP)));
    const side = Math.max(1, Math.floor((width - GAP * (columns - 1)) / columns));
    shape = { columns, side, rows: Math.ceil(order().length / columns), width, height: grid.clientHeight };
    range.resize(shape.rows * step() + EDGE, shape.height);
    space.style.height = `${range.elementHeight}px`;
    grid.classList.toggle("tiny", side < TINY);
  }

  function render() {
    frame = 0;
    const firstRow = Math.max(0, Math.floor(range.top / step()) - SPARE_ROWS);
    const endRow = Math.min(shape.rows, Math.ceil((range.top + shape.height) / step()) + SPARE_ROWS);
    const { shift } = range;
    cells.show(order(), {
      from: Math.min(firstRow * shape.columns, order().length),
      to: Math.min(endRow * shape.columns, order().length),
      place: (index) => [EDGE + (index % shape.columns) * step(), Math.floor(index / shape.columns) * step() + shift],
      side: shape.side,
      moving: performance.now() - lastScroll < MOVING_MS,
      current: store.state.current,
      selected: store.state.selected,
    });
    const active = document.getElementById("cell-" + store.state.current);
    grid.setAttribute("aria-activedescendant", active && !active.hidden ? active.id : "");
  }

  function renderSoon() {
    frame ||= requestAnimationFrame(render);
  }

  function moveTo(top) {
    grid.scrollTop = range.moveTo(top);
    renderSoon();
  }

  /** Keeps the image at the same height on the screen while the shape changes around it. */
  function reshape(anchor = firstVisible()) {
    const offset = rowOf(anchor) * step() - range.top;
    measure();
    moveTo(rowOf(anchor) * step() - offset);
    render();
  }

  const rowOf = (index) => Math.floor(index / shape.columns);
  const firstVisible = () => Math.min(Math.ceil(range.top / step()) * shape.columns, Math.max(0, order().length - 1));

  function isSeen(index) {
    const top = rowOf(index) * step();
    return top + step() > range.top && top < range.top + shape.height;
  }

  function reveal(index) {
    const top = rowOf(index) * step();
    if (top < range.top) {
      moveTo(rowOf(index) === 0 ? 0 : top - GAP);
    } else if (top + step() > range.top + shape.height) {
      moveTo(top + step() + EDGE - shape.height);
    }
  }

  function focus(index) {
    const bounded = Math.max(0, Math.min(index, order().length - 1));
    store.set({ current: bounded });
    reveal(bounded);
    render();
  }

  /** The scrollbar has come to rest: let it stand where it ought to, and remember the place. */
  function rest() {
    const aligned = range.aligned();
    if (Math.abs(grid.scrollTop - aligned) > 1) {
      grid.scrollTop = aligned;
    }
    render();
    route.keepPlace({ index: firstVisible() });
  }

  /** @param {import("./order.js").Order} before what was shown until now */
  function arrive(library, before) {
    measure();
    if (library.query === null) {
      return; // nothing has been read yet
    }
    const { current } = store.state;
    const currentId = before.length > current ? before.id(current) : null;
    if (!library.kept) {
      const index = Math.min(store.state.place?.index ?? 0, Math.max(0, library.order.length - 1));
      store.set({ current: index, place: null });
      moveTo(rowOf(index) * step());
    } else if (currentId && (range.top > 0 || current > 0)) {
      store.set({ current: Math.max(0, library.order.indexOf(currentId, current)) });
    }
    render();
  }

  grid.addEventListener(
    "scroll",
    () => {
      if (Math.abs(grid.scrollTop - range.scrollTop) >= 1) {
        range.scrolled(grid.scrollTop);
        lastScroll = performance.now();
      }
      renderSoon();
      clearTimeout(restTimer);
      restTimer = setTimeout(rest, 2 * MOVING_MS);
    },
    { passive: true },
  );
  grid.addEventListener("click", (event) => {
    const cell = cells.at(event.target);
    if (!cell) {
      return;
    }
    const { index, id } = cell;
    focus(index);
    if (event.shiftKey) {
      selection.extendTo(index);
    } else if (event.ctrlKey || event.metaKey || event.target.closest(".cell-check")) {
      selection.toggle(index);
    } else if (event.target.closest(".mark.stack")) {
      openStack(id);
    } else if (cell.node.classList.contains("veiled")) {
      veil.lift(id);
      cells.veilAgain();
    } else {
      selection.anchorAt(index);
      open(index, false);
    }
  });
  grid.addEventListener("focus", () => renderSoon());
  gridKeys(grid, {
    shape: () => ({ columns: shape.columns, page: Math.max(1, Math.floor(shape.height / step())) }),
    length: () => order().length,
    // After a long scroll by mouse, keys go on from what is seen.
    current: () => (isSeen(store.state.current) ? store.state.current : firstVisible()),
    focus,
    open,
    selection,
  });
  new ResizeObserver(() => grid.clientWidth > 0 && reshape()).observe(grid);

  store.watch(
    (state) => state.cellSize,
    (size, before) => before && reshape(),
  );
  store.watch(
    (state) => state.fill,
    (fill) => grid.classList.toggle("whole", !fill),
  );
  store.watch((state) => state.current, renderSoon);
  store.watch((state) => state.selected, renderSoon);
  store.watch(
    (state) => state.status?.blurSensitive,
    () => cells.veilAgain(),
  );
  store.watch(
    (state) => state.library.order,
    (order, before) => arrive(store.state.library, before ?? order),
  );

  return {
    atTop: () => range.top < shape.side / 2,
    toTop: () => focus(0),
    focus,
    retry: (ids) => cells.retry(new Set(ids)),
    retryAll: () => cells.retryAll(),
  };
}
