import { el } from "./dom.js";
import { createOverlays } from "./overlays.js";
import { createPicture } from "./picture.js";
import { createZoom } from "./zoom.js";

const UNKNOWN_SIDE = 512;

/**
 * The place of the picture in the viewer: the picture, what is drawn over it, and its blur until it is uncovered.
 *
 * @param {{veil: any, say: any, scaled: (share: number) => void}} parts `scaled` is told the scale, 1 being one to one
 */
export function createStage({ veil, say, scaled }) {
  let asset = null;
  const overlays = createOverlays({ say });
  const image = el("div", { class: "picture-image" });
  const frame = el("div", { class: "picture" }, image, overlays.layers);
  const note = el("div", { class: "picture-note", role: "status", hidden: true });
  const uncover = el("button", { type: "button", class: "plain uncover", hidden: true, on: { click: lift } }, "Show");
  const node = el("div", { class: "stage", tabindex: "-1", autofocus: true }, frame, note, overlays.legend, uncover);
  const zoom = createZoom(node, frame, ({ scale }) => {
    scaled(scale);
    // Lines drawn over the picture stay as thin, however big it is.
    frame.style.setProperty("--scale", String(scale / (devicePixelRatio || 1)));
  });
  const picture = createPicture(image, note, (size) => zoom.resize(size));

  function lift() {
    veil.lift(asset.id);
    cover();
    node.focus();
  }

  function cover() {
    const covered = veil.covers(asset);
    frame.classList.toggle("veiled", covered);
    uncover.hidden = !covered;
  }

  return {
    node,
    zoom,
    picture,
    overlays,
    /** Another picture. @param {any} next */
    show(next) {
      zoom.start({ width: next.width || UNKNOWN_SIDE, height: next.height || UNKNOWN_SIDE });
      picture.show(next);
    },
    /** What is known of the picture that is shown is new. @param {any} known */
    describe(known) {
      asset = known;
      overlays.show(known);
      cover();
    },
  };
}
