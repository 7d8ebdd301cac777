/** Fitting weights, over the API. @param {any} api */
export const tuningApi = (api) => ({
  status: () => api.get("tuning", {}),
  fit: () => api.posted("tuning", {}),
  takeOver: (id) => api.posted("tuning/apply", { proposal: id }),
  step: (way) => api.posted("tuning/" + way, {}),
});
