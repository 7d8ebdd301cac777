import { address } from "./api.js";
import { el, icon, iconButton } from "./dom.js";
import { DRAGGED } from "./render-start.js";
import { atWords } from "./render-words.js";

const WORDS = {
  queued: "waiting",
  snoozed: "waiting",
  leased: "in hand",
  retry: "to be tried again",
  skipped: "cancelled",
  dead: "failed",
  done: "",
};

/**
 * One image of a render: waiting, coming about, there, or failed with the reason.
 *
 * @param {any} image as the server has it
 * @param {{open: (id: string) => void, star: (id: string) => void, hero: (image: any) => void, veiled: (id: string) => boolean,
 *     known: (id: string) => any}} acts
 */
export function createTile(image, acts) {
  let now = image;
  let shown = "";
  let loaded = false;
  let previewed = "";
  const picture = el("img", { alt: "", draggable: "false", hidden: true });
  const words = el("span", { class: "tile-words" });
  const done = el("span", { class: "tile-done" });
  const bar = el("span", { class: "tile-bar", "aria-hidden": "true" }, done);
  const files = el("span", { class: "tile-files", hidden: true });
  const open = el(
    "button",
    { type: "button", class: "tile-open", on: { click: () => asset() && acts.open(asset()) } },
    picture,
    words,
    files,
    bar,
  );
  const star = iconButton("star", "Star", () => acts.star(asset()), { class: "ghost small tile-star" });
  const hero = iconButton("raise", "Again at hero quality, from this", () => acts.hero(now), { class: "ghost small" });
  const tools = el("div", { class: "tile-tools", hidden: true }, star, hero);
  const node = el("li", { class: "render-tile", data: { index: String(image.index) } }, open, tools);
  node.style.setProperty("--ratio", `${image.width} / ${image.height}`);

  const asset = () => now.assets?.[0] ?? null;

  picture.addEventListener("load", () => {
    picture.hidden = false;
    loaded = picture.src !== previewed;
    node.classList.toggle("pictured", true);
    if (previewed && picture.src !== previewed) {
      URL.revokeObjectURL(previewed);
      previewed = "";
    }
  });
  // A thumbnail is made a moment after its image came in; what was seen before stays until it is there.
  picture.addEventListener("error", () => {
    shown = "";
    if (previewed) {
      picture.src = previewed;
    }
  });
  open.addEventListener("dragstart", (event) => {
    event.dataTransfer.setData(DRAGGED, asset());
    event.dataTransfer.effectAllowed = "copy";
  });

  function pictureOf(id) {
    if (shown !== id) {
      shown = id;
      picture.src = address.thumbnail(id);
    }
  }

  function update(image) {
    now = { ...now, ...image };
    const { state } = now;
    const id = asset();
    node.dataset.state = state;
    open.disabled = !id;
    open.draggable = Boolean(id);
    tools.hidden = !id;
    hero.hidden = now.quality === "hero";
    open.setAttribute("aria-label", `Image ${now.index + 1}${id ? "" : `, ${WORDS[state]}`}`);
    words.textContent = now.note && ["dead", "retry"].includes(state) ? `${WORDS[state]}: ${now.note}` : WORDS[state];
    words.title = now.note ?? "";
    files.hidden = !(now.assets?.length > 1);
    files.textContent = `${now.assets?.length} files`;
    words.classList.toggle("danger", state === "dead");
    if (id) {
      pictureOf(id);
      marks();
    }
    if (state === "leased" && now.progress) {
      progress(now.progress);
    }
    bar.hidden = state !== "leased";
  }

  function progress(step) {
    now = { ...now, state: "leased", progress: step };
    node.dataset.state = "leased";
    words.textContent = atWords(step);
    bar.hidden = false;
    done.style.transform = `scaleX(${Math.min(1, Math.max(0.02, step.share))})`;
  }

  function marks() {
    const known = acts.known(asset());
    const starred = Boolean(known?.starred);
    star.classList.toggle("starred", starred);
    star.setAttribute("aria-pressed", String(starred));
    node.classList.toggle("veiled", acts.veiled(asset()));
  }

  update(image);
  return {
    node,
    update,
    progress,
    marks,
    get image() {
      return now;
    },
    get asset() {
      return asset();
    },
    /** Its thumbnail may be there now. */
    retry() {
      if (asset() && !loaded) {
        shown = "";
        pictureOf(asset());
      }
    },
    /** @param {string} url of a preview; the tile lets it go */
    preview(url) {
      if (now.state !== "leased") {
        URL.revokeObjectURL(url);
        return;
      }
      const before = previewed;
      previewed = url;
      picture.src = url;
      if (before) {
        URL.revokeObjectURL(before);
      }
    },
    close: () => previewed && URL.revokeObjectURL(previewed),
  };
}

/** What a tile would hold, for renders whose images are not read yet. @param {number} width @param {number} height */
export function emptyTile(width, height) {
  const node = el("li", { class: "render-tile unread", "aria-hidden": "true" }, icon("render"));
  node.style.setProperty("--ratio", `${width} / ${height}`);
  return node;
}
