import { el, icon } from "./dom.js";
import { count } from "./words.js";

const TIERS = { 2: "Analysed (Tier 2)", 3: "Analysed in depth (Tier 3)" };

/** What a cell says of an image beside its picture. @param {any} asset @returns {HTMLElement[]} */
export function cellMarks(asset) {
  return [
    asset.missing && mark("gone", "The file is gone from its place"),
    asset.animated && mark("film", "Animated"),
    asset.stackId && asset.cover && stackMark(asset.stackSize),
    asset.label && labelMark(asset.label),
    asset.trashed && mark("trash", "In the trash"),
    asset.rating > 0 && ratingMark(asset.rating),
    asset.starred && mark("star", "Starred", "mark starred"),
  ].filter(Boolean);
}

/** How deep an image was analysed, as one or two strokes; nothing for what every image has. @param {any} asset */
export function tierMark(asset) {
  const title = TIERS[asset.tier];
  return title
    ? [el("span", { class: "tier-mark", title, data: { tier: String(asset.tier) } }, el("i"), el("i"), el("i"))]
    : [];
}

/** What a cell's marks mean, for those who hear them. @param {any} asset */
export function spokenMarks(asset) {
  return [
    asset.starred && "starred",
    asset.label && `labelled ${asset.label}`,
    asset.trashed && "in the trash",
    asset.rating > 0 && `rated ${asset.rating}`,
    asset.stackSize > 1 && asset.cover && `stack of ${asset.stackSize}`,
    TIERS[asset.tier]?.toLowerCase(),
  ].filter(Boolean);
}

function mark(symbol, title, name = "mark") {
  return el("span", { class: name, title }, icon(symbol));
}

function labelMark(colour) {
  return el("span", { class: "mark label-mark", title: `Labelled ${colour}`, data: { label: colour } }, el("i"));
}

function stackMark(size) {
  const title = size ? `The cover of ${count(size)} that are much alike` : "The cover of several that are much alike";
  return el("span", { class: "mark stack", title: `${title} (P)` }, icon("stack"), size ? el("span", { class: "mark-text" }, count(size)) : "");
}

function ratingMark(rating) {
  return el("span", { class: "mark rated", title: `Rated ${rating}` }, el("span", { class: "mark-text" }, String(rating)), icon("pip"));
}
