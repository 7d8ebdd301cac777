import { el } from "./dom.js";
import { count, sentence } from "./words.js";

const STACK = /^stack:"?(\d+)"?$/;

/** The number of the stack that a search shows, or null. @param {string} query */
export const stackOf = (query) => STACK.exec(query.trim())?.[1] ?? null;

/**
 * Above the grid while it shows one stack: why its cover is its cover, and what can be said about it.
 *
 * @param {{element: HTMLElement, store: any, stacks: any, stacking: any, targets: () => string[], reload: () => void}} parts
 */
export function createStackBar({ element, store, stacks, stacking, targets, reload }) {
  let running = new AbortController();
  const told = el("p", { class: "stack-told", role: "status" });
  const button = (label, key, act) =>
    el("button", { type: "button", class: "plain small", title: `${label} (${key})`, on: { click: act } }, label);
  element.append(
    told,
    button("Make it the cover", "Shift+K", () => void stacking.cover(targets())),
    button("Take out", "Shift+X", () => void stacking.takeOut(targets())),
    el("button", { type: "button", class: "plain small", on: { click: () => history.back() } }, "Back"),
  );

  async function follow(query) {
    running.abort();
    running = new AbortController();
    const id = stackOf(query);
    element.hidden = !id;
    if (!id) {
      return;
    }
    try {
      const { members, reason } = await stacks.stack(id, running.signal);
      told.textContent = `Stack of ${count(members.length)}. Cover: ${sentence(reason)}`;
    } catch (problem) {
      if (problem.name !== "AbortError") {
        told.textContent = problem.status === 404 ? "This stack is no more." : problem.message;
      }
    }
  }

  store.watch(
    (state) => (state.route.page === "library" ? state.route.query : ""),
    (query) => void follow(query),
  );
  let stale = false;
  stacking.onChange(() => {
    stale = true;
    void follow(store.state.route.query);
  });
  store.watch(
    (state) => state.catalogChanges,
    () => {
      if (stale && stackOf(store.state.route.query)) {
        stale = false;
        reload();
      }
    },
  );
}
