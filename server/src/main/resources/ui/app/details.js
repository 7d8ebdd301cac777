const KEPT = 6000;
const BATCH = 200;
const GATHER_MS = 50;

/** What is known about single assets, fetched in batches when somebody wants it; the least recently used are dropped. */
export class Details {
  #api;
  #known = new Map();
  #wanted = new Set();
  #asked = new Set();
  #timer = 0;
  #listeners = new Set();

  constructor(api) {
    this.#api = api;
  }

  /** @param {(ids: string[]) => void} listener told which assets became known */
  onArrival(listener) {
    this.#listeners.add(listener);
  }

  /** @param {string} id @returns {any} undefined when not known (yet) */
  get(id) {
    const asset = this.#known.get(id);
    if (asset) {
      this.#known.delete(id);
      this.#known.set(id, asset);
    }
    return asset;
  }

  /** Replaces what was wanted but not asked for yet: only what is visible now is worth a request. @param {string[]} ids */
  want(ids) {
    this.#wanted = new Set(ids.filter((id) => !this.#known.has(id) && !this.#asked.has(id)));
    this.#schedule();
  }

  /** @param {string[]} ids whose pictures changed */
  forget(ids) {
    ids.forEach((id) => this.#known.delete(id));
  }

  forgetAll() {
    this.#known.clear();
  }

  put(asset) {
    this.#known.set(asset.id, asset);
    if (this.#known.size > KEPT) {
      this.#known.delete(this.#known.keys().next().value);
    }
  }

  #schedule() {
    if (this.#wanted.size > 0 && !this.#timer) {
      this.#timer = setTimeout(() => {
        this.#timer = 0;
        void this.#fetch();
      }, GATHER_MS);
    }
  }

  async #fetch() {
    const ids = [...this.#wanted].slice(0, BATCH);
    if (ids.length === 0) {
      return;
    }
    ids.forEach((id) => this.#wanted.delete(id) && this.#asked.add(id));
    try {
      const assets = await this.#api.assets(ids);
      assets.forEach((asset) => this.put(asset));
      this.#listeners.forEach((listener) => listener(assets.map((asset) => asset.id)));
    } catch {
      // The cells stay without words; the banner says that the server is gone, and the next scroll asks again.
    } finally {
      ids.forEach((id) => this.#asked.delete(id));
      this.#schedule();
    }
  }
}
