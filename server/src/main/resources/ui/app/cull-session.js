/**
 * Where one is in culling: which image of the search, and which of its stack; and what was said so far. Nothing of the
 * page is touched here.
 *
 * @typedef {{length: number, id: (index: number) => string, indexOf: (id: string) => number}} List
 * @param {List} list at least one image
 * @param {number} begin
 */
export function createSession(list, begin) {
  let index = Math.min(Math.max(0, begin), list.length - 1);
  /** @type {{members: string[], at: number} | null} */
  let stack = null;
  /** How each image that something was said of stands now. @type {Map<string, "kept" | "rejected" | "open">} */
  const said = new Map();
  /** Where it was said, so that undoing leads back there. @type {Map<string, {index: number, stack: any}>} */
  const places = new Map();

  const go = (to) => {
    const next = Math.min(Math.max(0, to), list.length - 1);
    const moved = next !== index || stack !== null;
    index = next;
    stack = null;
    return moved;
  };

  return {
    list,
    get index() {
      return index;
    },
    get id() {
      return stack ? stack.members[stack.at] : list.id(index);
    },
    /** The stack that is walked through, or null. */
    get stack() {
      return stack;
    },
    next: () => go(index + 1),
    previous: () => go(stack ? index : index - 1),
    first: () => go(0),
    last: () => go(list.length - 1),
    goTo: go,

    /** @param {string[]} members of the present image's stack @param {number} by @returns {boolean} whether it moved */
    inStack(members, by) {
      const from = stack ? stack.at : Math.max(0, members.indexOf(list.id(index)));
      const at = from + by;
      if (at < 0 || at >= members.length) {
        return false;
      }
      stack = { members, at };
      return true;
    },

    /** After a verdict: the next of the stack while one goes through it, else the next of the search. */
    advance() {
      if (stack && stack.at + 1 < stack.members.length) {
        stack = { ...stack, at: stack.at + 1 };
        return true;
      }
      return go(index + 1);
    },

    /** Something was said of the image that is shown. */
    remember() {
      places.set(this.id, { index, stack });
    },

    /** @param {string} id @returns {boolean} whether it could be found */
    returnTo(id) {
      const place = places.get(id);
      const at = place ? place.index : list.indexOf(id);
      if (at < 0) {
        return false;
      }
      index = at;
      stack = place?.stack ?? null;
      return true;
    },

    /** @param {any} asset as it stands now */
    note(asset) {
      if (places.has(asset.id)) {
        said.set(asset.id, standing(asset));
      }
    },

    /** Of another image than the one that is shown. @param {string} id */
    rememberOther(id) {
      if (!places.has(id)) {
        const at = list.indexOf(id);
        places.set(id, { index: at < 0 ? index : at, stack: at < 0 ? stack : null });
      }
    },

    /** @returns {{kept: number, rejected: number}} */
    counts() {
      const all = [...said.values()];
      return {
        kept: all.filter((one) => one === "kept").length,
        rejected: all.filter((one) => one === "rejected").length,
      };
    },

    /** Whether anything is in the trash now, or was. */
    get moved() {
      return said.size > 0;
    },
  };
}

/** @param {any} asset */
function standing(asset) {
  if (asset.trashed) {
    return "rejected";
  }
  return asset.starred || asset.rating > 0 || asset.label ? "kept" : "open";
}
