import { el } from "./dom.js";
import { createCard } from "./render-card.js";
import { createPreviews } from "./render-previews.js";
import { ended } from "./render-words.js";

const AT_ONCE = 12;
const READ_AGAIN_MS = 300;
/** Before and after these there is nothing to see. */
const DEVELOPED = ["denoise", "decode"];

/**
 * The renders, newest first. Those that are seen are read with their images, and again when the server says that something
 * of them has ended.
 *
 * @param {{render: any, details: any, acts: any, isShown: () => boolean, say: any, counted: (n: number) => void}} parts
 *     `counted`: told how many there are
 */
export function createRenderList({ render, details, acts, isShown, say, counted }) {
  /** @type {Map<string, ReturnType<typeof createCard>>} */
  const cards = new Map();
  const stale = new Set();
  let next = null;
  let timer = 0;
  let outdated = false;
  const list = el("ul", { class: "renders", "aria-label": "Renders, newest first" });
  const more = el(
    "button",
    { type: "button", class: "plain", hidden: true, on: { click: () => void older() } },
    "Earlier ones",
  );
  const problem = el("p", { class: "danger", role: "alert", hidden: true });
  const node = el("div", { class: "render-list" }, problem, list, more);

  const seen = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      const card = cards.get(target.dataset.id);
      if (card) {
        card.visible = isIntersecting;
        if (isIntersecting && (!card.render.items || stale.has(card.id))) {
          again(card.id);
        }
      }
    }
    previews.wake();
    know();
  });

  const previews = createPreviews({
    render,
    wanted: () =>
      isShown()
        ? [...cards.values()]
            .filter(({ visible }) => visible)
            .flatMap((card) =>
              card.tiles
                .filter(({ image }) => image.state === "leased" && DEVELOPED.includes(image.progress?.at))
                .map((tile) => ({ id: card.id, index: tile.image.index, show: tile.preview })),
            )
        : [],
  });

  /** The stars of what is seen. */
  function know() {
    details.want(
      isShown() ? [...cards.values()].filter(({ visible }) => visible).flatMap((card) => card.assets()) : [],
      "render",
    );
  }

  function put(outline, first) {
    const known = cards.get(outline.id);
    if (known) {
      known.update(outline);
      return known;
    }
    const card = createCard(outline, acts);
    cards.set(outline.id, card);
    list[first ? "prepend" : "append"](card.node);
    seen.observe(card.node);
    return card;
  }

  /** The newest, those already there brought up to date. */
  async function read() {
    outdated = false;
    try {
      const { items, next: cursor } = await render.list(null, AT_ONCE);
      problem.hidden = true;
      const known = cards.size > 0;
      if (known && !items.some(({ id }) => cards.has(id))) {
        reset(); // so many came meanwhile that there would be a gap
      }
      const old = items.filter((one) => isOld(cards.get(one.id)?.render, one));
      if (cards.size === 0) {
        items.forEach((one) => put(one, false));
        next = cursor;
        more.hidden = !next;
      } else {
        [...items].reverse().forEach((one) => put(one, true));
      }
      old.forEach(({ id }) => again(id));
      counted(cards.size);
    } catch (error) {
      problem.textContent = error.message;
      problem.hidden = false;
    }
  }

  /** Whether something of a render has happened since its images were read. */
  const isOld = (known, now) => !known?.items || !ended(now) || JSON.stringify(known.images) !== JSON.stringify(now.images);

  function reset() {
    seen.disconnect();
    cards.forEach((card) => card.close());
    cards.clear();
    list.replaceChildren();
  }

  async function older() {
    more.disabled = true;
    try {
      const { items, next: cursor } = await render.list(next, AT_ONCE);
      items.forEach((one) => put(one, false));
      next = cursor;
      more.hidden = !next;
    } catch (error) {
      say(error.message);
    } finally {
      more.disabled = false;
    }
  }

  /** Reads one render again, soon: ends often come together. @param {string | null} id null for the list */
  function again(id) {
    if (id === null) {
      outdated = true;
    } else {
      stale.add(id);
    }
    timer ||= setTimeout(() => void catchUp(), READ_AGAIN_MS);
  }

  async function catchUp() {
    timer = 0;
    if (!isShown() || document.hidden) {
      return; // read when somebody looks
    }
    if (outdated) {
      await read();
    }
    const ids = [...stale].filter((id) => cards.get(id)?.visible);
    ids.forEach((id) => stale.delete(id));
    for (const id of ids) {
      try {
        cards.get(id)?.update(await render.one(id));
      } catch {
        // The card stays as it was; the banner says when the server is gone.
      }
    }
    know();
    previews.wake();
  }

  details.onArrival((ids) => {
    for (const card of cards.values()) {
      card.tiles.filter(({ asset }) => asset && ids.includes(asset)).forEach((tile) => tile.marks());
    }
  });

  return {
    node,
    list,
    read,
    catchUp,
    stop: previews.stop,
    card: (id) => cards.get(id),
    add: (outline) => put(outline, true),
    update: (found) => put(found, true),
    /** @param {any} step what the server says of an image in hand */
    progressed(step) {
      const card = cards.get(step.render);
      if (!card) {
        again(null);
        return;
      }
      const tile = card.tiles[step.index];
      if (tile) {
        tile.progress(step);
        previews.wake();
      }
      if (card.render.state === "waiting") {
        again(card.id);
      }
    },
    /** @param {any} image that has ended */
    ended(image) {
      const card = cards.get(image.render);
      if (card) {
        card.tiles[image.index]?.update(image);
        again(card.id);
      } else {
        again(null);
      }
    },
    /** @param {string[]} ids whose thumbnails are made */
    pictures(ids) {
      for (const card of cards.values()) {
        card.tiles.filter(({ asset }) => asset && ids.includes(asset)).forEach((tile) => tile.retry());
      }
    },
  };
}
