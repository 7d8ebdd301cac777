import { Order } from "./order.js";
import { NEWEST } from "./route.js";

const SLOWEST_REFRESH_MS = 30_000;
const QUICKEST_REFRESH_MS = 1_000;

/**
 * Keeps `store.state.library` the answer to the route's search, and fresh while the catalog grows.
 *
 * @typedef {{phase: "loading" | "ready" | "failed", order: Order, query: string | null, sort: string, took: number,
 *     problem: import("./api.js").Problem | null, kept: boolean}} Library
 *     the order is the last good one, `query` and `sort` are what it answers; `kept` says that it is the same search as
 *     before, read again
 */
export const NO_LIBRARY = {
  phase: "loading",
  order: Order.NONE,
  query: null,
  sort: NEWEST,
  took: 0,
  problem: null,
  kept: false,
};

/** @param {() => boolean} atTop whether the user looks at the newest images and wants to see more arrive */
export function createLibrary(store, api, details, atTop) {
  let running = new AbortController();
  let looking = false;
  let missed = false;
  let refreshTimer = 0;
  let lastCost = 0;

  const set = (patch) => store.set({ library: { ...store.state.library, ...patch } });

  async function load(query, sort) {
    running.abort();
    running = new AbortController();
    const { signal } = running;
    const before = store.state.library;
    set({ phase: "loading", problem: null });
    const begun = performance.now();
    try {
      const { bytes, total } = await api.order(query, sort, signal);
      const took = performance.now() - begun;
      lastCost = took;
      const kept = before.query === query && before.sort === sort;
      store.set({ fresh: 0 });
      set({ phase: "ready", order: new Order(bytes, total), query, sort, took, kept });
      lookIfMissed();
    } catch (problem) {
      if (problem.name !== "AbortError") {
        set({ phase: "failed", problem });
      }
    }
  }

  const reload = () => load(store.state.route.query, store.state.route.sort);

  /** Newest first and at the top: show what arrives; elsewhere only say how much did. */
  async function look() {
    const { library, route } = store.state;
    missed = library.phase === "loading" || looking || document.hidden;
    if (missed || library.phase === "failed") {
      return;
    }
    looking = true;
    try {
      // The search's own count: the catalog may know of images that cannot be found yet.
      const total = await api.count(route.query);
      if (total === library.order.total) {
        store.set({ fresh: 0 });
      } else if ((library.sort === NEWEST && atTop()) || total < library.order.total || library.order.length === 0) {
        await reload();
      } else {
        store.set({ fresh: total - library.order.total });
      }
    } catch {
      // The next change looks again.
    } finally {
      looking = false;
      lookIfMissed();
    }
  }

  /** Something changed while we could not look. */
  function lookIfMissed() {
    if (missed && !document.hidden) {
      missed = false;
      lookSoon();
    }
  }

  /** A big library costs more to read, so it is read less often. */
  function lookSoon() {
    if (!refreshTimer) {
      const wait = Math.min(SLOWEST_REFRESH_MS, Math.max(QUICKEST_REFRESH_MS, 10 * lastCost));
      refreshTimer = setTimeout(() => {
        refreshTimer = 0;
        void look();
      }, wait);
    }
  }

  store.watch(
    (state) => state.route.query + "\n" + state.route.sort,
    () => void reload(),
  );
  store.watch(
    (state) => state.catalogChanges,
    (changes) => changes > 0 && lookSoon(),
  );
  document.addEventListener("visibilitychange", lookIfMissed);

  return {
    reload,
    /** Everything may have changed: after the server was away. */
    reloadAll() {
      details.refreshAll();
      return reload();
    },
  };
}
