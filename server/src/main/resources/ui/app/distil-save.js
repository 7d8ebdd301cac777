import { el } from "./dom.js";
import { counted } from "./words.js";

/**
 * Keeps the chosen ones as a collection.
 *
 * @param {{api: any, save: (name: string) => Promise<void>}} parts
 */
export function createDistilSave({ api, save }) {
  let known = new Map();
  const names = el("datalist", { id: "distil-names" });
  const note = el("p", { class: "distil-note", role: "status" });
  const name = el("input", {
    type: "text",
    "aria-label": "Name of the collection",
    placeholder: "Name of the collection",
    list: "distil-names",
    maxlength: "100",
    autocomplete: "off",
    on: { input: tell },
  });
  const button = el("button", { type: "submit", class: "plain" }, "Save as collection");
  const node = el("form", { class: "distil-save" }, name, names, button, note);
  node.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (!name.value.trim()) {
      note.textContent = "Give it a name first.";
      name.focus();
      return;
    }
    button.disabled = true;
    try {
      await save(name.value.trim());
      name.value = "";
      tell();
    } catch (problem) {
      note.textContent = problem.message;
    } finally {
      button.disabled = false;
    }
  });

  function tell() {
    const there = known.get(name.value.trim());
    note.textContent = there ? `There already, with ${counted(there, "image")}: these join it.` : "";
  }

  return {
    node,
    /** Reads which collections there are. */
    async read() {
      try {
        const all = await api.collections();
        known = new Map(all.map((one) => [one.name, one.assets]));
        names.replaceChildren(...all.map((one) => el("option", { value: one.name })));
      } catch {
        // Names that are there are a courtesy; the answer to saving says it too.
      }
    },
  };
}
