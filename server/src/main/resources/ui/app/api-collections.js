// The parts of the API about collections and suggestions.

const path = (name) => "collections/" + encodeURIComponent(name);

/** @param {any} api @returns what can be asked and done */
export function createCollectionsApi(api) {
  return {
    /** @param {AbortSignal} [signal] @returns {Promise<any[]>} */
    all: async (signal) => (await api.get("collections", {}, signal)).items,
    /** @param {{name: string, kind: string, query?: string, note?: string}} one */
    create: (one) => api.posted("collections", { origin: "page", ...one }),
    /** @param {string} name @param {{name?: string, kind?: string, query?: string, note?: string}} change */
    change: (name, change) => api.send("PATCH", path(name), { origin: "page", ...change }),
    /** @param {string} name */
    remove: (name) => api.send("DELETE", path(name) + "?origin=page"),
    /** @param {number} limit @param {AbortSignal} [signal] */
    suggestions: (limit, signal) => api.get("suggestions", { limit: String(limit) }, signal),
    /** @param {"accept" | "dismiss"} answer @param {string} key */
    answer: (answer, key) => api.posted("suggestions/" + answer, { key, origin: "page" }),
  };
}
