import { el, iconButton } from "./dom.js";

const KINDS = [
  ["manual", "Collection", "To keep things together"],
  ["portfolio", "Portfolio", "The best of them. Being in it counts as an outcome: Sluice learns from it"],
  ["delivery", "Delivery", "Handed to somebody. Being in it counts as an outcome: Sluice learns from it"],
  ["query", "Saved search", "Holds what its query finds, now and later"],
];

/**
 * Asks for what a collection is to be: a new one, or what is different in one.
 *
 * @param {{dialog: HTMLDialogElement, save: (one: any, before: any) => Promise<any>, done: (saved: any) => void}} parts
 *     `save` fails with a problem that is shown; `done` is told what was saved, once the dialog is closed
 */
export function createCollectionDialog({ dialog, save, done }) {
  let before = null;
  const heading = el("h2", { id: "collection-title" });
  const kinds = KINDS.map(([value, label, title]) =>
    el(
      "label",
      { class: "segment", title },
      el("input", { type: "radio", name: "collection-kind", value, on: { change: () => showKind() } }),
      label,
    ),
  );
  const group = el("div", { class: "segments", role: "radiogroup", "aria-label": "Kind" }, ...kinds);
  const hint = el("p", { class: "muted collection-hint" });
  const text = (id, attributes) =>
    el("input", { type: "text", id, autocomplete: "off", autocapitalize: "off", spellcheck: "false", ...attributes });
  const name = text("collection-name", { maxlength: "100", required: true });
  const query = text("collection-query", { maxlength: "2000", placeholder: 'night (sky OR stars) rating:>=3' });
  const note = el("textarea", { id: "collection-note", rows: "2", maxlength: "2000" });
  const field = (label, input) => el("label", { class: "field" }, el("span", {}, label), input);
  const queryField = field("Finds", query);
  const problem = el("p", { class: "danger collection-problem", role: "alert", hidden: true });
  const button = el("button", { type: "submit", class: "primary" });

  const chosen = () => group.querySelector(":checked").value;

  function showKind() {
    const kind = chosen();
    hint.textContent = KINDS.find(([value]) => value === kind)[2] + ".";
    queryField.hidden = kind !== "query";
  }

  function fail(error) {
    problem.textContent = [error.message, error.hint].filter(Boolean).join(" ");
    problem.hidden = false;
    if (error.at) {
      query.focus();
      query.setSelectionRange(error.at.from, Math.max(error.at.to, error.at.from + 1));
    }
  }

  async function submit(event) {
    event.preventDefault();
    problem.hidden = true;
    const kind = chosen();
    const one = { name: name.value.trim(), kind, note: note.value };
    try {
      button.disabled = true;
      const saved = await save(kind === "query" ? { ...one, query: query.value } : one, before);
      dialog.close();
      done(saved); // what is beneath can take the focus only now
    } catch (error) {
      fail(error);
    } finally {
      button.disabled = false;
    }
  }

  dialog.setAttribute("aria-labelledby", heading.id);
  dialog.append(
    el(
      "header",
      { class: "choice-head" },
      heading,
      iconButton("close", "Close", () => dialog.close(), { key: "Esc" }),
    ),
    el(
      "form",
      { class: "collection-form", on: { submit } },
      group,
      hint,
      field("Name", name),
      queryField,
      field("Note", note),
      problem,
      el("div", { class: "collection-acts" }, button),
    ),
  );
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());

  return {
    /** @param {{name?: string, kind?: string, query?: string, note?: string}} [start] @param {any} [existing] to change */
    open(start = {}, existing = null) {
      before = existing;
      const one = existing ?? start;
      const kind = one.kind ?? "manual";
      heading.textContent = existing ? `Change “${existing.name}”` : "New collection";
      button.textContent = existing ? "Save" : "Make it";
      for (const input of group.querySelectorAll("input")) {
        input.checked = input.value === kind;
        // What holds images stays what holds images.
        input.disabled = existing !== null && (input.value === "query") !== (kind === "query");
        input.closest("label").hidden = input.disabled;
      }
      name.value = one.name ?? "";
      query.value = one.query ?? "";
      note.value = one.note ?? "";
      problem.hidden = true;
      showKind();
      dialog.showModal();
      name.focus();
      name.select();
    },
  };
}
