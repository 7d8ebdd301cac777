import { el, setAttribute } from "./dom.js";

/**
 * Labelled inputs that can say, each at its place, why the server refuses what stands in them.
 *
 * @returns what makes them, and what shows and clears refusals
 */
export function createFields() {
  /** By the server's name. @type {Map<string, {node: HTMLElement, input: HTMLElement, note: HTMLElement}>} */
  const known = new Map();

  return {
    /**
     * @param {string[]} names as the server says them; the first makes the id
     * @param {string} label
     * @param {HTMLElement} input what takes the focus, or the group it is in
     * @param {{group?: boolean, hint?: string, class?: string, beside?: Node[]}} [options] group: several inputs under one label
     */
    field(names, label, input, { group = false, hint = "", class: kind = "", beside = [] } = {}) {
      const id = "render-" + names[0];
      const note = el("p", { class: "field-note danger", id: id + "-note", hidden: true });
      if (group) {
        setAttribute(input, "aria-labelledby", id + "-label");
      } else {
        input.id = id;
      }
      setAttribute(input, "aria-describedby", note.id);
      const node = el(
        "div",
        { class: `render-field ${kind}`.trim(), data: { field: names[0] } },
        el(
          group ? "span" : "label",
          group ? { class: "field-label", id: id + "-label" } : { class: "field-label", for: id },
          label,
          hint && el("span", { class: "muted" }, " " + hint),
        ),
        beside.length > 0 ? el("div", { class: "field-line" }, input, ...beside) : input,
        note,
      );
      names.forEach((name) => known.set(name, { node, input, note }));
      return node;
    },

    clear() {
      for (const { input, note } of known.values()) {
        input.removeAttribute("aria-invalid");
        note.hidden = true;
      }
    },

    /**
     * @param {string | null} name as the server says it, such as `finishing.upscale`
     * @param {string} reason
     * @returns {(() => void) | null} goes there; null when no input goes by that name
     */
    refuse(name, reason) {
      const found =
        known.get(name ?? "") ?? known.get((name ?? "").split(/[.[]/)[0]) ?? known.get((name ?? "").split(".").at(-1));
      if (!found) {
        return null;
      }
      const { input, note, node } = found;
      setAttribute(input, "aria-invalid", "true");
      note.textContent = reason;
      note.hidden = false;
      return () => {
        node.closest("details")?.setAttribute("open", "");
        (input.matches("input, textarea, select, button")
          ? input
          : input.querySelector("input:checked, input, button")
        )?.focus();
      };
    },
  };
}

/** Radios as one strip. @param {string} name @param {[string, string, string][]} choices value, label, what it means */
export function segments(name, choices, chosen, changed) {
  const node = el(
    "div",
    { class: "segments", role: "radiogroup" },
    ...choices.map(([value, label, title]) =>
      el(
        "label",
        { class: "segment", title },
        el("input", { type: "radio", name, value, checked: value === chosen, on: { change: changed } }),
        label,
      ),
    ),
  );
  return {
    node,
    get: () => node.querySelector(":checked")?.value ?? "",
    set(value) {
      const input = [...node.querySelectorAll("input")].find((one) => one.value === value);
      if (input) {
        input.checked = true;
      }
    },
  };
}

/** @param {Record<string, unknown>} [attributes] */
export const number = (attributes = {}) => el("input", { type: "number", autocomplete: "off", ...attributes });

/** @param {Record<string, unknown>} [attributes] */
export const text = (attributes = {}) => el("input", { type: "text", autocomplete: "off", ...attributes });

/** What stands in a number's input, or nothing. @param {HTMLInputElement} input @returns {number | undefined} */
export const numberIn = (input) => (input.value.trim() === "" ? undefined : Number(input.value));

/** Options of a select, the chosen one kept when it is still among them. @param {HTMLSelectElement} select @param {[string, string][]} choices */
export function options(select, choices) {
  const { value } = select;
  select.replaceChildren(...choices.map(([one, label]) => el("option", { value: one }, label)));
  select.value = choices.some(([one]) => one === value) ? value : choices[0][0];
}
