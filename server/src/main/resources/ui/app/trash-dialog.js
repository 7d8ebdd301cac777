import { el, iconButton } from "./dom.js";
import { bytes, counted } from "./words.js";

const AT_ONCE = 200;

/**
 * Names every file that is to be deleted, and deletes them once somebody has said so with a tick and a button.
 *
 * @param {{dialog: HTMLDialogElement, trash: any, say: any, emptied: () => void}} parts
 */
export function createTrashDialog({ dialog, trash, say, emptied }) {
  let ids = [];
  let running = false;
  const heading = el("h2", { id: "empty-trash-title" });
  const words = el("p", { class: "muted" });
  const list = el("ul", { class: "file-list", tabindex: "0", "aria-label": "Files" });
  const tick = el("input", { type: "checkbox", on: { change: ready } });
  const ticked = el("label", { class: "tick" }, tick, el("span", {}));
  const run = el("button", { type: "button", class: "primary dangerous", on: { click: () => void empty() } });
  const cancel = el("button", { type: "button", class: "plain", on: { click: close } }, "Cancel");
  const problem = el("p", { class: "danger", role: "alert" });
  dialog.setAttribute("aria-labelledby", heading.id);
  dialog.append(
    el("header", { class: "choice-head" }, heading, iconButton("close", "Close", close, { key: "Esc" })),
    words,
    list,
    ticked,
    problem,
    el("div", { class: "empty-trash-acts" }, cancel, run),
  );
  dialog.addEventListener("cancel", (event) => running && event.preventDefault());

  function close() {
    if (!running) {
      dialog.close();
    }
  }

  function ready() {
    run.disabled = running || !tick.checked;
  }

  /** In portions that one request may hold. @param {(ids: string[]) => Promise<any>} ask */
  async function each(ask) {
    const all = { deleted: [], kept: [], bytes: 0 };
    for (let from = 0; from < ids.length; from += AT_ONCE) {
      const answer = await ask(ids.slice(from, from + AT_ONCE));
      all.deleted.push(...answer.deleted);
      all.kept.push(...answer.kept);
      all.bytes += answer.bytes;
    }
    return all;
  }

  const file = (one, note, kind) =>
    el("li", { class: kind }, el("span", { class: "file-path", title: one.path }, one.path), el("span", { class: "file-note numbers" }, note));

  function showFiles({ deleted, kept, bytes: size }) {
    const files = counted(deleted.length, "file");
    heading.textContent = `Delete ${files} from the disk`;
    words.textContent = `${bytes(size)} altogether. They are deleted for good, and this cannot be undone. What is known of the images stays, and they count as missing.`;
    list.replaceChildren(
      ...deleted.map((one) => file(one, bytes(one.bytes), "")),
      ...kept.map((one) => file(one, `kept: ${one.reason}`, "kept")),
    );
    ticked.lastChild.textContent = `Yes, delete ${deleted.length === 1 ? "this file" : `these ${files}`}`;
    run.textContent = `Delete ${files}`;
    ticked.hidden = run.hidden = deleted.length === 0;
  }

  async function empty() {
    running = true;
    ready();
    problem.textContent = "";
    try {
      const { deleted, kept, bytes: size } = await each(trash.empty);
      running = false;
      dialog.close();
      const reasons = kept.length > 0 ? `; kept ${counted(kept.length, "file")}: ${kept[0].reason}` : "";
      say(`Deleted ${counted(deleted.length, "file")}, ${bytes(size)}${reasons}`);
    } catch (failed) {
      problem.textContent = failed.message;
    } finally {
      running = false;
      ready();
      emptied();
    }
  }

  return {
    /** @param {string[]} named the images whose files are to be deleted */
    async open(named) {
      ids = named;
      tick.checked = false;
      problem.textContent = "";
      ready();
      try {
        showFiles(await each(trash.rehearse));
        dialog.showModal();
        list.focus();
      } catch (failed) {
        say(failed.message);
      }
    },
  };
}
