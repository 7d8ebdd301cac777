/**
 * What the server knows of stacks, and is told of them.
 *
 * @param {{get: any, posted: any}} api
 */
export const createStacksApi = ({ get, posted }) => ({
  /** @param {string} id @returns {Promise<{id: string, cover: string, reason: string, members: string[], items: any[]}>} */
  stack: (id, signal) => get("stacks/" + id, {}, signal),
  /** @param {string | null} asset null leaves it to the rules again */
  cover: (id, asset) => posted(`stacks/${id}/cover`, { asset, origin: "page" }),
  remove: (id, assets) => posted(`stacks/${id}/remove`, { assets, origin: "page" }),
  merge: (assets) => posted("stacks/merge", { assets, origin: "page" }),
  /** @param {boolean | null} same null leaves it to the rules again */
  decide: (one, other, same) => posted("stacks/decisions", { one, other, same, origin: "page" }),
  /** @param {string | null} after @returns {Promise<{items: any[], next: string | null, left: number}>} */
  doubtful: (after, limit, signal) => get("stacks/doubtful", { limit: String(limit), ...(after && { after }) }, signal),
  undo: async () => (await posted("acts/undo", { origin: "page" })).act,
});
