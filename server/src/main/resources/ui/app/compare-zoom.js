const LARGEST = 16;
const STEP = 1.25;
const WHEEL = 0.0016;

/**
 * Zoom and pan of several pictures in step: the same magnification over "whole in its pane", and the same place of each
 * picture in the middle, whatever their sizes.
 */
export function createLinkedZoom() {
  /** @type {{pane: HTMLElement, frame: HTMLElement, size: {width: number, height: number}}[]} */
  let views = [];
  let factor = 1;
  let middle = { x: 0.5, y: 0.5 };

  const fitOf = ({ pane, size }) => Math.min(pane.clientWidth / size.width, pane.clientHeight / size.height, 1) || 1;
  const bounded = (share, seen) => (seen >= 1 ? 0.5 : Math.min(1 - seen / 2, Math.max(seen / 2, share)));

  function apply() {
    for (const view of views) {
      const scale = fitOf(view) * factor;
      const { pane, frame, size } = view;
      const x = bounded(middle.x, pane.clientWidth / (size.width * scale));
      const y = bounded(middle.y, pane.clientHeight / (size.height * scale));
      frame.style.width = `${size.width}px`;
      frame.style.height = `${size.height}px`;
      frame.style.transform =
        `translate(${pane.clientWidth / 2 - x * size.width * scale}px, ${pane.clientHeight / 2 - y * size.height * scale}px)` +
        ` scale(${scale})`;
      pane.classList.toggle("movable", factor > 1);
    }
  }

  /** @param {number} next @param {{view: any, x: number, y: number}} [at] a point of a pane that stays where it is */
  function zoomTo(next, at) {
    const before = factor;
    factor = Math.min(LARGEST, Math.max(1, next));
    if (at && factor !== before) {
      const { pane, size } = at.view;
      const fit = fitOf(at.view);
      const off = (of, room, length) => ((of - room / 2) / length) * (1 / (fit * before) - 1 / (fit * factor));
      move(off(at.x, pane.clientWidth, size.width), off(at.y, pane.clientHeight, size.height));
    }
    apply();
  }

  function move(x, y) {
    middle = { x: Math.min(1, Math.max(0, middle.x + x)), y: Math.min(1, Math.max(0, middle.y + y)) };
  }

  function listen(view) {
    const { pane } = view;
    const place = (event) => {
      const box = pane.getBoundingClientRect();
      return { view, x: event.clientX - box.left, y: event.clientY - box.top };
    };
    pane.addEventListener(
      "wheel",
      (event) => {
        event.preventDefault();
        const pixels = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * 32 : event.deltaY;
        zoomTo(factor * Math.exp(-pixels * WHEEL * (event.ctrlKey ? 5 : 1)), place(event));
      },
      { passive: false },
    );
    pane.addEventListener("dblclick", (event) => toggle(place(event)));
    pane.addEventListener("pointermove", (event) => {
      if (event.buttons === 1 && factor > 1) {
        const scale = fitOf(view) * factor;
        move(-event.movementX / (view.size.width * scale), -event.movementY / (view.size.height * scale));
        apply();
      }
    });
  }

  /** One pixel for one in the first picture, or all of them whole again. */
  function toggle(at) {
    const actual = views.length > 0 ? 1 / (fitOf(views[0]) * (devicePixelRatio || 1)) : 1;
    zoomTo(factor > 1 ? 1 : Math.max(actual, 2), at);
  }

  new ResizeObserver(apply).observe(document.documentElement);

  return {
    /** @param {{pane: HTMLElement, frame: HTMLElement, size: {width: number, height: number}}[]} all */
    begin(all) {
      views = all;
      factor = 1;
      middle = { x: 0.5, y: 0.5 };
      views.forEach(listen);
      apply();
    },
    apply,
    toggle: () => toggle(),
    in: () => zoomTo(factor * STEP),
    out: () => zoomTo(factor / STEP),
    get factor() {
      return factor;
    },
  };
}
