/** What was done, on the server, and taking it back. @param {any} api */
export function createActsApi(api) {
  return {
    /**
     * @param {"undo" | "redo"} way
     * @returns {Promise<{act: {id: string, words: string, at: string, origin: string, undone: boolean} | null,
     *     assets: string[]}>} the images that it was about
     */
    turn: (way) => api.posted("acts/" + way, { origin: "page" }),
  };
}
