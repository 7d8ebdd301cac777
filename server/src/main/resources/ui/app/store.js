/**
 * The page's one state. Acts replace parts of it, views watch parts of it; nothing flows the other way.
 *
 * @template S
 * @param {S} initial
 */
export function createStore(initial) {
  let state = initial;
  const watchers = new Set();

  return {
    get state() {
      return state;
    },

    /** @param {Partial<S>} patch */
    set(patch) {
      state = { ...state, ...patch };
      for (const watcher of [...watchers]) {
        watcher();
      }
    },

    /**
     * Calls at once and whenever the selected part is another.
     *
     * @template T
     * @param {(state: S) => T} select
     * @param {(part: T, before: T | undefined) => void} listener
     */
    watch(select, listener) {
      let last = select(state);
      watchers.add(() => {
        const now = select(state);
        if (!Object.is(now, last)) {
          const before = last;
          last = now;
          listener(now, before);
        }
      });
      listener(last, undefined);
    },
  };
}
