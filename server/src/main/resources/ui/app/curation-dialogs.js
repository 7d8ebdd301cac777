import { createChoiceDialog } from "./choice-dialog.js";
import { el } from "./dom.js";

const MOST_TAGS = 100;
const KINDS = [
  ["collected", "Collection", "to keep things together"],
  ["portfolio", "Portfolio", "the best of them: what is learned from"],
  ["delivered", "Delivery", "handed to somebody: what is learned from"],
];

const SIGNALS = { manual: "collected", portfolio: "portfolio", delivery: "delivered" };

/** The two dialogs that ask for a name: a tag, and where to collect. */
export function createCurationDialogs({ tagDialog, collectDialog, api, details, curation }) {
  let kindOf = new Map();
  const kinds = KINDS.map(([value, label, title]) =>
    el(
      "label",
      { class: "segment", title },
      el("input", { type: "radio", name: "collect-kind", value, checked: value === "collected" }),
      label,
    ),
  );
  const kind = el("div", { class: "segments", role: "radiogroup", "aria-label": "As" }, ...kinds);

  return {
    tag: createChoiceDialog({
      dialog: tagDialog,
      id: "tag",
      title: "Tag",
      label: "Tag",
      placeholder: "A tag",
      verb: "Tag",
      names: async () =>
        (await api.facets("", ["tag"], MOST_TAGS)).flatMap(({ values }) =>
          values.map(({ value, count }) => ({ name: value, count })),
        ),
      held: (asset) => asset.tags ?? [],
      details,
      give: curation.tag,
      take: (ids, name) => curation.tag(ids, name, false),
    }),
    collect: createChoiceDialog({
      dialog: collectDialog,
      id: "collect",
      title: "Collect",
      label: "Name of the collection, portfolio or delivery",
      placeholder: "Its name",
      verb: "Collect",
      extra: kind,
      names: async () => {
        const all = (await api.collections()).filter((one) => one.kind !== "query"); // nothing is put into those
        kindOf = new Map(all.map((one) => [one.name, SIGNALS[one.kind]]));
        return all.map(({ name, assets }) => ({ name, count: assets }));
      },
      held: (asset) => asset.collections ?? [],
      details,
      // One that is there stays what it is.
      give: (ids, name) => curation.collect(ids, name, kindOf.get(name) ?? kind.querySelector(":checked").value),
      take: curation.takeOut,
    }),
  };
}
