import { createCollectionDialog } from "./collection-dialog.js";
import { el, icon, iconButton } from "./dom.js";
import { mosaic, moveByArrows } from "./mosaic.js";
import { steady } from "./steady.js";
import { term } from "./query-text.js";
import { addressOf } from "./route.js";
import { counted } from "./words.js";

const READ_AGAIN_MS = 1_200;
const KINDS = { manual: "Collection", portfolio: "Portfolio", delivery: "Delivery", query: "Saved search" };
const SYMBOLS = { manual: "collect", portfolio: "star", delivery: "share", query: "search" };
/** What counts as an outcome comes first. */
const ORDER = ["portfolio", "delivery", "manual", "query"];

/**
 * The page of collections.
 *
 * @param {{page: HTMLElement, dialog: HTMLDialogElement, store: any, collections: any, curation: any, details: any, veil: any, route: any,
 *     say: any}} parts
 */
export function createCollectionsPage({ page, dialog, store, collections, curation, details, veil, route, say }) {
  let shown = [];
  let reading = Promise.resolve();
  let timer = 0;
  const isShown = () => store.state.route.page === "collections";
  const title = el("h1", { tabindex: "-1" }, "Collections");
  const fresh = el(
    "button",
    { type: "button", class: "primary", title: "New (+)", "aria-keyshortcuts": "+", on: { click: () => open() } },
    icon("add"),
    "New",
  );
  const list = el("ul", { class: "collections" });
  const empty = el("div", { class: "desk-teach", hidden: true }, ...teach());
  const problem = el("p", { class: "danger", role: "alert", hidden: true });
  page.append(
    el(
      "div",
      { class: "desk-inside" },
      el("header", { class: "page-head" }, title, fresh),
      problem,
      list,
      empty,
    ),
  );
  moveByArrows(list, ".collection-open");

  const form = createCollectionDialog({
    dialog,
    async save(one, before) {
      const saved = before
        ? await collections.change(before.name, {
            name: one.name,
            note: one.note,
            ...(one.kind === "query" ? { query: one.query } : { kind: one.kind }),
          })
        : await collections.create(one);
      offerUndo(before ? `Changed “${saved.name}”` : `Made “${saved.name}”`);
      return saved;
    },
    done: (saved) => isShown() && void read().then(() => focus(saved.name)),
  });
  const open = (start, existing) => form.open(start, existing);

  function teach() {
    const command = "sluice collections new 'Spring show' --portfolio";
    return [
      icon("collect", "icon empty-mark"),
      el("h2", {}, "Nothing is collected yet"),
      el(
        "p",
        {},
        "Choose images in the library and press C to put them together under a name. A portfolio or a delivery tells Sluice what your best images are, and it learns from that. A saved search holds what its query finds, now and later.",
      ),
      el(
        "div",
        { class: "empty-acts" },
        el("button", { type: "button", class: "primary", on: { click: () => open() } }, "New collection"),
        el(
          "button",
          { type: "button", class: "plain", on: { click: () => route.go({ page: "library" }) } },
          "Go to the images",
        ),
      ),
      el("p", { class: "muted" }, "or in a terminal:"),
      el("p", {}, el("code", {}, command)),
    ];
  }

  /** One after the other, so that an older answer never comes last. */
  const read = () => (reading = reading.then(readNow));

  async function readNow() {
    try {
      shown = (await collections.all()).sort(
        (a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || a.name.localeCompare(b.name),
      );
      problem.hidden = true;
      await details.all(shown.flatMap(({ covers }) => covers));
      render();
    } catch (error) {
      problem.textContent = error.message;
      problem.hidden = false;
    }
  }

  function readSoon() {
    timer ||= setTimeout(() => {
      timer = 0;
      if (isShown() && !document.hidden && !dialog.open) {
        void read();
      }
    }, READ_AGAIN_MS);
  }

  const render = steady(list, () => {
    const focused = document.activeElement?.closest?.(".collection")?.dataset.name;
    list.replaceChildren(...shown.map(card));
    list.hidden = shown.length === 0;
    empty.hidden = shown.length > 0;
    if (focused !== undefined) {
      focus(focused);
    }
  });

  function focus(name) {
    [...list.children].find((one) => one.dataset.name === name)?.querySelector(".collection-open").focus();
  }

  const queryOf = (one) => term("collection", one.name);

  function card(one) {
    const go = (event) => {
      if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
        event.preventDefault();
        route.go({ query: queryOf(one) });
      }
    };
    const blurred = (id) => veil.covers(details.get(id) ?? { id });
    return el(
      "li",
      { class: `collection ${one.kind}`, data: { name: one.name } },
      el(
        "a",
        {
          class: "collection-open",
          href: addressOf({ query: queryOf(one) }),
          "aria-label": `${KINDS[one.kind]} ${one.name}, ${counted(one.assets, "image")}`,
          "aria-keyshortcuts": "Enter E Delete",
          on: { click: go },
        },
        mosaic(one.covers, SYMBOLS[one.kind], blurred),
        el("strong", { class: "collection-name cut", title: one.name }, one.name),
        el(
          "span",
          { class: "collection-about" },
          el("span", { class: "collection-kind" }, icon(SYMBOLS[one.kind], "icon small"), KINDS[one.kind]),
          el("span", { class: "numbers" }, counted(one.assets, "image")),
        ),
        one.problem
          ? el("span", { class: "danger collection-note" }, one.problem)
          : (one.query || one.note) &&
              el("span", { class: "muted collection-note cut", title: one.query ?? one.note }, one.query ?? one.note),
      ),
      el(
        "div",
        { class: "collection-tools" },
        iconButton("pencil", `Change ${one.name}`, () => open({}, one), { key: "E", class: "ghost small" }),
        iconButton("trash-can", `Delete ${one.name}`, () => void remove(one), { key: "Delete", class: "ghost small" }),
      ),
    );
  }

  async function remove(one) {
    const at = shown.indexOf(one);
    try {
      await collections.remove(one.name);
      offerUndo(`Deleted “${one.name}”; its images stay`);
      await read();
      (list.querySelectorAll(".collection-open")[Math.min(at, shown.length - 1)] ?? fresh).focus();
    } catch (error) {
      say(error.message);
    }
  }

  function offerUndo(message) {
    say(message, { label: "Undo", key: "Ctrl+Z", run: curation.undo });
  }

  list.addEventListener("keydown", (event) => {
    const one = shown.find(({ name }) => name === event.target.closest(".collection")?.dataset.name);
    if (!one || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    if (event.key === "e") {
      event.preventDefault();
      open({}, one);
    } else if (event.key === "Delete") {
      event.preventDefault();
      void remove(one);
    }
  });

  curation.onTurn(() => isShown() && void read());
  store.watch(
    (state) => state.route.page,
    (now) => now === "collections" && void read(),
  );
  store.watch(
    (state) => state.catalogChanges,
    () => isShown() && readSoon(),
  );

  return {
    open,
    /** The first card, so that the keys have something to act on. */
    first: () => !list.contains(document.activeElement) && list.querySelector(".collection-open")?.focus(),
  };
}
