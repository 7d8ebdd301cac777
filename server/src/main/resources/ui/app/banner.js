import { el } from "./dom.js";

/** Says across the page that the server is gone, until it is back. */
export function createBanner({ element, store, reconnect }) {
  const button = el("button", { type: "button", class: "plain", on: { click: reconnect } }, "Try again now");
  element.append(el("span", {}, "Sluice does not answer. What is on screen may be old; trying to reconnect…"), button);
  store.watch(
    (state) => state.connection,
    (connection) => (element.hidden = connection !== "lost"),
  );
}
