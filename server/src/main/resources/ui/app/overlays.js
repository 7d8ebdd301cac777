import { el, svg } from "./dom.js";

const COLOURS = [
  [0, [214, 48, 49]],
  [0.5, [240, 200, 70]],
  [1, [60, 170, 110]],
];
const HEAT_ALPHA = 150;
const SALIENCY_ALPHA = 130;

/**
 * What was measured, drawn over the picture: the map of its quality, and its composition. Each is shown or not, from one
 * image to the next, and where there is nothing to draw it says so.
 */
export function createOverlays({ say }) {
  const layers = el("div", { class: "overlays", "aria-hidden": "true" });
  const legend = el("p", { class: "overlay-legend", role: "status", hidden: true });
  const shown = { heat: false, composition: false };
  let asset = null;
  let drawn = "";

  const heatMap = () => asset?.quality?.detail?.map ?? null;

  function render() {
    const heat = shown.heat ? heatMap() : null;
    const composition = shown.composition ? (asset?.composition ?? null) : null;
    const wanted = `${asset?.id} ${Boolean(heat)} ${Boolean(composition)} ${Boolean(composition?.saliency)}`;
    if (wanted === drawn) {
      return;
    }
    drawn = wanted;
    layers.replaceChildren(
      ...(heat ? [painted(heat, heatColour, "overlay-heat")] : []),
      ...(composition
        ? [
            ...(composition.saliency ? [painted(composition.saliency, saliencyColour, "overlay-saliency")] : []),
            lines(composition, asset.width / asset.height),
          ]
        : []),
    );
    legend.hidden = !heat && !composition;
    legend.replaceChildren(
      ...(heat ? [el("span", { class: "legend-heat" }), "weak to good"] : []),
      ...(composition ? [el("span", { class: "legend-focus" }), "what draws the eye"] : []),
      ...(asset?.quality?.inherited ? [el("span", { class: "muted" }, "measured on the cover")] : []),
    );
  }

  function toggle(name, there, missing) {
    if (!shown[name] && !there) {
      return say(asset?.tier === 3 ? missing : "This comes with Tier 3: A analyses the image now");
    }
    shown[name] = !shown[name];
    render();
  }

  return {
    layers,
    legend,
    /** @param {any} now */
    show(now) {
      asset = now;
      render();
    },
    get heat() {
      return shown.heat;
    },
    get composition() {
      return shown.composition;
    },
    toggleHeat: () => toggle("heat", heatMap(), "There is no map of this image's quality"),
    toggleComposition: () => toggle("composition", asset?.composition, "This image's composition was not measured"),
  };
}

/** A coarse map as a picture of its own, which the browser makes smooth when it blows it up. */
function painted({ width, height, cells }, colour, name) {
  const canvas = el("canvas", { class: name, width, height });
  const bytes = Uint8Array.from(atob(cells), (char) => char.charCodeAt(0));
  const image = new ImageData(width, height);
  bytes.forEach((cell, i) => image.data.set(colour(cell / 255), 4 * i));
  canvas.getContext("2d").putImageData(image, 0, 0);
  return canvas;
}

function heatColour(share) {
  const upper = Math.max(
    1,
    COLOURS.findIndex(([at]) => at >= share),
  );
  const [from, low] = COLOURS[upper - 1];
  const [to, high] = COLOURS[upper];
  const part = (share - from) / (to - from);
  return [...low.map((channel, i) => Math.round(channel + (high[i] - channel) * part)), HEAT_ALPHA];
}

/** What draws the eye stays clear, the rest is dimmed. */
const saliencyColour = (share) => [8, 10, 14, Math.round(SALIENCY_ALPHA * (1 - Math.min(1, 1.6 * share)))];

function lines({ focus, horizon }, aspect) {
  const line = (x1, y1, x2, y2, name) => svg("line", { x1, y1, x2, y2, class: name });
  const thirds = [100 / 3, 200 / 3].flatMap((at) => [
    line(at, 0, at, 100, "overlay-third"),
    line(0, at, 100, at, "overlay-third"),
  ]);
  return el(
    "div",
    { class: "overlay-lines" },
    svg(
      "svg",
      { viewBox: "0 0 100 100", preserveAspectRatio: "none", class: "overlay-grid" },
      ...thirds,
      horizon ? tilted(horizon, aspect, line) : null,
    ),
    focus ? focusRing(focus) : "",
  );
}

/** Degrees are the picture's; the box they are drawn in is stretched with it. */
function tilted({ at, angle }, aspect, line) {
  const rise = 50 * Math.tan((angle * Math.PI) / 180) * (aspect || 1);
  return line(0, 100 * at + rise, 100, 100 * at - rise, "overlay-horizon");
}

function focusRing({ x, y }) {
  const ring = el("div", { class: "overlay-focus" });
  ring.style.left = `${100 * x}%`;
  ring.style.top = `${100 * y}%`;
  return ring;
}
