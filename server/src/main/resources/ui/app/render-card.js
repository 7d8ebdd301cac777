import { el, icon } from "./dom.js";
import { renderBill } from "./render-bill.js";
import { createTile, emptyTile } from "./render-tile.js";
import { billWords, ended, placeWords, stateWords } from "./render-words.js";
import { counted, date, when } from "./words.js";

const MOST_TILES = 24;

/**
 * One render of the list: its tiles, what can be done with it, and its bill.
 *
 * @param {any} outline as lists show it
 * @param {any} acts
 */
export function createCard(outline, acts) {
  let render = outline;
  let tiles = [];
  let visible = false;
  const state = el("span", { class: "render-state" });
  const time = el("span", { class: "muted" });
  const about = el("p", { class: "render-about muted" });
  const list = el("ul", { class: "render-tiles", "aria-label": "Images" });
  const beyond = el("p", { class: "muted", hidden: true });
  const bill = el(
    "details",
    { class: "render-billed" },
    el("summary", {}, icon("bill", "icon small"), el("span", {})),
    el("div", {}),
  );
  const button = (symbol, label, act, title = "") =>
    el("button", { type: "button", class: "plain small", title, on: { click: act } }, icon(symbol, "icon small"), label);
  const cancel = button("close", "Cancel", () => acts.cancel(render), "Stops what waits and what is in hand (X)");
  const retry = button("again", "Try again", () => acts.retry(render), "The images that failed or were cancelled");
  const reseed = button("dice", "Another seed", () => acts.reseed(render), "The same again, with a seed by chance (A)");
  const edit = button("pencil", "Change…", () => acts.edit(render), "Into the form (E)");
  const compare = button("compare", "Compare with its draft", () => acts.compare(render), "Side by side (I)");
  const { prompt, start, width, height } = outline.spec;
  const node = el(
    "li",
    { class: "render-card", tabindex: "-1", data: { id: outline.id } },
    el("header", { class: "render-card-head" }, el("h3", { class: "render-words", title: prompt }, prompt), state, time),
    about,
    list,
    beyond,
    el("div", { class: "render-acts" }, cancel, retry, compare, reseed, edit),
    bill,
  );
  node.style.setProperty("--shape", String(Math.min(2, Math.max(0.5, width / height))));
  bill.addEventListener("toggle", () => bill.open && showBill());

  function showTiles() {
    if (!render.items) {
      list.replaceChildren(...Array.from({ length: Math.min(MOST_TILES, render.count) }, () => emptyTile(width, height)));
      return;
    }
    const images = render.items.slice(0, MOST_TILES);
    if (tiles.length !== images.length) {
      tiles.forEach((tile) => tile.close());
      tiles = images.map((image) => createTile(image, acts));
      list.replaceChildren(...tiles.map((tile) => tile.node));
    } else {
      tiles.forEach((tile, at) => tile.update(images[at]));
    }
    const left = render.items.length - images.length;
    beyond.hidden = left === 0;
    beyond.textContent = `and ${counted(left, "image")} more, in the library as they come`;
  }

  function showBill() {
    if (render.items) {
      const unfolded = new Set([...bill.querySelectorAll(".image-bill[open]")].map(({ id }) => id));
      bill.lastChild.replaceChildren(renderBill(render));
      bill.querySelectorAll(".image-bill").forEach((one) => (one.open ||= unfolded.has(one.id)));
    }
  }

  function show() {
    const over = ended(render);
    const failed = render.images.dead + render.images.skipped > 0;
    node.dataset.state = render.state;
    state.textContent = stateWords(render);
    time.textContent = when(render.at);
    time.title = date(render.at);
    about.textContent = [
      render.spec.quality,
      `${width} × ${height}`,
      placeWords(render.quote),
      render.campaign && `campaign ${render.campaign}`,
      start && `from an image, strength ${render.spec.strength}`,
    ]
      .filter(Boolean)
      .join(" · ");
    cancel.hidden = over;
    retry.hidden = !(over && failed);
    compare.hidden = !(start && render.items?.some(({ assets }) => assets.length > 0));
    bill.querySelector("summary span").textContent = billWords(render);
    showTiles();
    if (bill.open) {
      showBill();
    }
  }

  show();
  return {
    id: outline.id,
    node,
    get render() {
      return render;
    },
    get tiles() {
      return tiles;
    },
    get visible() {
      return visible;
    },
    set visible(now) {
      visible = now;
    },
    /** @param {any} found an outline, or the render with its images */
    update(found) {
      render = { ...render, ...found };
      show();
    },
    assets: () => tiles.map(({ asset }) => asset).filter(Boolean),
    close: () => tiles.forEach((tile) => tile.close()),
  };
}
