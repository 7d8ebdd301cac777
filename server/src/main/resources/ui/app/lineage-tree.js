/** So many children of one image and kind are drawn; the others are one tile that says how many. */
const SHOWN = 4;
const FOLDED_FROM = SHOWN + 2;

/**
 * Where the images of a family stand: a column for each step from the first draft, rows so that parents stand amid
 * their children. Each is visited once, so links may go round.
 *
 * @typedef {{id: string, column: number, row: number, kind: string | null, folded?: string[]}} Place
 *     `folded` are those that a tile stands for
 * @param {{nodes: {id: string}[], links: {parent: string, child: string, kind: string}[]}} family
 * @param {string} open the image that the family is of
 * @param {Set<string>} unfolded parents all of whose children are shown
 * @returns {{places: Place[], edges: {from: string, to: string, kind: string}[], columns: number, rows: number}}
 */
export function layOut({ nodes, links }, open, unfolded) {
  const children = Map.groupBy(links, ({ parent }) => parent);
  const parents = Map.groupBy(links, ({ child }) => child);
  const kept = ancestry(open, parents);
  const places = new Map();
  const edges = [];
  let rows = 0;

  /** @returns {number} its row */
  function place(id, column, kind) {
    const here = { id, column, row: 0, kind };
    places.set(id, here);
    const fresh = (children.get(id) ?? []).filter(({ child }) => !places.has(child));
    const below = [];
    for (const [of, same] of Map.groupBy(fresh, (link) => link.kind)) {
      const { drawn, folded } = foldedAway(same, kept, unfolded.has(id));
      for (const { child } of drawn) {
        if (!places.has(child)) {
          below.push(place(child, column + 1, of));
        }
      }
      if (folded.length > 0) {
        const tile = { id: `${id}+${of}`, column: column + 1, row: rows++, kind: of, folded };
        folded.forEach((child) => places.set(child, tile));
        places.set(tile.id, tile);
        edges.push({ from: id, to: tile.id, kind: of });
        below.push(tile.row);
      }
    }
    here.row = below.length === 0 ? rows++ : (below[0] + below.at(-1)) / 2;
    return here.row;
  }

  for (const { id } of [...nodes.filter((node) => !parents.has(node.id)), ...nodes]) {
    if (!places.has(id)) {
      place(id, 0, null);
    }
  }
  for (const { parent, child, kind } of links) {
    if (!places.get(child).folded && !places.get(parent).folded) {
      edges.push({ from: parent, to: child, kind });
    }
  }
  const all = [...new Set(places.values())];
  return { places: all, edges, columns: 1 + Math.max(...all.map(({ column }) => column)), rows };
}

/** The open image and what it was made from: these are never folded away. */
function ancestry(open, parents) {
  const kept = new Set([open]);
  const next = [open];
  while (next.length > 0) {
    for (const { parent } of parents.get(next.pop()) ?? []) {
      if (!kept.has(parent)) {
        kept.add(parent);
        next.push(parent);
      }
    }
  }
  return kept;
}

function foldedAway(links, kept, unfolded) {
  if (unfolded || links.length < FOLDED_FROM) {
    return { drawn: links, folded: [] };
  }
  const rest = links.filter(({ child }) => !kept.has(child));
  const shown = new Set(rest.slice(0, SHOWN));
  return {
    drawn: links.filter((link) => kept.has(link.child) || shown.has(link)),
    folded: rest.slice(SHOWN).map(({ child }) => child),
  };
}
