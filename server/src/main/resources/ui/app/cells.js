import { cellMarks, spokenMarks, tierMark } from "./cell-marks.js";
import { el, icon } from "./dom.js";
import { Thumbnails } from "./thumbnails.js";
import { count, sentence } from "./words.js";

const SPOKEN_PROMPT = 140;
const AGAIN_MS = 5_000;

/**
 * The grid's cells: as many elements as fit on the screen, used again and again.
 *
 * @typedef {{index: number, id: string, node: HTMLElement, image: HTMLImageElement, name: HTMLElement,
 *     marks: HTMLElement, tier: HTMLElement, note: HTMLElement}} Cell
 */
export class Cells {
  #space;
  #details;
  #veil;
  #thumbnails = new Thumbnails((image, id, shown, atOnce) => this.#pictureCame(image, id, shown, atOnce));
  /** @type {Map<number, Cell>} */
  #used = new Map();
  /** @type {Cell[]} */
  #free = [];
  /** @type {WeakMap<Element, Cell>} */
  #byImage = new WeakMap();

  /** @param {HTMLElement} space @param {import("./details.js").Details} details @param {any} veil */
  constructor(space, details, veil) {
    this.#space = space;
    this.#details = details;
    this.#veil = veil;
    details.onArrival((ids) => this.#describeAgain(new Set(ids)));
  }

  /**
   * @param {import("./order.js").Order} order
   * @param {{from: number, to: number, place: (index: number) => [number, number], side: number, moving: boolean,
   *     current: number, selected: Set<string>}} view indexes from `from` until before `to`, where each goes, how big it
   *     is, and which are chosen
   */
  show(order, { from, to, place, side, moving, current, selected }) {
    for (const [index, cell] of this.#used) {
      if (index < from || index >= to) {
        this.#used.delete(index);
        this.#release(cell);
      }
    }
    const ids = [];
    for (let index = from; index < to; index++) {
      const id = order.id(index);
      const cell = this.#used.get(index) ?? this.#take(index);
      ids.push(id);
      if (cell.id !== id) {
        this.#fill(cell, index, id, order.length, moving);
      }
      const [x, y] = place(index);
      cell.node.style.transform = `translate(${x}px, ${y}px)`;
      cell.node.style.width = cell.node.style.height = `${side}px`;
      cell.node.classList.toggle("current", index === current);
      cell.node.classList.toggle("selected", selected.has(id));
      cell.node.setAttribute("aria-selected", String(selected.size > 0 ? selected.has(id) : index === current));
    }
    this.#details.want(ids);
  }

  /** @param {Element} node @returns {Cell | undefined} */
  at(node) {
    const cell = node.closest?.(".cell");
    return cell ? this.#used.get(Number(cell.dataset.index)) : undefined;
  }

  /** Asks again for pictures that did not come. @param {Set<string>} ids */
  retry(ids) {
    for (const cell of this.#used.values()) {
      if (ids.has(cell.id) && !cell.node.classList.contains("shown")) {
        cell.note.hidden = true;
        this.#thumbnails.show(cell.image, cell.id, false);
      }
    }
  }

  retryAll() {
    this.retry(new Set([...this.#used.values()].map((cell) => cell.id)));
  }

  #take(index) {
    const cell = this.#free.pop() ?? this.#create();
    this.#used.set(index, cell);
    cell.node.hidden = false;
    return cell;
  }

  #release(cell) {
    this.#thumbnails.leave(cell.image);
    cell.id = "";
    cell.node.hidden = true;
    cell.node.classList.remove("selected");
    this.#free.push(cell);
  }

  #create() {
    const image = el("img", { alt: "", decoding: "async", draggable: "false" });
    const name = el("div", { class: "cell-name" });
    const marks = el("div", { class: "cell-marks" });
    const tier = el("div", { class: "cell-tier" });
    const note = el("div", { class: "cell-note", hidden: true });
    const check = el("div", { class: "cell-check", title: "Choose (X)" }, icon("check"));
    const node = el("div", { class: "cell", role: "option" }, image, note, marks, name, tier, check);
    const cell = { index: -1, id: "", node, image, name, marks, tier, note };
    this.#byImage.set(image, cell);
    this.#space.append(node);
    return cell;
  }

  #fill(cell, index, id, length, moving) {
    cell.index = index;
    cell.id = id;
    cell.node.id = "cell-" + index;
    cell.node.dataset.index = String(index);
    cell.node.dataset.id = id;
    cell.node.setAttribute("aria-posinset", String(index + 1));
    cell.node.setAttribute("aria-setsize", String(length));
    cell.node.classList.remove("shown", "fading");
    cell.note.hidden = true;
    this.#describe(cell);
    this.#thumbnails.show(cell.image, id, moving);
  }

  #describeAgain(ids) {
    for (const cell of this.#used.values()) {
      if (ids.has(cell.id)) {
        this.#describe(cell);
      }
    }
  }

  /** Covers or uncovers pictures anew. */
  veilAgain() {
    for (const cell of this.#used.values()) {
      cell.node.classList.toggle("veiled", this.#veil.covers(this.#details.get(cell.id)));
    }
  }

  #describe(cell) {
    const asset = this.#details.get(cell.id);
    cell.marks.replaceChildren(...(asset ? cellMarks(asset) : []));
    cell.tier.replaceChildren(...(asset ? tierMark(asset) : []));
    cell.name.textContent = asset?.name ?? "";
    cell.node.classList.toggle("veiled", this.#veil.covers(asset));
    if (!asset) {
      cell.node.setAttribute("aria-label", `Image ${count(cell.index + 1)}`);
      return;
    }
    cell.node.classList.toggle("trashed", Boolean(asset.trashed));
    const prompt = asset.generation?.prompt;
    cell.node.setAttribute("aria-label", prompt ? `${asset.name}: ${prompt.slice(0, SPOKEN_PROMPT)}` : asset.name);
    cell.node.setAttribute("aria-description", spokenMarks(asset).join(", "));
    if (asset.thumbnail?.state === "impossible" && !cell.node.classList.contains("shown")) {
      this.#noPicture(cell, asset);
    }
  }

  #pictureCame(image, id, shown, atOnce) {
    const cell = this.#byImage.get(image);
    if (cell.id !== id) {
      return;
    }
    cell.node.classList.toggle("fading", !atOnce);
    cell.node.classList.toggle("shown", shown);
    cell.note.hidden = shown;
    if (!shown) {
      this.#noPicture(cell, this.#details.get(id));
    }
  }

  /** The server was too busy to make it while we waited. */
  #again(cell) {
    const { id } = cell;
    setTimeout(() => this.retry(new Set(cell.id === id ? [id] : [])), AGAIN_MS);
  }

  #noPicture(cell, asset) {
    const impossible = asset?.thumbnail?.state === "impossible";
    const reason = impossible ? sentence(asset.thumbnail.reason ?? "no thumbnail") : "Not there yet";
    cell.note.replaceChildren(
      impossible ? icon("warning") : "",
      el("span", {}, impossible ? asset.name : ""),
      el("span", {}, reason),
    );
    cell.note.title = reason;
    cell.note.hidden = false;
    if (!impossible) {
      this.#again(cell);
    }
  }
}
