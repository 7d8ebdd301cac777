const ID_BYTES = 16;
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

/** The ids of a search's result in their order; 16 bytes each, so a million take 16 MB and no objects. */
export class Order {
  #bytes;

  /** @param {Uint8Array} bytes @param {number} total how many match, of which the first ones may be here */
  constructor(bytes, total) {
    this.#bytes = bytes;
    this.length = Math.floor(bytes.length / ID_BYTES);
    this.total = total;
  }

  static NONE = new Order(new Uint8Array(), 0);

  /** @param {number} index @returns {string} 32 hexadecimal digits */
  id(index) {
    let hex = "";
    for (let at = index * ID_BYTES, end = at + ID_BYTES; at < end; at++) {
      hex += HEX[this.#bytes[at]];
    }
    return hex;
  }

  /** @param {string} id @param {number} guess where it was last seen @returns {number} -1 when it is not here */
  indexOf(id, guess = 0) {
    if (!/^[0-9a-f]{32}$/.test(id)) {
      return -1;
    }
    const wanted = Uint8Array.from({ length: ID_BYTES }, (_, i) => parseInt(id.slice(2 * i, 2 * i + 2), 16));
    if (guess >= 0 && guess < this.length && this.#holds(guess, wanted)) {
      return guess;
    }
    for (let index = 0; index < this.length; index++) {
      if (this.#bytes[index * ID_BYTES] === wanted[0] && this.#holds(index, wanted)) {
        return index;
      }
    }
    return -1;
  }

  #holds(index, wanted) {
    const start = index * ID_BYTES;
    for (let i = 0; i < ID_BYTES; i++) {
      if (this.#bytes[start + i] !== wanted[i]) {
        return false;
      }
    }
    return true;
  }
}
