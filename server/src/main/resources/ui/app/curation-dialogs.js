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
  /** Until it is known what there is, or cannot be. */
  let reading = Promise.resolve();
  const kinds = KINDS.map(([value, label, title]) =>
    el(
      "label",
      { class: "segment", title },
      el("input", { type: "radio", name: "collect-kind", value, checked: value === "collected" }),
      label,
    ),
  );
  const kind = el("div", { class: "segments", role: "radiogroup", "aria-label": "As" }, ...kinds);

  async function readCollections() {
    const all = (await api.collections()).filter((one) => one.kind !== "query"); // nothing is put into those
    kindOf = new Map(all.map((one) => [one.name, SIGNALS[one.kind]]));
    return all.map(({ name, assets }) => ({ name, count: assets }));
  }

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
      names() {
        const names = readCollections();
        reading = names.catch(() => {});
        return names;
      },
      held: (asset) => asset.collections ?? [],
      details,
      /** One that is there stays what it is. */
      async give(ids, name) {
        const { value } = kind.querySelector(":checked");
        await reading;
        return curation.collect(ids, name, kindOf.get(name) ?? value);
      },
      take: curation.takeOut,
    }),
  };
}
