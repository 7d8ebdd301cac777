import { address } from "./api.js";
import { el, icon } from "./dom.js";
import { moveByArrows } from "./mosaic.js";
import { createSequence } from "./sequence.js";
import { steady } from "./steady.js";
import { counted } from "./words.js";

const LIMIT = 24;
const PICTURES = 8;
const READ_AGAIN_MS = 20_000;
const TITLES = { best: "Best of a session", look: "Worth another look", clean: "Clean up" };
const SYMBOLS = { best: "star", look: "similar", clean: "stack" };
const ACCEPT = {
  best: (n) => (n === 1 ? "Star it" : `Star these ${n}`),
  look: () => "Star it",
  clean: (n) => `Reject these ${n}`,
};

/**
 * The page of what Sluice offers by itself.
 *
 * @param {{page: HTMLElement, store: any, collections: any, curation: any, details: any, veil: any, route: any, say: any}} parts
 */
export function createSuggestionsPage({ page, store, collections, curation, details, veil, route, say }) {
  let shown = [];
  let reading = 0;
  let timer = 0;
  /** The next answer is for the card that the one before leads to. */
  const sequence = createSequence((problem) => say(problem.message));
  const isShown = () => store.state.route.page === "suggestions";
  const list = el("ul", { class: "suggestions" });
  const empty = el("div", { class: "desk-teach", hidden: true }, ...teach());
  const state = el("p", { class: "muted suggestions-state", role: "status" });
  page.append(
    el(
      "div",
      { class: "desk-inside" },
      el("header", { class: "page-head" }, el("h1", {}, "For you"), state),
      list,
      empty,
    ),
  );
  moveByArrows(list, ".suggestion");

  function teach() {
    return [
      icon("star", "icon empty-mark"),
      el("h2", {}, "Nothing to suggest yet"),
      el(
        "p",
        {},
        "Once images have been analysed and a few are starred, rated or collected, the best of sessions that nobody chose from appear here, images that were never opened though their like was chosen, and look-alikes that may go. Each says why.",
      ),
      el(
        "div",
        { class: "empty-acts" },
        el(
          "button",
          { type: "button", class: "plain", on: { click: () => route.go({ page: "library" }) } },
          "Go to the images",
        ),
      ),
    ];
  }

  async function read() {
    const mine = ++reading;
    if (shown.length === 0) {
      state.textContent = "Looking…";
    }
    try {
      const { items } = await collections.suggestions(LIMIT);
      if (mine !== reading) {
        return;
      }
      shown = items;
      details.change(shown.flatMap(({ assets, beside }) => [...assets, ...beside]));
      state.textContent = "";
      render();
    } catch (error) {
      state.textContent = error.message;
    }
  }

  const render = steady(list, () => {
    const focused = document.activeElement?.closest?.(".suggestion");
    const at = focused ? [...list.children].indexOf(focused) : -1;
    list.replaceChildren(...shown.map(card)); // which takes the focus away
    list.hidden = shown.length === 0;
    empty.hidden = shown.length > 0;
    const same = focused && [...list.children].find(({ dataset }) => dataset.key === focused.dataset.key);
    if (same) {
      same.focus();
    } else if (at >= 0) {
      (list.children[Math.min(at, list.children.length - 1)] ?? page).focus();
    }
  });

  function picture(asset, kind) {
    const label = `Open ${asset.name}`;
    return el(
      "button",
      {
        type: "button",
        class: `suggestion-picture ${kind}`,
        title: asset.name,
        "aria-label": label,
        tabindex: "-1",
        on: { click: () => route.go({ asset: asset.id }) },
      },
      el("img", {
        src: address.thumbnail(asset.id),
        alt: "",
        loading: "lazy",
        class: veil.covers(asset) ? "veiled" : "",
      }),
      kind === "beside" && icon("star", "icon small suggestion-chosen"),
    );
  }

  function pictures(one) {
    const main = one.assets.slice(0, PICTURES).map((asset) => picture(asset, "main"));
    const beside = one.beside.slice(0, 3).map((asset) => picture(asset, "beside"));
    const more = one.assets.length - main.length;
    return el(
      "div",
      { class: "suggestion-pictures" },
      ...main,
      more > 0 && el("span", { class: "muted suggestion-more" }, `and ${counted(more, "more", "more")}`),
      beside.length > 0 &&
        el(
          "div",
          { class: "suggestion-beside" },
          el("span", { class: "muted" }, one.kind === "clean" ? "Chosen" : "Beside what was chosen"),
          el("div", {}, ...beside),
        ),
    );
  }

  const act = (label, kind, key, run) =>
    el(
      "button",
      {
        type: "button",
        class: kind,
        tabindex: "-1",
        title: `${label} (${key})`,
        "aria-keyshortcuts": key,
        on: { click: run },
      },
      label,
    );

  function card(one) {
    return el(
      "li",
      {
        class: `suggestion ${one.kind}`,
        tabindex: "0",
        data: { key: one.key },
        "aria-label": `${TITLES[one.kind]}. ${one.reason}`,
        "aria-keyshortcuts": "A X Enter",
      },
      el(
        "div",
        { class: "suggestion-words" },
        el("h2", {}, icon(SYMBOLS[one.kind], "icon small"), TITLES[one.kind]),
        el("p", {}, one.reason),
        el(
          "div",
          { class: "suggestion-acts" },
          act(ACCEPT[one.kind](one.assets.length), "primary", "A", () => sequence.take(() => answer("accept", one))),
          act("No, thanks", "plain", "X", () => sequence.take(() => answer("dismiss", one))),
          act("Look", "ghost", "Enter", () => look(one)),
        ),
      ),
      pictures(one),
    );
  }

  /** A single image opens; several are shown with what is around them. */
  function look(one) {
    route.go(one.assets.length === 1 ? { asset: one.assets[0].id } : { query: one.query });
  }

  /** @param {"accept" | "dismiss"} how @param {any} one nothing is done when it was answered before */
  async function answer(how, one) {
    if (!shown.some(({ key }) => key === one?.key)) {
      return;
    }
    reading++; // what is being read knows nothing of this
    try {
      const { words } = await collections.answer(how, one.key);
      details.refresh(one.assets.map(({ id }) => id));
      say(
        how === "accept" ? words : "It will not come back for half a year",
        how === "accept" ? { label: "Undo", key: "Ctrl+Z", run: curation.undo } : undefined,
      );
      shown = shown.filter(({ key }) => key !== one.key);
      render();
    } finally {
      void read();
    }
  }

  const focused = () => shown.find(({ key }) => key === document.activeElement?.closest?.(".suggestion")?.dataset.key);

  list.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const onCard = event.target.classList.contains("suggestion");
    const run = {
      a: () => answer("accept", focused()),
      x: () => answer("dismiss", focused()),
      Enter: onCard ? () => focused() && look(focused()) : undefined,
    }[event.key];
    if (run) {
      event.preventDefault();
      sequence.take(run);
    }
  });

  curation.onTurn(() => isShown() && void read());
  store.watch(
    (state) => state.route.page,
    (now) => now === "suggestions" && void read(),
  );
  store.watch(
    (state) => state.catalogChanges,
    () => {
      timer ||= setTimeout(() => {
        timer = 0;
        if (isShown() && !document.hidden) {
          void read();
        }
      }, READ_AGAIN_MS);
    },
  );

  return {
    /** The first card, so that the keys have something to act on. */
    first: () => !list.contains(document.activeElement) && list.firstElementChild?.focus(),
  };
}
