import { PAGES } from "./page-list.js";

/**
 * What the address bar says: the page, the search, its order, and the asset that is open.
 *
 * @typedef {{page: string, query: string, sort: string, asset: string | null}} Route
 */

export const NEWEST = "-imported";

/** @returns {Route} */
function read() {
  const parameters = new URLSearchParams(location.search);
  const asset = parameters.get("asset") ?? "";
  const page = location.hash.slice(1);
  return {
    page: PAGES.some(({ name }) => name === page) ? page : "library",
    query: parameters.get("q") ?? "",
    sort: parameters.get("sort") ?? NEWEST,
    asset: /^[0-9a-f]{32}$/.test(asset) ? asset : null,
  };
}

/** @param {Partial<Route>} route */
export function addressOf(route) {
  const parameters = new URLSearchParams();
  if (route.query) {
    parameters.set("q", route.query);
  }
  if (route.sort && route.sort !== NEWEST) {
    parameters.set("sort", route.sort);
  }
  if (route.asset) {
    parameters.set("asset", route.asset);
  }
  const text = parameters.toString();
  const page = route.page && route.page !== "library" ? "#" + route.page : "";
  return (text ? "/?" + text : "/") + page;
}

/** Keeps `store.state.route` and the address bar the same. */
export function createRoute(store) {
  /** What was asked for while the browser goes back, which it does in its own time. @type {(() => void)[] | null} */
  let waiting = null;
  store.set({ route: read() });
  function arrive() {
    const next = waiting ?? [];
    waiting = null;
    store.set({ route: read(), place: history.state?.place ?? null });
    next.forEach((go) => go());
  }
  addEventListener("popstate", arrive);
  addEventListener("pageshow", (event) => event.persisted && arrive()); // left for another document, and taken out again

  return {
    /**
     * @param {Partial<Route>} change a search is shown by the library, whichever page it was asked on
     * @param {{replace?: boolean}} [how]
     */
    go(change, how = {}) {
      if (waiting) {
        waiting.push(() => this.go(change, how));
        return;
      }
      const before = store.state.route;
      const page = change.page ?? ("query" in change || "sort" in change ? "library" : before.page);
      const route = { ...before, ...change, page };
      const state = { opened: Boolean(route.asset) && (how.replace ? history.state?.opened : !before.asset) };
      if (how.replace) {
        history.replaceState({ ...history.state, ...state }, "", addressOf(route));
      } else if (addressOf(route) !== addressOf(before)) {
        history.pushState(state, "", addressOf(route));
      }
      store.set({ route });
    },

    /** Leaves the open asset the way it was entered, so that Back does not open it again; it is closed at once. */
    closeAsset() {
      if (waiting) {
        return;
      }
      if (history.state?.opened) {
        waiting = [];
        history.back();
        store.set({ route: { ...store.state.route, asset: null } });
      } else {
        this.go({ asset: null }, { replace: true });
      }
    },

    /** Remembers where the grid stands, for coming back. @param {{index: number}} place */
    keepPlace(place) {
      if (waiting) {
        return; // this is no longer the entry that it is meant for
      }
      history.replaceState({ ...history.state, place }, "");
    },
  };
}
