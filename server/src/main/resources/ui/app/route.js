/**
 * What the address bar says: the search, its order, and the asset that is open.
 *
 * @typedef {{query: string, sort: string, asset: string | null}} Route
 */

export const NEWEST = "-imported";

/** @returns {Route} */
function read() {
  const parameters = new URLSearchParams(location.search);
  const asset = parameters.get("asset") ?? "";
  return {
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
  return text ? "/?" + text : "/";
}

/** Keeps `store.state.route` and the address bar the same. */
export function createRoute(store) {
  store.set({ route: read() });
  addEventListener("popstate", () => store.set({ route: read(), place: history.state?.place ?? null }));

  return {
    /** @param {Partial<Route>} change @param {{replace?: boolean}} [how] */
    go(change, how = {}) {
      const before = store.state.route;
      const route = { ...before, ...change };
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
