const KEPT = 6000;
const BATCH = 200;
const GATHER_MS = 50;

/** What is known about single assets, fetched in batches when somebody wants it; the least recently used are dropped. */
export class Details {
  #api;
  #known = new Map();
  /** What each view shows now. @type {Map<string, Set<string>>} */
  #views = new Map();
  #wanted = new Set();
  #stale = new Set();
  #asked = new Set();
  /** Assets that an act is under way for, and how many. @type {Map<string, number>} */
  #held = new Map();
  /** Asked for before something that the answer may not know of. */
  #outdated = new Set();
  /** Asked for before they were said to have changed. */
  #older = new Set();
  #acts = 0;
  #timer = 0;
  #listeners = new Set();

  constructor(api) {
    this.#api = api;
  }

  /** @param {(ids: string[]) => void} listener told which assets became known, or are known better */
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

  /**
   * Replaces what a view wanted but was not asked for yet: only what is visible now is worth a request.
   *
   * @param {string[]} ids
   * @param {string} [view]
   */
  want(ids, view = "grid") {
    this.#views.set(view, new Set(ids));
    const visible = [...this.#views.values()].flatMap((shown) => [...shown]);
    this.#wanted = new Set(
      visible.filter((id) => (!this.#known.has(id) || this.#stale.has(id)) && !this.#asked.has(id)),
    );
    this.#schedule();
  }

  /**
   * These assets, the unknown ones asked for.
   *
   * @param {string[]} ids
   * @param {AbortSignal} [signal]
   * @returns {Promise<any[]>} in their order
   */
  async all(ids, signal) {
    const unknown = ids.filter((id) => !this.#known.has(id));
    const fetched = new Map();
    for (let from = 0; from < unknown.length; from += BATCH) {
      for (const asset of await this.#api.assets(unknown.slice(from, from + BATCH), signal)) {
        fetched.set(asset.id, asset);
        if (!this.#known.has(asset.id)) {
          this.#put(asset); // else it became known meanwhile, and may have been changed since
        }
      }
    }
    return ids.map((id) => this.#known.get(id) ?? fetched.get(id)).filter(Boolean);
  }

  /** As `refresh`, of everything that is known. */
  refreshAll() {
    this.refresh([...this.#known.keys(), ...this.#asked]);
  }

  /** What is known of these is old: what is visible is asked for again, and shown as it was until the answer is there. */
  refresh(ids) {
    ids.filter((id) => this.#asked.has(id)).forEach((id) => this.#older.add(id));
    this.#askAgain(ids.filter((id) => this.#known.has(id)));
  }

  #askAgain(ids) {
    for (const id of ids) {
      this.#stale.add(id);
      if ([...this.#views.values()].some((shown) => shown.has(id))) {
        this.#wanted.add(id);
      }
    }
    this.#schedule();
  }

  #put(asset) {
    this.#stale.delete(asset.id);
    this.#known.set(asset.id, asset);
    if (this.#known.size > KEPT) {
      const oldest = this.#known.keys().next().value;
      this.#known.delete(oldest);
      this.#stale.delete(oldest);
    }
  }

  /** While an act is under way for these, answers that may not know of it yet are passed over. @param {string[]} ids */
  hold(ids) {
    ids.forEach((id) => this.#held.set(id, (this.#held.get(id) ?? 0) + 1));
    this.outdate(ids);
  }

  /** The act is through. @param {string[]} ids */
  release(ids) {
    for (const id of ids) {
      const left = this.#held.get(id) - 1;
      if (left > 0) {
        this.#held.set(id, left);
      } else {
        this.#held.delete(id);
      }
    }
    this.outdate(ids);
  }

  /** One asset in full; asked for again when an act came in between. @param {string} id @param {() => Promise<any>} ask */
  async whole(id, ask) {
    let begun;
    let asset;
    do {
      begun = this.#acts;
      asset = await ask();
    } while (begun !== this.#acts || this.#held.has(id));
    return asset;
  }

  /** Something was done to these: what was asked for before is passed over. @param {string[]} ids */
  outdate(ids) {
    this.#acts++;
    ids.filter((id) => this.#asked.has(id)).forEach((id) => this.#outdated.add(id));
  }

  /** What is known, changed ahead of the server or by its answer. @param {any[]} assets */
  change(assets) {
    assets.forEach((asset) => this.#put(merged(this.#known.get(asset.id), asset)));
    this.#tell(assets.map((asset) => asset.id));
  }

  #tell(ids) {
    this.#listeners.forEach((listener) => listener(ids));
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
    const ids = [...this.#wanted].filter((id) => !this.#asked.has(id)).slice(0, BATCH);
    if (ids.length === 0) {
      return;
    }
    ids.forEach((id) => {
      this.#wanted.delete(id);
      this.#stale.delete(id);
      this.#asked.add(id);
    });
    let again = [];
    try {
      const assets = await this.#api.assets(ids);
      const passed = (id) => this.#held.has(id) || this.#outdated.has(id);
      this.change(assets.filter(({ id }) => !passed(id)));
      again = assets.map(({ id }) => id).filter((id) => passed(id) || this.#older.has(id));
    } catch {
      // The cells stay without words; the banner says that the server is gone, and the next scroll asks again.
      ids.forEach((id) => this.#stale.add(id));
    } finally {
      ids.forEach((id) => {
        this.#asked.delete(id);
        this.#outdated.delete(id);
        this.#older.delete(id);
      });
      again.forEach((id) => this.#stale.add(id));
      this.#askAgain(again.filter((id) => !this.#held.has(id)));
    }
  }
}

/** Lists leave the maps out; those that are known stay. */
function merged(known, asset) {
  const { quality, composition } = asset;
  const next = { ...known, ...asset };
  if (quality?.detail && !quality.detail.map) {
    next.quality = { ...quality, detail: { ...quality.detail, map: known?.quality?.detail?.map ?? null } };
  }
  if (composition && !composition.saliency) {
    next.composition = { ...composition, saliency: known?.composition?.saliency ?? null };
  }
  return next;
}
