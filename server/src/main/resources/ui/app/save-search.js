import { byId, el, icon } from "./dom.js";

/** The button beside the summary that keeps the search that is shown. @param {{store: any, open: (start: any) => void}} parts */
export function createSaveSearch({ store, open }) {
  const button = el(
    "button",
    {
      type: "button",
      class: "ghost save-search",
      id: "save-search",
      title: "Save this search as a collection",
      hidden: true,
      on: { click: () => open({ kind: "query", query: store.state.library.query, name: "" }) },
    },
    icon("collect"),
    el("span", { class: "bar-label" }, "Save this search"),
  );
  byId("summary").after(button);
  store.watch(
    (state) => state.library,
    // What orders by likeness is no set of images that could be kept.
    ({ query, phase }) => (button.hidden = !query || phase === "failed" || /(^|\s)(like|about):/i.test(query)),
  );
}
