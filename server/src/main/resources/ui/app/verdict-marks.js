import { el, icon } from "./dom.js";

/** What was said of an image, as signs in a line. @param {any} asset */
export function verdictMarks(asset) {
  return [
    asset.trashed && el("span", { class: "verdict rejected" }, icon("trash"), asset.trashedBy === "deleted" ? "Deleted" : "Rejected"),
    asset.starred && el("span", { class: "verdict starred", title: "Starred" }, icon("star")),
    asset.rating > 0 && el("span", { class: "verdict rated", title: `Rated ${asset.rating}` }, "●".repeat(asset.rating)),
    asset.label && el("span", { class: "verdict labelled", title: `Labelled ${asset.label}`, data: { label: asset.label } }, el("i")),
  ].filter(Boolean);
}

/** The same in words, for those who hear it. @param {any} asset */
export const verdictWords = (asset) =>
  [
    asset.trashed && "rejected",
    asset.starred && "starred",
    asset.rating > 0 && `rated ${asset.rating}`,
    asset.label && `labelled ${asset.label}`,
  ]
    .filter(Boolean)
    .join(", ") || "nothing said yet";

/** Shows for a moment, over the picture, what was just said. @param {HTMLElement} place @param {string} sign a text, or a colour */
export function flash(place, sign) {
  const isColour = /^[a-z]/.test(sign);
  place.replaceChildren(
    el("span", isColour ? { class: "flash dot", data: { label: sign } } : { class: "flash" }, isColour ? "" : sign),
  );
}
