/** How an image came about, as a role and as a deed. */
export const KINDS = {
  varied: { role: "variation", deed: "a variation of", label: "a variation" },
  upscaled: { role: "upscale", deed: "an upscale of", label: "an upscale" },
  rerendered: { role: "hero", deed: "drawn again, at a higher quality, from", label: "a picture of a higher quality" },
  cropped: { role: "crop", deed: "a crop of", label: "a crop" },
  replaced: { role: "new version", deed: "a new version of", label: "a new version in its place" },
};

const SETTINGS = [
  ["model", "model"],
  ["sampler", "sampler"],
  ["scheduler", "scheduler"],
  ["steps", "steps"],
  ["guidance", "guidance"],
  ["denoise", "denoise"],
  ["seed", "seed"],
];
const MOST_WORDS = 8;

/** Words of a prompt without weights, brackets and add-ons. @param {string | null | undefined} prompt */
const words = (prompt) => [
  ...new Set(
    (prompt ?? "")
      .replace(/<[^<>]*>/g, " ")
      .toLowerCase()
      .match(/\p{L}[\p{L}\p{M}\p{N}'’-]*/gu) ?? [],
  ),
];

/**
 * What is different between an image and the one it was made from, one thing a line.
 *
 * @param {any} parent @param {any} child as the server lists them @returns {string[]}
 */
export function changes(parent, child) {
  const found = [];
  const size = ({ width, height }) => `${width} × ${height}`;
  if (size(parent) !== size(child)) {
    const times = Math.sqrt((child.width * child.height) / (parent.width * parent.height));
    const by = Math.abs(times - 1) < 0.05 ? "" : ` (${times.toFixed(times < 10 ? 1 : 0)} times)`;
    found.push(`size ${size(parent)} → ${size(child)}${by}`);
  }
  for (const [name, label] of SETTINGS) {
    const before = parent.generation?.[name] ?? null;
    const after = child.generation?.[name] ?? null;
    if (before !== after && after !== null) {
      found.push(before === null ? `${label} ${after}` : `${label} ${before} → ${after}`);
    }
  }
  prompts("", parent.generation?.prompt, child.generation?.prompt, found);
  prompts("negative ", parent.generation?.negativePrompt, child.generation?.negativePrompt, found);
  return found;
}

function prompts(which, before, after, found) {
  if (!before || !after) {
    return;
  }
  const old = words(before);
  const now = words(after);
  list(
    `${which}words added`,
    now.filter((word) => !old.includes(word)),
    found,
  );
  list(
    `${which}words removed`,
    old.filter((word) => !now.includes(word)),
    found,
  );
}

function list(what, all, found) {
  if (all.length > 0) {
    const more = all.length > MOST_WORDS ? ` and ${all.length - MOST_WORDS} more` : "";
    found.push(`${what}: ${all.slice(0, MOST_WORDS).join(", ")}${more}`);
  }
}
