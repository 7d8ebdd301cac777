import { PARAMETER_FIELDS } from "./parameter-fields.js";
import { score } from "./words.js";

const OTHERS = [
  { label: "Size", text: (asset) => `${asset.width} × ${asset.height}` },
  { label: "Quality", text: (asset) => (typeof asset.quality?.overall === "number" ? score(asset.quality.overall) : null) },
  { label: "Value", text: (asset) => (typeof asset.value === "number" ? score(asset.value) : null) },
];

/**
 * In what images differ.
 *
 * @param {any[]} assets
 * @returns {{label: string, text: string}[][]} for each image, what it has that not all have
 */
export function differences(assets) {
  const rows = [
    ...PARAMETER_FIELDS.map(({ label, text }) => ({ label, text: (asset) => (asset.generation ? text(asset.generation) : null) })),
    ...OTHERS,
  ]
    .map(({ label, text }) => ({ label, texts: assets.map(text) }))
    .filter(({ texts }) => new Set(texts).size > 1);
  const prompts = phrases(assets.map((asset) => asset.generation?.prompt ?? ""));
  const negatives = phrases(assets.map((asset) => asset.generation?.negativePrompt ?? ""));
  return assets.map((_, i) => [
    ...(prompts[i] ? [{ label: "Prompt", text: prompts[i] }] : []),
    ...(negatives[i] ? [{ label: "Negative", text: negatives[i] }] : []),
    ...rows.map(({ label, texts }) => ({ label, text: texts[i] ?? "–" })),
  ]);
}

/** Of each text the parts between commas that not every text has. @param {string[]} texts */
function phrases(texts) {
  const parts = texts.map((text) => text.split(/[,\n]/).map((part) => part.trim()).filter(Boolean));
  const everywhere = (part) => parts.every((all) => all.includes(part));
  return parts.map((all) => all.filter((part) => !everywhere(part)).join(", "));
}
