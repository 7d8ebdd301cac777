/** Exports and sidecars, over the server's API. @param {any} api */
export const createExportApi = (api) => ({
  /** Where a browser saves an export from. @param {Record<string, string>} parameters */
  address: (parameters) => `/api/v1/export?${new URLSearchParams({ ...parameters, origin: "page" })}`,
  /** @param {"write" | "read"} verb @param {{query?: string, assets?: string[]}} which @param {boolean} dryRun */
  sidecars: (verb, which, dryRun) => api.posted("sidecars/" + verb, { ...which, dryRun }),
  undo: () => api.posted("acts/undo", { origin: "page" }),
});
