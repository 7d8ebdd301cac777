/** Where the open asset stands in the search, and what stands beside it. */
export function createNeighbours({ store, details }) {
  let index = -1;
  const order = () => store.state.library.order;

  return {
    /** -1 when the open asset is not among what the search found. */
    get index() {
      return index;
    },

    /** @param {string} id of the asset that is open now */
    locate(id) {
      index = order().indexOf(
        id,
        [1, -1, 0].map((by) => index + by).find((at) => holds(order(), at, id)) ?? store.state.current,
      );
    },

    /** @param {number} by @returns {string | null} the id of the asset so many places on */
    beside(by) {
      const at = index + by;
      return index >= 0 && by !== 0 && at >= 0 && at < order().length ? order().id(at) : null;
    },

    /** The next and the previous asset, as far as there are such. @returns {Promise<any[]>} */
    async both(signal) {
      const ids = [this.beside(1), this.beside(-1)].filter(Boolean);
      return details.all(ids, signal);
    },
  };
}

function holds(order, index, id) {
  return index >= 0 && index < order.length && order.id(index) === id;
}
