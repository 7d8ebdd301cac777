import { address } from "./api.js";
import { el, setAttribute } from "./dom.js";
import { count } from "./words.js";

const STEP = 78;
const SPARE = 3;

/**
 * The film strip: the images around the present one, which stays in the middle. Only what is seen has an element.
 *
 * @param {(index: number) => void} go
 */
export function createStrip(go) {
  const track = el("div", { class: "film-track" });
  const node = el("div", { class: "film", role: "group", "aria-label": "Film strip" }, track);
  /** @type {Map<number, HTMLElement>} */
  const frames = new Map();
  let session = null;
  let describe = () => null;

  function frame(index) {
    const id = session.list.id(index);
    const image = el("img", { alt: "", draggable: "false", loading: "eager" });
    image.src = address.thumbnail(id);
    const made = el(
      "button",
      { type: "button", class: "film-frame", tabindex: "-1", data: { id }, on: { click: () => go(index) } },
      image,
      el("i", { class: "film-mark" }),
    );
    made.style.left = `${index * STEP}px`;
    return made;
  }

  function mark(made, index) {
    const asset = describe(made.dataset.id);
    made.classList.toggle("rejected", Boolean(asset?.trashed));
    made.classList.toggle("kept", Boolean(asset && (asset.starred || asset.rating > 0)));
    setAttribute(made, "data-label", asset?.label ?? null);
    setAttribute(made, "aria-label", asset ? asset.name : `Image ${count(index + 1)}`);
  }

  return {
    node,
    /** @param {any} of a session @param {(id: string) => any} known what is known of an image */
    begin(of, known) {
      session = of;
      describe = known;
      frames.clear();
      track.replaceChildren();
    },
    /** @returns {string[]} the images that are seen */
    show() {
      const half = node.clientWidth / 2;
      const reach = Math.ceil(half / STEP) + SPARE;
      const from = Math.max(0, session.index - reach);
      const to = Math.min(session.list.length, session.index + reach + 1);
      for (const [index, made] of frames) {
        if (index < from || index >= to) {
          made.remove();
          frames.delete(index);
        }
      }
      for (let index = from; index < to; index++) {
        let made = frames.get(index);
        if (!made) {
          made = frame(index);
          frames.set(index, made);
          track.append(made);
        }
        setAttribute(made, "aria-current", index === session.index ? "true" : null);
        mark(made, index);
      }
      track.style.transform = `translateX(${half - session.index * STEP - STEP / 2}px)`;
      return [...frames.values()].map((made) => made.dataset.id);
    },
    /** What is known of some images is new. */
    describe() {
      frames.forEach(mark);
    },
  };
}
