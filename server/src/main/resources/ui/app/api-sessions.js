const SAID = { origin: "page" };

/** Sessions, over the API. @param {any} api */
export const createSessionsApi = (api) => ({
  /** @param {string | null} before the session that the page comes after @param {number} limit */
  page: async (before, limit, signal) =>
    (await api.get("sessions", { limit: String(limit), ...(before ? { before } : {}) }, signal)).items,
  /** One with a page of its images. @param {string} id @param {string | null} after */
  one: (id, after, limit, signal) =>
    api.get(`sessions/${id}`, { limit: String(limit), ...(after ? { after } : {}) }, signal),
  rename: (id, name) => api.send("PATCH", `sessions/${id}`, { name, ...SAID }),
  merge: (sessions) => api.posted("sessions/merge", { sessions, ...SAID }),
  split: async (id, assets) => (await api.posted(`sessions/${id}/split`, { assets, ...SAID })).items,
});
