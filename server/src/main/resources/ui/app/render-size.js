import { el } from "./dom.js";
import { number, numberIn } from "./render-fields.js";

/** Edges are multiples of 64, which every model takes. */
const PRESETS = [
  ["Small", 512, 512],
  ["Square", 1024, 1024],
  ["Portrait", 832, 1216],
  ["Landscape", 1216, 832],
  ["Wide", 1344, 768],
  ["Tall", 768, 1344],
];
const OUTLINE_PX = 18;

/** Width and height: common ones to choose from, and any other to type. @param {() => void} changed */
export function createSizeField(changed) {
  const width = number({ min: "1", max: "16384", step: "8", "aria-label": "Width in pixels", on: { input: typed } });
  const height = number({ min: "1", max: "16384", step: "8", "aria-label": "Height in pixels", on: { input: typed } });
  const swap = el(
    "button",
    {
      type: "button",
      class: "ghost small",
      title: "Swap width and height",
      "aria-label": "Swap width and height",
      on: { click: turn },
    },
    "⇄",
  );
  const chips = PRESETS.map(([name, w, h]) => {
    const outline = el("span", { class: "size-outline", "aria-hidden": "true" });
    const scale = OUTLINE_PX / 1344;
    outline.style.width = `${Math.max(7, w * scale)}px`;
    outline.style.height = `${Math.max(7, h * scale)}px`;
    return el(
      "button",
      {
        type: "button",
        class: "size-chip",
        title: `${w} × ${h}`,
        "aria-pressed": "false",
        data: { size: `${w}x${h}` },
        on: {
          click: () => {
            set(w, h);
            changed();
          },
        },
      },
      el("span", { class: "size-frame" }, outline),
      name,
    );
  });
  const node = el(
    "div",
    { role: "group", class: "render-size" },
    el("div", { class: "size-chips" }, ...chips),
    el("div", { class: "size-free" }, width, "×", height, swap),
  );

  function typed() {
    mark();
    changed();
  }

  function turn() {
    set(height.value, width.value);
    changed();
  }

  function mark() {
    const now = `${width.value}x${height.value}`;
    chips.forEach((chip) => chip.setAttribute("aria-pressed", String(chip.dataset.size === now)));
  }

  function set(w, h) {
    width.value = String(w);
    height.value = String(h);
    mark();
  }

  set(PRESETS[1][1], PRESETS[1][2]);
  return {
    node,
    set,
    /** @returns {{width?: number, height?: number}} */
    get: () => ({ width: numberIn(width), height: numberIn(height) }),
  };
}
