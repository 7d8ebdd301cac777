/**
 * The images chosen in the grid, by id, in `store.state.selected`. They stay chosen while the grid grows around them, and
 * are let go when the search becomes another.
 */
export function createSelection(store) {
  /** Where a range begins: the image, which the grid may grow around, and where it was. */
  let anchor = { index: 0, id: "" };
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

  /** Where a range begins. @param {number} index */
  function anchorAt(index) {
    anchor = { index, id: index < order().length ? order().id(index) : "" };
  }

  return {
    clear,
    anchorAt,

    /** @param {number} index */
    toggle(index) {
      const selected = new Set(store.state.selected);
      const id = order().id(index);
      if (!selected.delete(id)) {
        selected.add(id);
      }
      anchorAt(index);
      set(selected);
    },

    /** From the anchor to here, and nothing else. @param {number} index */
    extendTo(index) {
      const at = order().indexOf(anchor.id, anchor.index);
      anchorAt(at >= 0 ? at : Math.min(anchor.index, order().length - 1));
      set(new Set(between(anchor.index, index)));
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
