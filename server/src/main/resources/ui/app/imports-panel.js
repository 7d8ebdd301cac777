import { el, icon, iconButton } from "./dom.js";
import { importItem } from "./import-item.js";

/** The sheet to add images: a folder by its path, files by upload, and what came of earlier imports. */
export function createImportsPanel({ dialog, store, api, chooseFiles, say }) {
  const path = el("input", {
    type: "text",
    id: "import-path",
    placeholder: "/home/me/outputs",
    "aria-describedby": "import-problem",
    spellcheck: "false",
    autocapitalize: "off",
    autocomplete: "off",
  });
  const watch = el("input", { type: "checkbox", id: "import-watch" });
  const problem = el("p", { class: "danger", id: "import-problem", role: "alert", hidden: true });
  const start = el("button", { type: "submit", class: "primary" }, "Import");
  const list = el("ul", { class: "import-list" });
  const none = el("p", { class: "muted" }, "Nothing has been imported yet.");
  const form = el(
    "form",
    { class: "import-form", on: { submit } },
    el("label", { for: "import-path" }, "Folder on the machine that Sluice runs on"),
    el("div", { class: "import-line" }, path, start),
    problem,
    el("label", { class: "check" }, watch, "Watch it: new images appear by themselves"),
    el("p", { class: "muted" }, "Files stay where they are; nothing is moved or changed."),
  );
  /** @type {Map<string, {node: HTMLElement, update: (run: any) => void}>} */
  let items = new Map();

  dialog.append(
    el(
      "header",
      { class: "sheet-head" },
      el("h2", {}, "Add images"),
      iconButton("close", "Close", () => dialog.close(), { key: "Esc" }),
    ),
    el(
      "div",
      { class: "sheet-body" },
      form,
      el(
        "div",
        { class: "import-upload" },
        el("p", {}, "Or drop images and folders anywhere on this page"),
        el(
          "button",
          { type: "button", class: "plain", on: { click: chooseFiles } },
          icon("add", "icon small"),
          "Choose files to upload",
        ),
      ),
      el("h3", { class: "sheet-title" }, "Imports"),
      none,
      list,
    ),
  );
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  path.addEventListener("input", () => (problem.hidden = true));

  async function submit(event) {
    event.preventDefault();
    const typed = path.value.trim();
    const wanted = typed.replace(/^"(.*)"$/, "$1");
    if (!/^([/\\]|[a-z]:[/\\])/i.test(wanted)) {
      return fail(
        wanted === "" ? "Type the folder's path." : "Type the whole path, beginning with / or a drive such as C:\\.",
      );
    }
    start.disabled = true;
    try {
      const run = await api.startImport(wanted, watch.checked);
      store.set({ imports: new Map([[run.id, run], ...store.state.imports]) });
      path.value = path.value.trim() === typed ? "" : path.value; // the next one may be being typed
      say("Import started");
    } catch (found) {
      fail(found.message, found.hint);
    } finally {
      start.disabled = false;
    }
  }

  function fail(message, hint) {
    problem.textContent = [message, hint].filter(Boolean).join(" ");
    problem.hidden = false;
    path.focus();
  }

  async function end(run) {
    try {
      await api.endImport(run.id);
    } catch (found) {
      say(found.message);
    }
  }

  function render() {
    const runs = [...store.state.imports.values()].sort((a, b) => b.started.localeCompare(a.started));
    items = new Map(runs.map((run) => [run.id, items.get(run.id) ?? importItem(run, { api, end })]));
    runs.forEach((run) => items.get(run.id).update(run));
    const nodes = runs.map((run) => items.get(run.id).node);
    if (nodes.length !== list.children.length || nodes.some((node, i) => node !== list.children[i])) {
      list.replaceChildren(...nodes);
    }
    none.hidden = runs.length > 0;
  }

  store.watch(
    (state) => state.imports,
    () => dialog.open && render(),
  );

  return {
    open() {
      render();
      if (!dialog.open) {
        dialog.showModal();
      }
      path.focus();
    },
  };
}
