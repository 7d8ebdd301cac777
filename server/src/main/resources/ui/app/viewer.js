import { address } from "./api.js";
import { el, iconButton } from "./dom.js";
import { createPicture } from "./picture.js";
import { createZoom } from "./zoom.js";
import { createViewerPanel } from "./viewer-panel.js";
import { viewerKeys } from "./viewer-keys.js";
import { preferences } from "./preferences.js";
import { count } from "./words.js";

const PAN = 0.15;

/**
 * The open asset in the whole window. It follows `store.state.route.asset`; the neighbours are those of the search.
 *
 * @param {{dialog: HTMLDialogElement, store: any, api: any, details: any, route: any, grid: any,
 *     copy: (text: string, what: string) => void}} parts
 */
export function createViewer({ dialog, store, api, details, route, grid, copy }) {
  let asset = null;
  let index = -1;
  let running = new AbortController();
  let quick = false;

  const frame = el("div", { class: "picture" });
  const note = el("div", { class: "picture-note", role: "status", hidden: true });
  const stage = el("div", { class: "stage", tabindex: "-1", autofocus: true }, frame, note);
  const scaleText = el("span", { class: "viewer-scale numbers", "aria-live": "off" });
  const placeText = el("span", { class: "viewer-place numbers" });
  const zoom = createZoom(stage, frame, ({ scale }) => (scaleText.textContent = `${Math.round(scale * 100)} %`));
  const picture = createPicture(frame, note, (size) => zoom.resize(size));
  const panel = createViewerPanel({
    api,
    acts: { copy, search: (query) => route.go({ query, asset: null }), open: (id) => go(id) },
  });

  const acts = {
    close: () => route.closeAsset(),
    previous: () => move(-1),
    next: () => move(1),
    first: () => move(-index),
    last: () => move(store.state.library.order.length - 1 - index),
    zoomIn: zoom.in,
    zoomOut: zoom.out,
    fit: zoom.fit,
    actual: zoom.actual,
    pan: (dx, dy) => zoom.pan(dx * PAN, dy * PAN),
    canPan: () => zoom.movable,
    togglePanel: () => showPanel(!panel.shown),
    toggleRaw: () => {
      showPanel(true);
      panel.toggleTab();
    },
    copyPrompt: () => copyOf(asset?.generation?.prompt, "Prompt"),
    copySeed: () => copyOf(asset?.generation?.seed, "Seed"),
    copyAll: () => copyOf(asset?.a1111, "Parameters"),
    download: () => asset && el("a", { href: address.download(asset.id), download: asset.name }).click(),
    isQuick: () => quick,
  };

  const before = iconButton("left", "Previous", acts.previous, { key: "←", class: "viewer-step before" });
  const after = iconButton("right", "Next", acts.next, { key: "→", class: "viewer-step after" });
  const panelButton = iconButton("panel", "Parameters", acts.togglePanel, { key: "I" });
  dialog.append(
    el(
      "div",
      { class: "viewer-main" },
      el(
        "div",
        { class: "viewer-bar" },
        iconButton("close", "Close", acts.close, { key: "Esc" }),
        placeText,
        scaleText,
        el("span", { class: "viewer-gap" }),
        iconButton("download", "Download the original", acts.download, { key: "D" }),
        panelButton,
      ),
      stage,
      before,
      after,
    ),
    panel.node,
  );
  viewerKeys(dialog, acts);

  function copyOf(text, what) {
    if (text) {
      copy(String(text), what);
    }
  }

  function showPanel(shown) {
    panel.show(shown);
    panelButton.setAttribute("aria-pressed", String(shown));
    if (!quick) {
      preferences.set("viewer.panel", shown);
    }
  }

  const go = (id) => route.go({ asset: id }, { replace: true });

  function move(by) {
    const { order } = store.state.library;
    const to = index + by;
    if (index >= 0 && to >= 0 && to < order.length && by !== 0) {
      go(order.id(to));
    }
  }

  function locate(id) {
    const { order } = store.state.library;
    index = order.indexOf(
      id,
      [1, -1, 0].map((by) => index + by).find((at) => holds(order, at, id)) ?? store.state.current,
    );
    placeText.textContent = index < 0 ? "" : `${count(index + 1)} of ${count(order.total)}`;
    before.disabled = index <= 0;
    after.disabled = index < 0 || index >= order.length - 1;
  }

  async function show(id) {
    running.abort();
    running = new AbortController();
    locate(id);
    if (!dialog.open) {
      quick = store.state.quick;
      showPanel(!quick && preferences.get("viewer.panel", innerWidth > 720));
      dialog.showModal();
    }
    try {
      const known = details.get(id);
      if (known) {
        present(known);
      }
      const whole = await api.asset(id, running.signal);
      if (!known) {
        present(whole);
      }
      asset = whole;
      panel.describe(whole);
      await expectNeighbours();
    } catch (problem) {
      if (problem.name !== "AbortError") {
        panel.fail(problem);
      }
    }
  }

  function present(known) {
    asset = known;
    dialog.setAttribute("aria-label", known.name);
    zoom.start({ width: known.width || 512, height: known.height || 512 });
    picture.show(known);
    panel.describe(known);
  }

  async function expectNeighbours() {
    const { order } = store.state.library;
    const ids = [index + 1, index - 1]
      .filter((at) => index >= 0 && at >= 0 && at < order.length)
      .map((at) => order.id(at));
    const unknown = ids.filter((id) => !details.get(id));
    if (unknown.length > 0) {
      (await api.assets(unknown, running.signal)).forEach((one) => details.put(one));
    }
    picture.expect(ids.map((id) => details.get(id)).filter(Boolean));
  }

  function hide() {
    running.abort();
    asset = null;
    picture.clear();
    dialog.close();
    store.set({ quick: false });
    if (index >= 0) {
      grid.focus(index);
    }
    document.getElementById("grid").focus({ preventScroll: true });
  }

  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    acts.close();
  });
  store.watch(
    (state) => state.route.asset,
    (id) => {
      if (id) {
        void show(id);
      } else if (dialog.open) {
        hide();
      }
    },
  );
  store.watch(
    (state) => state.library.order,
    () => dialog.open && locate(store.state.route.asset),
  );
}

function holds(order, index, id) {
  return index >= 0 && index < order.length && order.id(index) === id;
}
