// The little of the query language that the page itself has to know: where terms begin and end, and how values are quoted.
// What a query means is the server's business.

/** @param {string} value */
export function quoted(value) {
  return /^[\p{L}\p{N}_.][\p{L}\p{N}_.-]*$/u.test(value) && value !== "OR" && !value.includes("..")
    ? value
    : `"${value.replaceAll('"', '""')}"`;
}

/** @param {string} field @param {string} value */
export const term = (field, value) => `${field}:${quoted(value)}`;

/**
 * Cuts a query at the spaces outside quotes and parentheses.
 *
 * @param {string} query
 * @returns {string[]}
 */
export function terms(query) {
  const found = [];
  let current = "";
  let inQuotes = false;
  let depth = 0;
  for (const char of query) {
    if (char === '"') {
      inQuotes = !inQuotes;
    } else if (!inQuotes && char === "(") {
      depth++;
    } else if (!inQuotes && char === ")") {
      depth = Math.max(0, depth - 1);
    }
    if (/\s/.test(char) && !inQuotes && depth === 0) {
      found.push(current);
      current = "";
    } else {
      current += char;
    }
  }
  return [...found, current].filter(Boolean);
}

/** The values of `field:a` or `(field:a OR field:b)`; null when the term is anything else. */
function valuesOf(text, field) {
  const inner = text.startsWith("(") && text.endsWith(")") ? text.slice(1, -1) : text;
  const alternatives = terms(inner);
  if (alternatives.some((part, i) => (i % 2 === 1) !== (part === "OR")) || alternatives.length % 2 === 0) {
    return null;
  }
  const values = alternatives.filter((_, i) => i % 2 === 0).map((part) => valueOf(part, field));
  return values.includes(null) ? null : values;
}

function valueOf(text, field) {
  const prefix = field + ":";
  if (!text.toLowerCase().startsWith(prefix)) {
    return null;
  }
  const rest = text.slice(prefix.length);
  if (rest.length > 1 && rest.startsWith('"') && rest.endsWith('"')) {
    return rest.slice(1, -1).replaceAll('""', '"');
  }
  return /^[<>]|\*|\.\.|"/.test(rest) || rest === "" ? null : rest;
}

/** A query with OR at its top cannot be filtered by adding a term beside it. */
const hasLooseOr = (all) => all.includes("OR");

/**
 * A field's filter in a query: its chosen values, and the query without it.
 *
 * @param {string} query
 * @param {string} field
 * @returns {{values: string[], rest: string}}
 */
export function filterOf(query, field) {
  const all = terms(query);
  if (hasLooseOr(all)) {
    return { values: [], rest: `(${query.trim()})` };
  }
  const at = all.findIndex((text) => valuesOf(text, field) !== null);
  return {
    values: at < 0 ? [] : valuesOf(all[at], field),
    rest: all.filter((_, i) => i !== at).join(" "),
  };
}

/**
 * The query with exactly these values chosen of a field: any of them matches.
 *
 * @param {string} query
 * @param {string} field
 * @param {string[]} values
 */
export function withFilter(query, field, values) {
  const { rest } = filterOf(query, field);
  if (values.length === 0) {
    return rest;
  }
  const filter = values.map((value) => term(field, value)).join(" OR ");
  return [rest, values.length > 1 ? `(${filter})` : filter].filter(Boolean).join(" ");
}
