import { el } from "./dom.js";

const FEWEST = 2;
const MOST = 60;
const USUAL = 20;

/** What to choose from, and how many. @param {{submit: () => void, changed: () => void}} parts */
export function createDistilForm({ submit, changed }) {
  const query = el("input", {
    type: "text",
    id: "distil-query",
    placeholder: "Everything",
    maxlength: "2000",
    autocomplete: "off",
    spellcheck: "false",
    on: { input: changed },
  });
  const number = el("output", { class: "numbers", for: "distil-count" }, String(USUAL));
  const slider = el("input", {
    type: "range",
    id: "distil-count",
    min: String(FEWEST),
    max: String(MOST),
    value: String(USUAL),
    on: {
      input: () => {
        number.textContent = slider.value;
        changed();
      },
    },
  });
  const button = el("button", { type: "submit", class: "primary" }, "Distil");
  const node = el(
    "form",
    { class: "distil-form" },
    el("label", { class: "distil-from", for: "distil-query" }, "From", query),
    el("label", { class: "distil-many", for: "distil-count" }, "How many", slider, number),
    button,
  );
  node.addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
  return {
    node,
    focus: () => query.focus({ preventScroll: true }),
    query: () => query.value.trim(),
    count: () => Number(slider.value),
    /** @param {string} text */
    ask: (text) => (query.value = text),
    /** @param {string} label @param {boolean} busy */
    show(label, busy) {
      button.textContent = label;
      button.disabled = busy;
    },
  };
}
