import { address } from "./api.js";
import { el, icon } from "./dom.js";

const OFFERED = 16;
const ID = /[0-9a-f]{32}/;
export const DRAGGED = "text/x-sluice-asset";

/**
 * The image that a render starts from: dropped here, named by its link, or chosen among those of the library's search.
 *
 * @param {{store: any, chosen: () => string[], changed: () => void}} parts `chosen`: what is chosen in the library
 */
export function createStartField({ store, chosen, changed }) {
  let start = null;
  const share = el("output", { class: "numbers", for: "render-strength" });
  const strength = el("input", {
    type: "range",
    min: "0.05",
    max: "1",
    step: "0.05",
    value: "0.6",
    "aria-label": "How far it may go from the start image",
    on: { input: () => (showStrength(), changed()) },
  });
  const picture = el("div", { class: "start-picture" });
  const offer = el("div", { class: "start-offer", hidden: true, role: "group", "aria-label": "Images of the library" });
  const choose = el(
    "button",
    { type: "button", class: "plain small", "aria-expanded": "false", on: { click: toggle } },
    "Choose…",
  );
  const none = el("button", { type: "button", class: "ghost small", on: { click: () => set(null) } }, "Without");
  const words = el("span", { class: "muted start-words" }, "None. Drop an image here, or");
  const line = el(
    "div",
    { class: "field-line start-strength" },
    el("span", { class: "muted" }, "Keep close"),
    strength,
    el("span", { class: "muted" }, "go far"),
    share,
  );
  const node = el(
    "div",
    { class: "render-start", role: "group" },
    el("div", { class: "start-line" }, picture, words, choose, none),
    offer,
    line,
  );

  function showStrength() {
    share.textContent = Number(strength.value).toFixed(2);
  }

  function toggle() {
    offer.hidden = !offer.hidden;
    choose.setAttribute("aria-expanded", String(!offer.hidden));
    if (!offer.hidden) {
      showOffer();
    }
  }

  function showOffer() {
    const { order } = store.state.library;
    const ids = [
      ...new Set([...chosen(), ...Array.from({ length: Math.min(OFFERED, order.length) }, (_, at) => order.id(at))]),
    ].slice(0, OFFERED);
    offer.replaceChildren(
      ...ids.map((id, at) =>
        el(
          "button",
          { type: "button", class: "start-one", "aria-label": `Start from image ${at + 1}`, on: { click: () => set(id) } },
          el("img", { src: address.thumbnail(id), alt: "", loading: "lazy" }),
        ),
      ),
      ...(ids.length === 0 ? [el("p", { class: "muted" }, "The library is empty.")] : []),
    );
    offer.querySelector("button")?.focus();
  }

  function show() {
    picture.replaceChildren(
      ...(start ? [el("img", { src: address.thumbnail(start), alt: "The start image" })] : [icon("similar")]),
    );
    words.hidden = Boolean(start);
    none.hidden = !start;
    line.hidden = !start;
    choose.textContent = start ? "Another…" : "Choose…";
  }

  function set(id, told = true) {
    const within = node.contains(document.activeElement);
    start = id;
    offer.hidden = true;
    choose.setAttribute("aria-expanded", "false");
    show();
    if (within) {
      choose.focus();
    }
    if (told) {
      changed();
    }
  }

  const idIn = (transfer) =>
    ID.exec(transfer.getData(DRAGGED) || transfer.getData("text/uri-list") || transfer.getData("text/plain"))?.[0];
  const takes = (transfer) =>
    !transfer.types.includes("Files") &&
    [DRAGGED, "text/uri-list", "text/plain"].some((type) => transfer.types.includes(type));
  node.addEventListener("dragover", (event) => {
    if (takes(event.dataTransfer)) {
      event.preventDefault();
      node.classList.add("over");
    }
  });
  node.addEventListener("dragleave", () => node.classList.remove("over"));
  node.addEventListener("drop", (event) => {
    node.classList.remove("over");
    const id = takes(event.dataTransfer) && idIn(event.dataTransfer);
    if (id) {
      event.preventDefault();
      set(id);
    }
  });
  showStrength();
  show();
  return {
    node,
    /** @param {string | null} id @param {number | null} [far] 0.05 to 1 */
    set(id, far = null) {
      if (far !== null) {
        strength.value = String(far);
        showStrength();
      }
      set(id, false);
    },
    /** @returns {{start?: string, strength?: number}} */
    get: () => (start ? { start, strength: Number(strength.value) } : {}),
  };
}
