import { el, icon } from "./dom.js";
import { createLineagePanel } from "./lineage-panel.js";
import { metadataPanel } from "./metadata-panel.js";
import { parametersPanel } from "./parameters-panel.js";
import { qualityPanel } from "./quality-panel.js";
import { steady } from "./steady.js";
import { worthPanel } from "./worth-panel.js";

const TABS = [
  ["parameters", "Parameters"],
  ["worth", "Worth"],
  ["quality", "Quality"],
  ["lineage", "Lineage"],
  ["raw", "Raw metadata"],
];

/** The viewer's side, in tabs: what is known, what it is worth, what was measured, and what the file says in full. */
export function createViewerPanel({ api, acts }) {
  let asset = null;
  let chosen = "parameters";
  let running = new AbortController();

  const lineage = createLineagePanel({ api, open: acts.open, compare: acts.compare, say: acts.say, undo: acts.undo });
  const body = el("div", { class: "panel-body", id: "panel-body", role: "tabpanel" });
  const tabs = TABS.map(([name, label]) => tab(name, label));
  const standing = el("div", { class: "panel-standing", hidden: true });
  const node = el(
    "aside",
    { class: "panel", "aria-label": "About this image" },
    el("div", { class: "tabs", role: "tablist" }, ...tabs),
    standing,
    body,
  );

  const render = steady(node, draw);
  const renderMarks = steady(standing, renderStanding);

  function tab(name, label) {
    const click = () => choose(name);
    const keydown = (event) => {
      const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (step) {
        event.stopPropagation();
        const next = (TABS.findIndex(([one]) => one === chosen) + step + TABS.length) % TABS.length;
        choose(TABS[next][0]);
        tabs[next].focus();
      }
    };
    return el(
      "button",
      {
        type: "button",
        class: "tab",
        role: "tab",
        "aria-controls": "panel-body",
        data: { tab: name },
        on: { click, keydown },
      },
      label,
    );
  }

  function choose(name) {
    const another = chosen !== name;
    chosen = name;
    if (another) {
      body.scrollTop = 0;
    }
    render();
  }

  function draw() {
    tabs.forEach((one) => {
      const on = one.dataset.tab === chosen;
      one.setAttribute("aria-selected", String(on));
      one.tabIndex = on ? 0 : -1;
    });
    if (!asset || node.hidden) {
      return;
    }
    running.abort();
    running = new AbortController();
    renderStanding();
    const content = {
      parameters: () => parametersPanel(asset, acts),
      worth: () => worthPanel(asset, acts, api, running.signal),
      quality: () => qualityPanel(asset, acts),
    }[chosen];
    if (chosen === "lineage") {
      const { id } = asset;
      void lineage.render(asset, (parts) => chosen === "lineage" && asset?.id === id && body.replaceChildren(...parts), running.signal);
    } else if (content) {
      const top = body.scrollTop;
      body.replaceChildren(...content());
      body.scrollTop = top;
    } else {
      void renderRaw(asset.id);
    }
  }

  /** Tags and collections stand above all tabs. */
  function renderStanding() {
    const chips = [
      ...(asset.tags ?? []).map((tag) => chip("tag", tag, `tag:"${tag}"`, () => acts.untag(tag))),
      ...(asset.collections ?? []).map((name) =>
        chip("collect", name, `collection:"${name}"`, () => acts.takeOut(name)),
      ),
    ];
    standing.replaceChildren(el("ul", { class: "chips" }, ...chips));
    standing.hidden = chips.length === 0;
  }

  function chip(symbol, name, query, take) {
    return el(
      "li",
      { class: "chip" },
      icon(symbol, "icon small"),
      el("button", { type: "button", title: `Find others: ${name}`, on: { click: () => acts.search(query) } }, name),
      el(
        "button",
        { type: "button", "aria-label": `Take away: ${name}`, title: "Take away", on: { click: take } },
        icon("close", "icon small"),
      ),
    );
  }

  async function renderRaw(id) {
    body.replaceChildren(el("p", { class: "muted panel-none" }, "Reading…"));
    let content;
    try {
      content = metadataPanel(await api.metadata(id), acts.copy);
    } catch (problem) {
      content = [el("p", { class: "danger panel-none" }, problem.message)];
    }
    if (chosen === "raw" && asset?.id === id) {
      body.replaceChildren(...content);
    }
  }

  return {
    node,
    get shown() {
      return !node.hidden;
    },
    show(shown) {
      node.hidden = !shown;
      render();
    },
    /** Something was taken back or done again. */
    readAgain: () => chosen === "lineage" && render(),
    /** Shows a tab; when it is shown already, the first one. @param {string} name */
    toggleTab: (name) => choose(chosen === name && !node.hidden ? "parameters" : name),
    /** @param {any} found the asset, first as the grid knows it, then with its details */
    describe(found) {
      const another = asset?.id !== found.id;
      asset = found;
      if (another) {
        body.scrollTop = 0;
      }
      if (another || !["raw", "lineage"].includes(chosen)) {
        render();
      } else {
        renderMarks();
      }
    },
    fail(problem) {
      body.replaceChildren(
        el("p", { class: "danger panel-none" }, problem.status === 404 ? "There is no such image." : problem.message),
      );
    },
  };
}
