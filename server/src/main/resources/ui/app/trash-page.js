import { address } from "./api.js";
import { el, icon, setAttribute } from "./dom.js";
import { Order } from "./order.js";
import { steady } from "./steady.js";
import { createTrashDialog } from "./trash-dialog.js";
import { bytes, count, counted, when } from "./words.js";

const PAGE = 120;
const AGAIN_MS = 400;
const WHY = { rejected: "Rejected", deleted: "Deleted" };

/**
 * The page with what was rejected or deleted: to look through, to take out again, or to delete from the disk.
 *
 * @param {{page: HTMLElement, dialog: HTMLDialogElement, store: any, trash: any, details: any, curation: any, route: any,
 *     say: any}} parts
 */
export function createTrashPage({ page, dialog, store, trash, details, curation, route, say }) {
  let items = [];
  let cursor = null;
  let total = 0;
  let timer = 0;
  let reading = 0;
  const chosen = new Set();
  /** Being taken out: they are not shown any more, whatever an answer says that does not know of it yet. */
  const leaving = new Set();

  const title = el("h1", { role: "status" }, "Trash");
  const words = el("p", { class: "work-reason" });
  const button = (symbol, kind, act, key) =>
    el("button", { type: "button", class: kind, "aria-keyshortcuts": key, on: { click: act } }, icon(symbol), el("span", {}));
  const restore = button("restore", "plain", () => void restoreChosen(), "R");
  const empty = button("trash", "plain", () => void askToEmpty());
  const grid = el("ul", { class: "trash-grid", "aria-label": "Images in the trash" });
  const more = el("button", { type: "button", class: "plain trash-more", hidden: true, on: { click: () => void readMore() } }, "Show more");
  const nothing = el(
    "div",
    { class: "desk-teach", hidden: true },
    icon("trash", "icon empty-mark"),
    el("h2", {}, "The trash is empty"),
    el("p", {}, "What you reject when culling, or delete with the key Del, comes here. Its files stay where they are until you empty the trash."),
    el(
      "div",
      { class: "empty-acts" },
      el("button", { type: "button", class: "plain", on: { click: () => route.go({ page: "library" }) } }, "Go to the images"),
    ),
  );
  page.append(
    el(
      "div",
      { class: "desk-inside" },
      el("header", { class: "work-head" }, el("div", { class: "work-words" }, title, words), el("div", { class: "work-acts" }, restore, empty)),
      grid,
      more,
      nothing,
    ),
  );
  const deletion = createTrashDialog({ dialog, trash, say, emptied: () => void read() });

  const isShown = () => store.state.route.page === "trash";

  async function read() {
    const mine = ++reading;
    try {
      const [counts, first] = await Promise.all([trash.counts(), trash.page(null, Math.max(PAGE, items.length))]);
      if (mine !== reading) {
        return;
      }
      ({ items, nextCursor: cursor, total } = first);
      items = items.filter(({ id }) => !leaving.has(id));
      const present = new Set(items.map(({ id }) => id));
      [...chosen].filter((id) => !present.has(id)).forEach((id) => chosen.delete(id));
      words.textContent =
        counts.files === 0 ? "" : `${counted(counts.assets, "image")}, ${counted(counts.files, "file")}, ${bytes(counts.bytes)}. Nothing is deleted until you say so.`;
      show();
    } catch (problem) {
      words.textContent = problem.message;
    }
  }

  async function readMore() {
    try {
      const next = await trash.page(cursor, PAGE);
      items = [...items, ...next.items];
      cursor = next.nextCursor;
      show();
    } catch (problem) {
      say(problem.message);
    }
  }

  const show = steady(grid, () => {
    const focused = document.activeElement?.closest?.(".trash-grid li");
    const at = [...grid.children].indexOf(focused);
    const old = new Map([...grid.children].map((node) => [node.dataset.id, node]));
    const nodes = items.map((asset) => old.get(asset.id) ?? card(asset));
    if (nodes.length !== old.size || nodes.some((node, i) => node !== grid.children[i])) {
      grid.replaceChildren(...nodes); // which takes the focus away
    }
    if (focused) {
      const next = focused.isConnected ? focused : grid.children[Math.min(at, grid.children.length - 1)];
      (next?.firstChild ?? page).focus({ preventScroll: true });
    }
    nothing.hidden = items.length > 0;
    more.hidden = !cursor;
    more.textContent = `Show more (${count(total - items.length)} left)`;
    showChosen();
  });

  function card(asset) {
    const image = el("img", { alt: "", loading: "lazy", draggable: "false" });
    image.src = address.thumbnail(asset.id);
    const node = el(
      "li",
      { data: { id: asset.id } },
      el(
        "button",
        { type: "button", class: "trash-card", "aria-pressed": "false", on: { click: () => toggle(asset.id), dblclick: () => route.go({ asset: asset.id }) } },
        image,
        el("span", { class: "trash-name cut", title: asset.path }, asset.name),
        el("span", { class: "trash-why muted" }, [WHY[asset.trashedBy], asset.trashedAt && when(asset.trashedAt)].filter(Boolean).join(" ")),
        el("span", { class: "trash-size muted numbers" }, bytes(asset.bytes)),
      ),
    );
    return node;
  }

  function toggle(id) {
    if (!chosen.delete(id)) {
      chosen.add(id);
    }
    showChosen();
  }

  function showChosen() {
    for (const node of grid.children) {
      setAttribute(node.firstChild, "aria-pressed", String(chosen.has(node.dataset.id)));
    }
    const some = chosen.size > 0;
    title.textContent = some ? `Trash: ${counted(chosen.size, "image")} chosen` : "Trash";
    restore.lastChild.textContent = some ? "Restore" : "Restore all";
    restore.title = `${restore.lastChild.textContent} (R)`;
    empty.lastChild.textContent = some ? "Delete files…" : "Empty the trash…";
    restore.hidden = empty.hidden = items.length === 0;
  }

  /** The chosen ones; without any, the one that has the focus, and else all that are left. @returns {Promise<string[]>} */
  async function targets(focused) {
    if (chosen.size > 0) {
      return [...chosen];
    }
    const at = focused && document.activeElement?.closest?.(".trash-grid li");
    if (at) {
      return [at.dataset.id];
    }
    if (!cursor) {
      return items.map(({ id }) => id);
    }
    const { bytes: order, total: all } = await trash.all();
    const ids = new Order(order, all);
    return Array.from({ length: ids.length }, (_, i) => ids.id(i)).filter((id) => !leaving.has(id));
  }

  async function restoreChosen(focused = false) {
    try {
      const ids = await targets(focused);
      chosen.clear();
      ids.forEach((id) => leaving.add(id));
      items = items.filter(({ id }) => !leaving.has(id));
      show();
      await curation.restore(ids);
      ids.forEach((id) => leaving.delete(id));
      await read();
    } catch (problem) {
      say(problem.message);
    }
  }

  async function askToEmpty() {
    try {
      const ids = await targets(false);
      if (ids.length > 0) {
        await deletion.open(ids);
      }
    } catch (problem) {
      say(problem.message);
    }
  }

  function readSoon() {
    timer ||= setTimeout(() => {
      timer = 0;
      if (isShown() && !document.hidden) {
        void read();
      }
    }, AGAIN_MS);
  }

  store.watch(
    (state) => state.route.page,
    (now) => {
      if (now === "trash") {
        void read();
      } else {
        chosen.clear();
        details.want([], "trash");
      }
    },
  );
  store.watch(
    (state) => state.catalogChanges,
    () => isShown() && readSoon(),
  );
  details.onArrival((ids) => isShown() && items.some(({ id }) => ids.includes(id)) && readSoon());

  return {
    keys: {
      r: () => void restoreChosen(true),
      Escape() {
        chosen.clear();
        showChosen();
      },
    },
    /** Chooses all that are listed. */
    chooseAll() {
      items.forEach(({ id }) => chosen.add(id));
      showChosen();
    },
  };
}
