/**
 * The images chosen in the grid, by id, in `store.state.selected`. They stay chosen while the grid grows around them, and
 * are let go when the search becomes another.
 */
export function createSelection(store) {
  let anchor = 0;
  const order = () => store.state.library.order;
  const set = (selected) => store.set({ selected });

  store.watch(
    (state) => state.library.query + "\n" + state.library.sort,
    () => store.state.selected.size > 0 && clear(),
  );

  function clear() {
    set(new Set());
  }

  function* between(from, to) {
    for (let index = Math.min(from, to); index <= Math.max(from, to); index++) {
      yield order().id(index);
    }
  }

  return {
    clear,

    /** Where a range begins. @param {number} index */
    anchorAt(index) {
      anchor = index;
    },

    /** @param {number} index */
    toggle(index) {
      const selected = new Set(store.state.selected);
      const id = order().id(index);
      if (!selected.delete(id)) {
        selected.add(id);
      }
      anchor = index;
      set(selected);
    },

    /** From the anchor to here, and nothing else. @param {number} index */
    extendTo(index) {
      anchor = Math.min(anchor, order().length - 1);
      set(new Set(between(anchor, index)));
    },

    all() {
      if (order().length > 0) {
        set(new Set(between(0, order().length - 1)));
      }
    },

    /** What an act is meant for: what is chosen, else the current image. @returns {string[]} */
    targets() {
      const { selected, current } = store.state;
      return selected.size > 0 ? [...selected] : current < order().length ? [order().id(current)] : [];
    },
  };
}
