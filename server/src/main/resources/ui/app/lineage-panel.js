import { el } from "./dom.js";
import { lineageGraph } from "./lineage-graph.js";
import { changes, KINDS } from "./lineage-words.js";

const MOST = 200;
const COMPARED = 5;
const ID = /[0-9a-f]{32}/;

/**
 * The viewer's tab with what the open image was made from and into, and what changed on the way.
 *
 * @param {{api: any, open: (id: string) => void, compare: (ids: string[]) => void, say: any, undo: () => void}} parts
 */
export function createLineagePanel({ api, open, compare, say, undo }) {
  /** The last family read, shown until the next is there: it is mostly the same. */
  let family = null;
  let form = { parent: "", kind: "varied" };
  const unfolded = new Set();

  /** @param {any} asset @param {(content: HTMLElement[]) => void} show @param {AbortSignal} signal */
  async function render(asset, show, signal) {
    if (family?.nodes.some(({ id }) => id === asset.id)) {
      present(asset, show);
    } else {
      show([el("p", { class: "muted panel-none" }, "Reading…")]);
    }
    try {
      const before = JSON.stringify(family);
      family = await api.get(`assets/${asset.id}/lineage`, { limit: String(MOST) }, signal);
      if (JSON.stringify(family) !== before) {
        present(asset, show);
      }
    } catch (problem) {
      if (problem.name !== "AbortError") {
        show([el("p", { class: "danger panel-none" }, problem.message)]);
      }
    }
  }

  function present(asset, show) {
    const alone = family.nodes.length < 2;
    const graph = alone
      ? null
      : lineageGraph(family, asset.id, unfolded, {
          open,
          unfold(parent) {
            unfolded.add(parent);
            present(asset, show);
          },
        });
    show([
      ...(alone
        ? [
            el(
              "section",
              { class: "panel-teach" },
              el("p", {}, "This image stands alone."),
              el(
                "p",
                { class: "muted" },
                "Upscales, variations and new versions of a file are recognised by themselves. What was made in another way you can say here.",
              ),
            ),
          ]
        : [
            el(
              "section",
              {},
              graph.node,
              family.truncated &&
                el("p", { class: "muted kin-note" }, `The family is larger: the nearest ${family.nodes.length} are shown.`),
            ),
            ...comparisons(asset),
          ]),
      madeFrom(asset, show),
    ]);
    graph?.show();
  }

  /** What changed from what it was made from, and in what was made from it. */
  function comparisons(asset) {
    const known = new Map(family.nodes.map((one) => [one.id, one]));
    const up = family.links.filter(({ child }) => child === asset.id);
    const down = family.links.filter(({ parent }) => parent === asset.id);
    const shown = [...up, ...down.slice(0, COMPARED)];
    return shown.map(({ parent, child, kind }) => {
      const [one, other] = [known.get(parent), known.get(child)];
      const isChild = child === asset.id;
      const differences = changes(one, other);
      return el(
        "section",
        { class: "kin-changes" },
        el(
          "h3",
          {},
          isChild ? `This is ${KINDS[kind].deed} ` : `Made into ${KINDS[kind].label}: `,
          el(
            "button",
            { type: "button", class: "link", on: { click: () => open(isChild ? parent : child) } },
            (isChild ? one : other).name,
          ),
        ),
        el(
          "ul",
          {},
          ...(differences.length > 0 ? differences : ["nothing that the files tell"]).map((line) => el("li", {}, line)),
        ),
        kind !== "cropped" &&
          el("button", { type: "button", class: "plain small", on: { click: () => compare([parent, child]) } }, "Side by side"),
      );
    });
  }

  /** Where the user says what an image was made from. */
  function madeFrom(asset, show) {
    const parent = el("input", {
      type: "text",
      value: form.parent,
      placeholder: "Link or id of the image",
      "aria-label": "The image that this was made from: its link or its id",
      spellcheck: "false",
      on: { input: () => (form.parent = parent.value), keydown: (event) => event.stopPropagation() },
    });
    const kind = el(
      "select",
      { "aria-label": "How it was made", on: { change: () => (form.kind = kind.value) } },
      ...Object.entries(KINDS).map(([name, { role }]) => el("option", { value: name, selected: name === form.kind }, role)),
    );
    const submit = async (event) => {
      event.preventDefault();
      const id = ID.exec(parent.value.trim().toLowerCase())?.[0];
      if (!id) {
        return say("Paste the link of an image (key L copies it), or its id");
      }
      try {
        family = await api.posted(`assets/${asset.id}/lineage`, { parent: id, kind: kind.value, origin: "page" });
        form = { parent: "", kind: form.kind };
        present(asset, show);
        say("Lineage noted", { label: "Undo", key: "Ctrl+Z", run: undo });
      } catch (problem) {
        say(problem.message);
      }
    };
    return el(
      "section",
      { class: "kin-say" },
      el("h3", {}, "Made from another image?"),
      el(
        "form",
        { on: { submit } },
        parent,
        kind,
        el("button", { type: "submit", class: "plain" }, "Note it"),
      ),
    );
  }

  return { render };
}
