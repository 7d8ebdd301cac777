import { address } from "./api.js";
import { el, svg } from "./dom.js";
import { layOut } from "./lineage-tree.js";
import { KINDS } from "./lineage-words.js";
import { count } from "./words.js";

const TILE = 72;
const COLUMN = 122;
const ROW = 104;

/**
 * A family as a drawing from left to right: who was made from whom, the open one marked. Arrow keys go from image to
 * image, Enter opens one.
 *
 * @param {any} family @param {string} openId @param {Set<string>} unfolded
 * @param {{open: (id: string) => void, unfold: (parent: string) => void}} acts
 */
export function lineageGraph(family, openId, unfolded, acts) {
  const { places, edges, columns, rows } = layOut(family, openId, unfolded);
  const byPlace = new Map(places.map((place) => [place.id, place]));
  const assets = new Map(family.nodes.map((asset) => [asset.id, asset]));
  const width = (columns - 1) * COLUMN + TILE;
  const height = (rows - 1) * ROW + TILE + 22;
  const buttons = new Map(places.map((place) => [place.id, button(place)]));

  function button(place) {
    const asset = assets.get(place.id);
    const role = place.kind ? KINDS[place.kind].role : "draft";
    const says = place.folded ? `${count(place.folded.length)} more` : `${role}: ${asset.name}`;
    return el(
      "button",
      {
        type: "button",
        class: "kin",
        title: says,
        "aria-label": says,
        "aria-current": place.id === openId ? "true" : null,
        tabindex: place.id === openId ? "0" : "-1",
        data: { kind: place.kind ?? "draft", id: place.id },
        on: {
          click: () => (place.folded ? acts.unfold(place.id.split("+")[0]) : acts.open(place.id)),
        },
      },
      place.folded
        ? el("span", { class: "kin-more" }, `+${count(place.folded.length)}`)
        : el("img", { src: address.thumbnail(place.id), alt: "", loading: "lazy" }),
      el("span", { class: "kin-role" }, place.folded ? `${role}s` : role),
    );
  }

  for (const place of places) {
    const { style } = buttons.get(place.id);
    style.left = `${place.column * COLUMN}px`;
    style.top = `${place.row * ROW}px`;
  }
  const lines = edges.map(({ from, to, kind }) => {
    const a = byPlace.get(from);
    const b = byPlace.get(to);
    const [x1, y1] = [a.column * COLUMN + TILE, a.row * ROW + TILE / 2];
    const [x2, y2] = [b.column * COLUMN, b.row * ROW + TILE / 2];
    const bend = Math.max(20, (x2 - x1) / 2);
    return svg("path", { d: `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`, class: kind });
  });
  const drawing = el(
    "div",
    { class: "kin-drawing", role: "group", "aria-label": "Lineage, from left to right", on: { keydown } },
    svg("svg", { class: "kin-lines", width, height, "aria-hidden": "true" }, ...lines),
    ...buttons.values(),
  );
  drawing.style.width = `${width}px`;
  drawing.style.height = `${height}px`;

  function keydown(event) {
    const id = event.target.closest(".kin")?.dataset.id;
    const here = byPlace.get(id);
    if (!here || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const beside = places
      .filter(({ column }) => column === here.column)
      .sort((one, other) => one.row - other.row);
    const at = beside.indexOf(here);
    const to = {
      ArrowLeft: () => edges.find((edge) => edge.to === id)?.from,
      ArrowRight: () => edges.find((edge) => edge.from === id)?.to,
      ArrowUp: () => beside[at - 1]?.id,
      ArrowDown: () => beside[at + 1]?.id,
    }[event.key];
    if (to) {
      event.preventDefault();
      event.stopPropagation();
      buttons.get(to())?.focus();
    }
  }

  return {
    node: el("div", { class: "kin-frame" }, drawing),
    show: () => buttons.get(openId)?.scrollIntoView({ block: "nearest", inline: "center" }),
  };
}
