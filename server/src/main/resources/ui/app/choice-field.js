import { el } from "./dom.js";
import { count } from "./words.js";

const MOST_SHOWN = 8;

/**
 * A text field with names to choose from, after the combobox pattern: type a new one or take one that is there.
 *
 * @param {{id: string, label: string, placeholder: string, chosen: (name: string) => void}} options
 */
export function createChoiceField({ id, label, placeholder, chosen }) {
  let known = [];
  let shown = [];
  let active = -1;

  const list = el("ul", { class: "choice-list", id: id + "-list", role: "listbox", "aria-label": label, hidden: true });
  const input = el("input", {
    type: "text",
    id,
    placeholder,
    maxlength: "100",
    role: "combobox",
    "aria-label": label,
    "aria-autocomplete": "list",
    "aria-controls": list.id,
    "aria-expanded": "false",
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    on: { input: () => show(), keydown },
  });

  function show() {
    const typed = input.value.trim().toLowerCase();
    active = -1;
    shown = known.filter(({ name }) => name.toLowerCase().includes(typed)).slice(0, MOST_SHOWN);
    list.replaceChildren(...shown.map(row));
    list.hidden = shown.length === 0;
    input.setAttribute("aria-expanded", String(!list.hidden));
    input.removeAttribute("aria-activedescendant");
  }

  function row({ name, count: n }, index) {
    const click = () => take(name);
    return el(
      "li",
      { class: "completion", role: "option", id: `${id}-${index}`, "aria-selected": "false", on: { click } },
      el("span", { class: "completion-text" }, name),
      el("span", { class: "completion-kind" }, n > 0 ? count(n) : ""),
    );
  }

  function choose(index) {
    active = index;
    [...list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === index)));
    input.setAttribute("aria-activedescendant", list.children[index].id);
  }

  function take(name) {
    const clean = name.trim();
    if (clean) {
      chosen(clean);
    }
  }

  function keydown(event) {
    const { length } = shown;
    if (event.key === "Enter") {
      event.preventDefault();
      take(active >= 0 ? shown[active].name : input.value);
    } else if (event.key === "Tab" && !event.shiftKey && length > 0 && input.value && shown[0].name !== input.value) {
      event.preventDefault();
      input.value = shown[Math.max(0, active)].name;
      show();
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && length > 0) {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      choose(active < 0 && step < 0 ? length - 1 : (active + step + length) % length);
    }
  }

  list.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus

  return {
    node: el("div", { class: "choice" }, input, list),
    focus: () => input.focus(),
    take: () => take(active >= 0 ? shown[active].name : input.value),
    /** @param {{name: string, count?: number}[]} names */
    offer(names) {
      known = names;
      show();
    },
    clear() {
      input.value = "";
      show();
    },
  };
}
