const STEP = 1.25;
const LARGEST = 16;
const SMALLEST_SHARE = 0.5;
const WHEEL = 0.0016;

/**
 * Zoom and pan of one picture in a stage. A scale of 1 shows one pixel of the picture as one pixel of the screen.
 *
 * @param {HTMLElement} stage takes pointer and wheel
 * @param {HTMLElement} frame has the picture's size in pixels and is moved
 * @param {(state: {scale: number, fitted: boolean}) => void} changed
 */
export function createZoom(stage, frame, changed) {
  let picture = { width: 1, height: 1 };
  let scale = 1;
  let x = 0;
  let y = 0;
  let fitted = true;
  const pointers = new Map();

  const density = () => devicePixelRatio || 1;
  const box = () => stage.getBoundingClientRect();

  /** Whole in the stage; a small picture is not blown up. */
  function fitScale() {
    const { width, height } = box();
    return Math.min(width / picture.width, height / picture.height, 1) || 1;
  }

  function apply() {
    const { width, height } = box();
    x = bounded(x, width, picture.width * scale);
    y = bounded(y, height, picture.height * scale);
    frame.style.width = `${picture.width}px`;
    frame.style.height = `${picture.height}px`;
    frame.style.transform = `translate(${x}px, ${y}px) scale(${scale})`;
    stage.classList.toggle("movable", picture.width * scale > width + 1 || picture.height * scale > height + 1);
    frame.classList.toggle("pixels", scale * density() >= 3);
    changed({ scale: scale * density(), fitted });
  }

  function fit() {
    fitted = true;
    scale = fitScale();
    apply();
  }

  /** @param {number} next @param {{x: number, y: number}} [at] the point of the stage that stays where it is */
  function zoomTo(next, at = { x: box().width / 2, y: box().height / 2 }) {
    const bound = Math.min(LARGEST, Math.max(fitScale() * SMALLEST_SHARE, next));
    x = at.x - ((at.x - x) * bound) / scale;
    y = at.y - ((at.y - y) * bound) / scale;
    scale = bound;
    fitted = Math.abs(scale - fitScale()) < 1e-6;
    apply();
  }

  const place = (event) => ({ x: event.clientX - box().left, y: event.clientY - box().top });

  stage.addEventListener(
    "wheel",
    (event) => {
      event.preventDefault();
      const pixels = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * 32 : event.deltaY;
      const pinching = event.ctrlKey ? 5 : 1;
      zoomTo(scale * Math.exp(-pixels * WHEEL * pinching), place(event));
    },
    { passive: false },
  );

  stage.addEventListener("dblclick", (event) => (fitted ? zoomTo(1 / density(), place(event)) : fit()));

  stage.addEventListener("pointerdown", (event) => {
    if (event.button === 0 && !event.target.closest("button, a")) {
      stage.setPointerCapture(event.pointerId);
      pointers.set(event.pointerId, place(event));
    }
  });
  stage.addEventListener("pointermove", (event) => {
    const before = pointers.get(event.pointerId);
    if (!before) {
      return;
    }
    const now = place(event);
    if (pointers.size === 2) {
      pinch(event.pointerId, before, now);
    } else if (stage.classList.contains("movable")) {
      x += now.x - before.x;
      y += now.y - before.y;
      apply();
    }
    pointers.set(event.pointerId, now);
  });
  for (const end of ["pointerup", "pointercancel"]) {
    stage.addEventListener(end, (event) => pointers.delete(event.pointerId));
  }

  function pinch(id, before, now) {
    const other = [...pointers].find(([key]) => key !== id)[1];
    const distance = (a, b) => Math.hypot(a.x - b.x, a.y - b.y);
    const middle = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 };
    x += (now.x - before.x) / 2;
    y += (now.y - before.y) / 2;
    zoomTo((scale * distance(now, other)) / Math.max(1, distance(before, other)), middle);
  }

  new ResizeObserver(() => (fitted ? fit() : apply())).observe(stage);

  return {
    /** @param {{width: number, height: number}} size of the new picture */
    start(size) {
      picture = size;
      pointers.clear();
      fit();
    },
    /** The same picture, measured better. */
    resize(size) {
      const share = picture.width / size.width;
      picture = size;
      scale *= share;
      if (fitted) {
        fit();
      } else {
        apply();
      }
    },
    /** One pixel for one, or the whole picture again. */
    toggle: () => (fitted && Math.abs(scale * density() - 1) > 1e-6 ? zoomTo(1 / density()) : fit()),
    in: () => zoomTo(scale * STEP),
    out: () => zoomTo(scale / STEP),
    /** Whether there is more to the side than is shown. */
    get movable() {
      return stage.classList.contains("movable");
    },
    /** @param {number} dx @param {number} dy in stages */
    pan(dx, dy) {
      x -= dx * box().width;
      y -= dy * box().height;
      apply();
    },
  };
}

/** Centred when it fits, else without a gap at the sides. */
function bounded(at, room, size) {
  return size <= room ? (room - size) / 2 : Math.min(0, Math.max(room - size, at));
}
