import { el } from "./dom.js";
import { allWaiting, queueState } from "./queue-words.js";
import { count } from "./words.js";

/** The word in the bar that says how the deep work stands. @param {HTMLElement} element */
export function createQueueState({ element, store }) {
  let shown = "";
  store.watch(
    (state) => state.queue,
    (queue) => {
      element.hidden = !queue;
      if (!queue) {
        return;
      }
      const { kind, label } = queueState(queue);
      const waiting = allWaiting(queue);
      const text = waiting > 0 ? `${label}, ${count(waiting)} waiting` : label;
      if (text + kind !== shown) {
        shown = text + kind;
        element.dataset.state = kind;
        element.title = `Deep work: ${text}`;
        element.replaceChildren(
          el("span", { class: "state-dot", "aria-hidden": "true" }),
          el("span", { class: "state-text" }, kind === "idle" ? "Idle" : label),
          waiting > 0 ? el("span", { class: "state-count numbers" }, count(waiting)) : "",
        );
        element.setAttribute("aria-label", `Deep work: ${text}`);
      }
    },
  );
}
