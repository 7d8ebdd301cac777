/** The trash, on the server. @param {any} api */
export function createTrashApi(api) {
  return {
    /** @returns {Promise<{assets: number, files: number, bytes: number}>} */
    counts: () => api.get("trash", {}),
    /** @returns {Promise<{items: any[], nextCursor: string | null}>} */
    page: (cursor, limit) =>
      api.get("assets", { q: IN_IT, limit: String(limit), ...(cursor ? { cursor } : {}) }),
    /** All that lies in it, without what is gone already. */
    all: async () => {
      const { bytes, total } = await api.order(IN_IT, "-imported");
      return { bytes, total };
    },
    /** What emptying would delete. @param {string[]} assets */
    rehearse: (assets) => api.posted("trash/empty", { assets, rehearse: true }),
    /** Deletes the files of exactly these from the disk. @param {string[]} assets */
    empty: (assets) => api.posted("trash/empty", { assets }),
  };
}

const IN_IT = "is:trashed -is:missing";
