import { createSessionsApi } from "./api-sessions.js";
import { el } from "./dom.js";
import { noSessions, sessionCard } from "./session-card.js";
import { createSessionSplit } from "./session-split.js";
import { day, title } from "./session-words.js";
import { steady } from "./steady.js";
import { counted } from "./words.js";

const PAGE = 40;
const MOST_AT_ONCE = 500;
const LOOK_AGAIN_MS = 2_000;

/**
 * The sessions by day, the last first: walked with the arrow keys, named, merged and split in place.
 *
 * @param {{page: HTMLElement, splitDialog: HTMLDialogElement, store: any, api: any, route: any, curation: any, say: any}} parts
 */
export function createSessionsPage({ page, splitDialog, store, api: all, route, curation, say }) {
  const api = createSessionsApi(all);
  let sessions = [];
  let more = false;
  let loading = null;
  let reading = 0;
  let current = null;
  let timer = 0;
  let dirty = true;
  const marked = new Set();
  /** @type {Map<string, {says: string, node: HTMLElement, edit: () => void}>} */
  let cards = new Map();

  const told = el("p", { class: "muted", role: "status" });
  const days = el("div", { class: "session-days" });
  const end = el("div", { class: "session-end", "aria-hidden": "true" });
  const markedCount = el("span", { class: "selection-count" });
  const bar = el(
    "div",
    { class: "session-bar", role: "toolbar", "aria-label": "Marked sessions", hidden: true },
    markedCount,
    el("button", { type: "button", class: "primary", title: "Merge (Shift+M)", on: { click: () => void merge() } }, "Merge"),
    el("button", { type: "button", class: "plain", title: "Let go (Esc)", on: { click: unmark } }, "Let go"),
  );
  const hint = el(
    "p",
    { class: "session-hint muted" },
    ...[
      ["Enter", "open"],
      ["R", "rename"],
      ["M", "mark"],
      ["Shift M", "merge"],
      ["S", "split"],
    ].flatMap(([key, what]) => [el("kbd", {}, key), ` ${what}  `]),
  );
  page.append(
    el(
      "div",
      { class: "desk-inside" },
      el("header", { class: "session-top" }, el("h1", {}, "Sessions"), told, hint),
      days,
      end,
    ),
    bar,
  );
  const split = createSessionSplit({ dialog: splitDialog, api, say, split: doSplit });
  const isShown = () => store.state.route.page === "sessions";

  /** Reads what is shown again, as much as was read before. */
  async function reload() {
    dirty = false;
    const mine = ++reading;
    const wanted = Math.max(PAGE, Math.ceil(sessions.length / PAGE) * PAGE);
    try {
      const fresh = [];
      let goesOn;
      do {
        const limit = Math.min(MOST_AT_ONCE, wanted - fresh.length);
        const got = await api.page(fresh.at(-1)?.id ?? null, limit);
        fresh.push(...got);
        goesOn = got.length === limit;
      } while (goesOn && fresh.length < wanted);
      if (mine !== reading) {
        return; // what was asked for later knows more
      }
      sessions = fresh;
      more = goesOn;
      [...marked].filter((id) => !sessions.some((one) => one.id === id)).forEach((id) => marked.delete(id));
      show();
    } catch (problem) {
      dirty = true;
      told.textContent = problem.message;
    }
  }

  function loadMore() {
    if (loading || !more || !isShown()) {
      return;
    }
    const mine = reading;
    loading = api
      .page(sessions.at(-1)?.id ?? null, PAGE)
      .then((got) => {
        if (mine !== reading) {
          return; // the list is read anew
        }
        const known = new Set(sessions.map(({ id }) => id));
        sessions = [...sessions, ...got.filter(({ id }) => !known.has(id))];
        more = got.length === PAGE;
        show();
      })
      .catch((problem) => (told.textContent = problem.message))
      .finally(() => {
        loading = null;
        look(); // the end may still be in sight
      });
  }

  function look() {
    if (more && end.getBoundingClientRect().top < innerHeight + 600) {
      loadMore();
    }
  }

  const show = steady(days, () => {
    const hadFocus = days.contains(document.activeElement);
    if (document.activeElement?.matches(".session-field")) {
      dirty = true; // a name is being typed; what is new is shown when it is done
      return;
    }
    const before = cards;
    cards = new Map();
    const groups = Map.groupBy(sessions, ({ from }) => day(from).key);
    days.replaceChildren(
      ...[...groups.values()].map((ofDay) =>
        el(
          "section",
          { class: "session-day" },
          el("h2", {}, day(ofDay[0].from).words),
          el("ol", {}, ...ofDay.map((session) => cardOf(session, before).node)),
        ),
      ),
      ...(sessions.length === 0 ? [noSessions(() => route.go({ page: "library" }))] : []),
    );
    told.textContent = sessions.length === 0 ? "" : more ? "" : counted(sessions.length, "session");
    hint.hidden = sessions.length === 0;
    if (!cards.has(current)) {
      current = sessions[0]?.id ?? null;
    }
    showMarks();
    showCurrent(hadFocus);
    look();
  });

  /** Cards that say the same stay, so that neither the focus nor a picture is lost. */
  function cardOf(session, before) {
    const says = JSON.stringify(session);
    const known = before.get(session.id);
    const card =
      known?.says === says
        ? known
        : {
            says,
            ...sessionCard(session, {
              open: () => open(session.id),
              rename: (name) => void rename(session, name),
              mark: () => mark(session.id),
              split: () => split.open(session),
              focused: () => {
                current = session.id;
                showCurrent(false);
              },
            }),
          };
    cards.set(session.id, card);
    return card;
  }

  function showCurrent(focus) {
    cards.forEach(({ node }, id) => {
      node.tabIndex = id === current ? 0 : -1;
      node.classList.toggle("current", id === current);
    });
    if (focus) {
      cards.get(current)?.node.focus({ preventScroll: true });
    }
  }

  function move(by) {
    if (sessions.length === 0) {
      return;
    }
    const at = sessions.findIndex(({ id }) => id === current);
    const inList = days.contains(document.activeElement);
    const to = Math.min(Math.max(0, at + (inList || at > 0 ? by : 0)), sessions.length - 1);
    current = sessions[to].id;
    showCurrent(true);
    cards.get(current)?.node.scrollIntoView({ block: "nearest" });
    look();
  }

  const open = (id) => route.go({ query: `session:${id}` });
  const theCurrent = () => sessions.find(({ id }) => id === current);

  function mark(id) {
    if (!marked.delete(id)) {
      marked.add(id);
    }
    showMarks();
  }

  function unmark() {
    marked.clear();
    showMarks();
  }

  function showMarks() {
    cards.forEach(({ node }, id) => {
      node.classList.toggle("marked", marked.has(id));
      node.querySelector(".session-mark").setAttribute("aria-pressed", String(marked.has(id)));
    });
    bar.hidden = marked.size === 0;
    markedCount.textContent =
      marked.size === 1 ? "1 session marked: mark another to merge them" : `${counted(marked.size, "session")} marked`;
    bar.querySelector(".primary").disabled = marked.size < 2;
  }

  /** Does something, shows what has become of it, and offers to take it back. */
  async function act(doing, words) {
    const result = await doing();
    say(words, { label: "Undo", key: "Ctrl+Z", run: curation.undo });
    await reload();
    return result;
  }

  async function rename(session, name) {
    try {
      await act(
        () => api.rename(session.id, name),
        name ? `Named “${name}”` : `The name “${session.name}” is taken away`,
      );
    } catch (problem) {
      say(problem.message);
    }
  }

  async function merge() {
    if (marked.size < 2) {
      return say("Mark two sessions or more with M");
    }
    const ids = sessions.map(({ id }) => id).filter((id) => marked.has(id));
    try {
      const merged = await api.merge(ids);
      marked.clear();
      current = merged.id;
      say(`Merged ${counted(ids.length, "session")} into “${title(merged)}”`, {
        label: "Undo",
        key: "Ctrl+Z",
        run: curation.undo,
      });
      await reload();
    } catch (problem) {
      say(problem.message);
    }
  }

  async function doSplit(session, assets) {
    const both = await act(() => api.split(session.id, assets), `Split ${counted(assets.length, "image")} off`);
    current = both.at(-1)?.id ?? session.id;
    showCurrent(true);
  }

  // A browser gives the focus back to the card that was split, which may be no more.
  splitDialog.addEventListener("close", () => isShown() && showCurrent(true));
  curation.onTurn(() => (isShown() ? void reload() : (dirty = true)));
  page.addEventListener("scroll", look, { passive: true });
  page.addEventListener("focusout", () => dirty && isShown() && setTimeout(() => dirty && reload()));
  store.watch(
    (state) => state.route.page,
    (now) => now === "sessions" && void reload(),
  );
  store.watch(
    (state) => state.catalogChanges,
    () => {
      if (isShown() && !timer) {
        timer = setTimeout(() => {
          timer = 0;
          if (isShown() && !document.hidden && page.scrollTop < innerHeight) {
            void reload();
          }
        }, LOOK_AGAIN_MS);
      }
    },
  );

  return {
    /** The keys of the page. */
    keys: {
      ArrowDown: () => move(1),
      ArrowUp: () => move(-1),
      Home: () => move(-Infinity),
      End: () => move(Infinity),
      r: () => cards.get(current)?.edit(),
      F2: () => cards.get(current)?.edit(),
      m: () => current && mark(current),
      M: () => void merge(),
      s: () => theCurrent() && split.open(theCurrent()),
      Escape: unmark,
    },
  };
}
