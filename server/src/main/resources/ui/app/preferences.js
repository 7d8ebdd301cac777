/** What this browser remembers between visits; forgetting it does no harm. */
export const preferences = {
  /**
   * @template T
   * @param {string} name
   * @param {T} otherwise
   * @returns {T}
   */
  get(name, otherwise) {
    try {
      const text = localStorage.getItem("sluice." + name);
      return text === null ? otherwise : JSON.parse(text);
    } catch {
      return otherwise; // storage forbidden, or a value of an older page
    }
  },

  /** @param {string} name @param {unknown} value null forgets */
  set(name, value) {
    try {
      if (value === null) {
        localStorage.removeItem("sluice." + name);
      } else {
        localStorage.setItem("sluice." + name, JSON.stringify(value));
      }
    } catch {
      // Storage forbidden or full: the choice holds for this visit.
    }
  },
};
