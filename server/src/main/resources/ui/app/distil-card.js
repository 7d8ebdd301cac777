import { address } from "./api.js";
import { el } from "./dom.js";
import { counted, percent, sentence } from "./words.js";

/**
 * One of the chosen: its picture, why it is here, what it was preferred to, and what can be said about it.
 *
 * @param {any} item
 * @param {{pinned: boolean, excluded: boolean, veil: any, open: (id: string) => void, pin: (id: string) => void,
 *     exclude: (id: string) => void, swap: (item: any) => void}} parts
 */
export function distilCard(item, { pinned, excluded, veil, open, pin, exclude, swap }) {
  const { asset, nearest } = item;
  const states = [pinned && "pinned", excluded && "excluded", veil.covers(asset) && "veiled"].filter(Boolean);
  const act = (label, key, on, run) =>
    el(
      "button",
      {
        type: "button",
        class: "plain small",
        title: `${label} (${key})`,
        tabindex: "-1",
        "aria-keyshortcuts": key,
        "aria-pressed": String(on),
        on: { click: run },
      },
      label,
    );
  return el(
    "li",
    {
      class: ["distil-card", ...states].join(" "),
      tabindex: "-1",
      data: { id: asset.id },
      "aria-label": [asset.name, item.reason, pinned && "pinned", excluded && "excluded"].filter(Boolean).join(", "),
    },
    el(
      "button",
      {
        type: "button",
        class: "distil-picture",
        tabindex: "-1",
        title: `Open ${asset.name}`,
        "aria-label": `Open ${asset.name}`,
        on: { click: () => open(asset.id) },
      },
      el("img", { src: address.thumbnail(asset.id), alt: "", loading: "lazy" }),
      el("span", { class: "distil-count numbers", title: "Images it stands for" }, counted(item.standsFor, "image")),
    ),
    el("p", { class: "distil-reason" }, item.reason),
    el(
      "div",
      { class: "distil-acts" },
      act(pinned ? "Pinned" : "Pin", "P", pinned, () => pin(asset.id)),
      act(excluded ? "Excluded" : "Exclude", "X", excluded, () => exclude(asset.id)),
    ),
    nearest ? rival(item, veil, swap) : null,
  );
}

function rival(item, veil, swap) {
  const { asset, similarity, why } = item.nearest;
  const label = `Swap in ${asset.name}, ${percent(similarity)} alike (S)`;
  return el(
    "div",
    { class: "distil-rival" },
    el(
      "button",
      {
        type: "button",
        class: veil.covers(asset) ? "veiled" : "",
        tabindex: "-1",
        title: label,
        "aria-label": label,
        on: { click: () => swap(item) },
      },
      el("img", { src: address.thumbnail(asset.id), alt: "", loading: "lazy" }),
    ),
    el("p", {}, el("span", { class: "muted" }, `Instead of this, ${percent(similarity)} alike: `), sentence(why)),
  );
}
