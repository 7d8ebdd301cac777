/**
 * Browsers cap an element's height (about 17 million pixels in Firefox, 33 in Chromium), and a million big cells are
 * higher than that. Up to {@link TALLEST} this range is the identity. Beyond, the scrollbar stands for a share of the
 * whole, while the wheel and the keys still move by real pixels: a small change of the scrollbar moves as far as it says, a
 * big one (the thumb is dragged) goes to its share.
 */
export const TALLEST = 8_000_000;

export class ScrollRange {
  /** Pixels of all rows; the position counts in these. */
  height = 0;
  /** Pixels of the element that scrolls. */
  elementHeight = 0;
  #viewport = 0;
  #top = 0;
  #scrollTop = 0;

  /** @param {number} height @param {number} viewport */
  resize(height, viewport) {
    this.height = height;
    this.elementHeight = Math.min(height, TALLEST);
    this.#viewport = viewport;
    this.#top = this.#bounded(this.#top);
  }

  /** The first visible pixel. */
  get top() {
    return this.#top;
  }

  get lastTop() {
    return Math.max(0, this.height - this.#viewport);
  }

  /** Where the element stands. */
  get scrollTop() {
    return this.#scrollTop;
  }

  /** What to add to a position of the whole to get one in the element. */
  get shift() {
    return this.#scrollTop - this.#top;
  }

  /** The user scrolled. @param {number} scrollTop of the element */
  scrolled(scrollTop) {
    const moved = scrollTop - this.#scrollTop;
    this.#scrollTop = scrollTop;
    if (!this.#isScaled) {
      this.#top = this.#bounded(scrollTop);
    } else if (scrollTop <= 0) {
      this.#top = 0;
    } else if (scrollTop >= this.#lastScrollTop - 1) {
      this.#top = this.lastTop;
    } else if (Math.abs(moved) <= 2 * this.#viewport) {
      this.#top = this.#bounded(this.#top + moved);
    } else {
      this.#top = this.#bounded((scrollTop / this.#lastScrollTop) * this.lastTop);
    }
  }

  /** Where the element has to stand for a position. @param {number} top @returns {number} */
  moveTo(top) {
    this.#top = this.#bounded(top);
    return this.aligned();
  }

  /** Where the scrollbar ought to stand by now; set it when scrolling has come to rest. @returns {number} */
  aligned() {
    this.#scrollTop = this.#isScaled
      ? Math.round((this.#top / Math.max(1, this.lastTop)) * this.#lastScrollTop)
      : Math.round(this.#top);
    return this.#scrollTop;
  }

  get #isScaled() {
    return this.height > this.elementHeight;
  }

  get #lastScrollTop() {
    return Math.max(0, this.elementHeight - this.#viewport);
  }

  #bounded(top) {
    return Math.min(Math.max(0, top), this.lastTop);
  }
}
