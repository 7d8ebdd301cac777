import { el } from "./dom.js";
import { count } from "./words.js";

const PAUSE_MS = 80;

/** Suggestions under a text field, after the combobox pattern: the field keeps the focus, arrows choose. */
export class Completion {
  #input;
  #list;
  #api;
  #taken;
  #timer = 0;
  #running = new AbortController();
  #answer = { from: 0, to: 0, items: [] };
  /** The text that was answered to. */
  #of = "";
  #active = -1;

  /** @param {HTMLInputElement} input @param {HTMLElement} list @param {any} api @param {() => void} taken */
  constructor(input, list, api, taken) {
    this.#input = input;
    this.#list = list;
    this.#api = api;
    this.#taken = taken;
    list.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
    list.addEventListener("click", (event) => {
      const item = event.target.closest("[data-index]");
      if (item) {
        this.#take(Number(item.dataset.index));
      }
    });
  }

  get isOpen() {
    return !this.#list.hidden;
  }

  ask() {
    clearTimeout(this.#timer);
    this.#running.abort();
    this.#timer = setTimeout(() => void this.#fetch(), PAUSE_MS);
  }

  close() {
    clearTimeout(this.#timer);
    this.#running.abort();
    this.#show({ from: 0, to: 0, items: [] });
  }

  /** @param {KeyboardEvent} event @returns {boolean} whether it was for the suggestions */
  keydown(event) {
    if (event.key === " " && event.ctrlKey) {
      event.preventDefault();
      this.ask();
      return true;
    }
    if (!this.isOpen) {
      return false;
    }
    const { length } = this.#answer.items;
    const act = {
      ArrowDown: () => this.#choose((this.#active + 1) % length),
      ArrowUp: () => this.#choose(this.#active <= 0 ? length - 1 : this.#active - 1),
      Escape: () => this.close(),
      Tab: () => this.#take(Math.max(0, this.#active)),
      Enter: this.#active >= 0 ? () => this.#take(this.#active) : null,
    }[event.key];
    if (!act) {
      return false;
    }
    event.preventDefault();
    act();
    return true;
  }

  async #fetch() {
    this.#running = new AbortController();
    const { value, selectionStart } = this.#input;
    try {
      const answer = await this.#api.suggest(value, selectionStart ?? value.length, this.#running.signal);
      if (document.activeElement === this.#input && this.#input.value === value) {
        this.#show(answer);
      }
    } catch (problem) {
      if (problem.name === "AbortError") {
        return;
      }
      this.#show({ from: 0, to: 0, items: [] }); // suggestions are a courtesy
    }
  }

  #show(answer) {
    this.#answer = answer;
    this.#of = this.#input.value;
    this.#active = -1;
    this.#list.replaceChildren(...answer.items.map(row));
    this.#list.hidden = answer.items.length === 0;
    this.#input.setAttribute("aria-expanded", String(!this.#list.hidden));
    this.#input.removeAttribute("aria-activedescendant");
  }

  /** What is chosen from stays: an answer that is on its way would take the choice back. */
  #choose(index) {
    clearTimeout(this.#timer);
    this.#running.abort();
    this.#active = index;
    [...this.#list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === index)));
    this.#list.children[index].scrollIntoView({ block: "nearest" });
    this.#input.setAttribute("aria-activedescendant", this.#list.children[index].id);
  }

  #take(index) {
    const { from, to, items } = this.#answer;
    const { text } = items[index];
    const isField = text.endsWith(":");
    const { value } = this.#input;
    const before = value.slice(0, from);
    const after = value.slice(to + value.length - this.#of.length); // more of the term may have been typed since
    const insert = isField || /^\s/.test(after) ? text : text.trimEnd() + " ";
    this.#input.value = before + insert + after;
    const caret = from + insert.length;
    this.#input.setSelectionRange(caret, caret);
    this.#show({ from: 0, to: 0, items: [] });
    if (isField) {
      this.ask();
    } else {
      this.#taken();
    }
  }
}

function row(item, index) {
  return el(
    "li",
    {
      class: "completion",
      role: "option",
      id: "completion-" + index,
      "aria-selected": "false",
      data: { index: String(index) },
    },
    el("span", { class: "completion-text" }, item.text),
    el("span", { class: "completion-kind" }, item.count === null || item.count === undefined ? "" : count(item.count)),
  );
}
