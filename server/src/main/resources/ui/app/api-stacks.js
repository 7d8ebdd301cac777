const MOST_IDS = 400;

/**
 * What the server knows of stacks, and is told of them.
 *
 * @param {{get: any, posted: any}} api
 */
export const createStacksApi = ({ get, posted }) => ({
  /** As they stand now: what the page remembers may be from before something was said. @param {string[]} ids */
  async assets(ids) {
    const all = [];
    for (let from = 0; from < ids.length; from += MOST_IDS) {
      all.push(...(await get("assets", { ids: ids.slice(from, from + MOST_IDS).join(",") })).items);
    }
    return all;
  },
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
