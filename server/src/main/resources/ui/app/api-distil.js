/** @param {any} api the server's API */
export const distilApi = (api) => ({
  /** @param {{query: string, count: number, pins: string[], excludes: string[], name?: string}} wish */
  distil: (wish) => api.posted("distil", { origin: "page", ...wish }),
  undo: () => api.posted("acts/undo", { origin: "page" }),
});
