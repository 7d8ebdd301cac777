import { el } from "./dom.js";
import { metadataPanel } from "./metadata-panel.js";
import { parametersPanel } from "./parameters-panel.js";

/** The viewer's side: two tabs, what is known and what the file says in full. */
export function createViewerPanel({ api, acts }) {
  let asset = null;
  let raw = false;

  const body = el("div", { class: "panel-body", id: "panel-body", role: "tabpanel" });
  const tabs = [tab("Parameters", false), tab("Raw metadata", true)];
  const node = el(
    "aside",
    { class: "panel", "aria-label": "Parameters" },
    el("div", { class: "tabs", role: "tablist" }, ...tabs),
    body,
  );

  function tab(label, isRaw) {
    const click = () => choose(isRaw);
    const keydown = (event) => {
      if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
        event.stopPropagation();
        choose(!raw);
        tabs[Number(raw)].focus();
      }
    };
    return el(
      "button",
      { type: "button", class: "tab", role: "tab", "aria-controls": "panel-body", on: { click, keydown } },
      label,
    );
  }

  function choose(isRaw) {
    raw = isRaw;
    render();
  }

  function render() {
    tabs.forEach((one, i) => {
      one.setAttribute("aria-selected", String(Boolean(i) === raw));
      one.tabIndex = Boolean(i) === raw ? 0 : -1;
    });
    if (!asset || node.hidden) {
      return;
    }
    if (raw) {
      void renderRaw(asset.id);
    } else {
      body.replaceChildren(...parametersPanel(asset, acts));
    }
  }

  async function renderRaw(id) {
    body.replaceChildren(el("p", { class: "muted panel-none" }, "Reading…"));
    let content;
    try {
      content = metadataPanel(await api.metadata(id), acts.copy);
    } catch (problem) {
      content = [el("p", { class: "danger panel-none" }, problem.message)];
    }
    if (raw && asset?.id === id) {
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
    toggleTab: () => choose(!raw),
    /** @param {any} found the asset, first as the grid knows it, then with its details */
    describe(found) {
      const another = asset?.id !== found.id;
      asset = found;
      if (another) {
        body.scrollTop = 0;
      }
      if (another || !raw) {
        render();
      }
    },
    fail(problem) {
      body.replaceChildren(
        el("p", { class: "danger panel-none" }, problem.status === 404 ? "There is no such image." : problem.message),
      );
    },
  };
}
