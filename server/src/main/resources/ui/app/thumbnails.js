import { address } from "./api.js";

const SETTLED_MS = 80;
/** Browsers open six connections to a server; events hold one, and questions must not queue behind pictures. */
const AT_ONCE = 4;
const REMEMBERED = 20_000;

/**
 * Loads the pictures of cells that stay. While the grid flies by, nothing is asked for; a cell that leaves takes its
 * request with it.
 */
export class Thumbnails {
  #waiting = new Map();
  #loading = new Map();
  #seen = new Set();
  #timer = 0;
  #outcome;

  /** @param {(image: HTMLImageElement, id: string, shown: boolean, atOnce: boolean) => void} outcome */
  constructor(outcome) {
    this.#outcome = outcome;
  }

  /** @param {HTMLImageElement} image @param {string} id @param {boolean} moving whether the grid is being scrolled */
  show(image, id, moving) {
    this.leave(image);
    const known = this.#seen.has(id);
    this.#waiting.set(image, { id, since: performance.now() - (moving && !known ? 0 : SETTLED_MS), known });
    this.#pump();
  }

  /** @param {HTMLImageElement} image */
  leave(image) {
    this.#waiting.delete(image);
    if (this.#loading.has(image)) {
      this.#finish(image);
    }
    image.removeAttribute("src"); // the browser gives the request up
  }

  #pump() {
    const now = performance.now();
    let next = Infinity;
    for (const [image, entry] of this.#waiting) {
      const age = now - entry.since;
      if (age < SETTLED_MS) {
        next = Math.min(next, SETTLED_MS - age);
      } else if (entry.known || this.#loading.size < AT_ONCE) {
        this.#waiting.delete(image);
        this.#load(image, entry);
      }
    }
    if (next < Infinity && !this.#timer) {
      this.#timer = setTimeout(() => {
        this.#timer = 0;
        this.#pump();
      }, next);
    }
  }

  #load(image, { id, known }) {
    const done = (shown) => {
      this.#finish(image);
      if (shown) {
        this.#remember(id);
      }
      this.#outcome(image, id, shown, known);
      this.#pump();
    };
    image.onload = () => done(true);
    image.onerror = () => done(false);
    if (!known) {
      this.#loading.set(image, id);
    }
    image.src = address.thumbnail(id);
  }

  #finish(image) {
    image.onload = null;
    image.onerror = null;
    this.#loading.delete(image);
    if (this.#waiting.size > 0 && !this.#timer) {
      this.#timer = setTimeout(() => {
        this.#timer = 0;
        this.#pump();
      });
    }
  }

  #remember(id) {
    this.#seen.add(id);
    if (this.#seen.size > REMEMBERED) {
      this.#seen.delete(this.#seen.values().next().value);
    }
  }
}
