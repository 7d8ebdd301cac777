const STEP = "  ";

/**
 * Lays JSON out over lines without touching its tokens: parsing it and writing it again would change 64-bit seeds.
 *
 * @param {string} text
 * @returns {string | null} null when it is not an object or array in JSON
 */
export function indented(text) {
  if (!/^\s*[[{]/.test(text)) {
    return null;
  }
  try {
    JSON.parse(text);
  } catch {
    return null; // for instance NaN, as Python writes it
  }
  const parts = [];
  let depth = 0;
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[{]\s*[\]}]|[[\]{},:]|[^\s"[\]{},:]+/g)) {
    if (token === "{" || token === "[") {
      depth++;
      parts.push(token, "\n", STEP.repeat(depth));
    } else if (token === "}" || token === "]") {
      depth--;
      parts.push("\n", STEP.repeat(depth), token);
    } else if (token === ",") {
      parts.push(",\n", STEP.repeat(depth));
    } else {
      parts.push(token === ":" ? ": " : token);
    }
  }
  return parts.join("");
}
