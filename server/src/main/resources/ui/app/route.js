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
  store.set({ route: read() });
  addEventListener("popstate", () => store.set({ route: read(), place: history.state?.place ?? null }));

  return {
    /**
     * @param {Partial<Route>} change a search is shown by the library, whichever page it was asked on
     * @param {{replace?: boolean}} [how]
     */
    go(change, how = {}) {
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

    /** Leaves the open asset the way it was entered, so that Back does not open it again. */
    closeAsset() {
      if (history.state?.opened) {
        history.back();
      } else {
        this.go({ asset: null }, { replace: true });
      }
    },

    /** Remembers where the grid stands, for coming back. @param {{index: number}} place */
    keepPlace(place) {
      history.replaceState({ ...history.state, place }, "");
    },
  };
}
