const part = encodeURIComponent;

/** Rendering, as the server offers it. @param {any} api the server's API */
export const renderApi = (api) => ({
  /** What it would cost; refused with the field and the reason. @param {any} request */
  quote: (request) => api.posted("renders/quote", request),
  /** @param {any} request with `key`: sent twice, it is rendered once */
  submit: (request) => api.posted("renders", request),
  /** Newest first, without their images. @param {string | null} cursor @returns {Promise<{items: any[], next: string | null}>} */
  list: (cursor, limit) => api.get("renders", { limit: String(limit), ...(cursor ? { cursor } : {}) }),
  one: (id) => api.get("renders/" + id, {}),
  cancel: (id) => api.posted(`renders/${id}/cancel`, {}),
  retry: (id) => api.posted(`renders/${id}/retry`, {}),
  /** What an image in hand looks like by now. @param {string} id @param {number} index @returns {Promise<Blob>} */
  preview: (id, index, signal) => api.picture(`renders/${id}/images/${index}/preview`, signal),
  models: async () => (await api.get("render-models", {})).items,
  pools: async () => (await api.get("pools", {})).items,
  latency: (limit) => api.get("renders/latency", { limit: String(limit) }),
  caches: () => api.get("render-cache", {}),
  emptyCaches: () => api.send("DELETE", "render-cache"),
  campaigns: async () => (await api.get("campaigns", {})).items,
  newCampaign: (campaign) => api.posted("campaigns", campaign),
  changeCampaign: (name, edit) => api.send("PATCH", "campaigns/" + part(name), edit),
});

/** A name for one wish, so that sent twice it is taken once; browsers give random ids only on secure addresses. */
export const newKey = () =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
