import { el, iconButton } from "./dom.js";
import { curationKeys } from "./curation-keys.js";
import { createNeighbours } from "./neighbours.js";
import { createSimilarStrip } from "./similar-strip.js";
import { createViewerBar } from "./viewer-bar.js";
import { createStackStrip } from "./stack-strip.js";
import { createStage } from "./viewer-stage.js";
import { createViewerPanel } from "./viewer-panel.js";
import { viewerKeys } from "./viewer-keys.js";
import { preferences } from "./preferences.js";
import { count, percent } from "./words.js";

const PAN = 0.15;

/**
 * The open asset in the whole window. It follows `store.state.route.asset`; the neighbours are those of the search.
 *
 * @param {{dialog: HTMLDialogElement, store: any, api: any, details: import("./details.js").Details, route: any, grid: any,
 *     veil: any, curation: any, dialogs: any, culling: any, stacks: any, stacking: any, compare: any, renderFrom: any, say: any, copy: (text: string, what: string) => void}} parts
 */
export function createViewer({
  dialog,
  store,
  api,
  details,
  route,
  grid,
  veil,
  curation,
  dialogs,
  culling,
  stacks,
  stacking,
  compare,
  renderFrom,
  say,
  copy,
}) {
  let asset = null;
  /** Until all is known of the open image, or cannot be. */
  let reading = Promise.resolve();
  let running = new AbortController();
  let quick = false;

  const neighbours = createNeighbours({ store, details });
  const stage = createStage({ veil, say, scaled: (share) => (bar.scale.textContent = percent(share)) });
  /** The open image is meant from the moment that it is named, whether anything is known of it yet or not. */
  const targets = () => (store.state.route.asset ? [store.state.route.asset] : []);
  const strip = createSimilarStrip({
    api,
    open: (id) => go(id),
    inGrid: (id) => like(id),
    changed: (shown) => bar.press({ similar: shown }),
  });
  const stackStrip = createStackStrip({
    stacks,
    stacking,
    open: (id) => go(id),
    inGrid: (stack) => route.go({ query: `stack:${stack}`, asset: null }),
    changed: (shown) => bar.press({ stack: shown }),
  });

  const acts = {
    close: () => route.closeAsset(),
    previous: () => move(-1),
    next: () => move(1),
    first: () => move(-neighbours.index),
    last: () => move(store.state.library.order.length - 1 - neighbours.index),
    zoomIn: stage.zoom.in,
    zoomOut: stage.zoom.out,
    toggleActual: stage.zoom.toggle,
    pan: (dx, dy) => stage.zoom.pan(dx * PAN, dy * PAN),
    canPan: () => stage.zoom.movable,
    togglePanel: () => showPanel(!panel.shown),
    toggleTab(name) {
      panel.toggleTab(name);
      showPanel(true);
    },
    toggleHeat: () => void onceKnown(() => overlaid(stage.overlays.toggleHeat)),
    toggleComposition: () => void onceKnown(() => overlaid(stage.overlays.toggleComposition)),
    toggleSimilar: strip.toggle,
    stack: stackStrip,
    allLikeThis: () => targets().forEach(like),
    copyPrompt: () => void onceKnown(() => copyOf(asset.generation?.prompt, "Prompt")),
    copySeed: () => void onceKnown(() => copyOf(asset.generation?.seed, "Seed")),
    copyAll: () => void onceKnown(() => copyOf(asset.a1111, "Parameters")),
    star: () => curation.star(targets()),
    rate: (rating) => void curation.rate(targets(), rating),
    tag: () => dialogs.tag(targets()),
    collect: () => dialogs.collect(targets()),
    analyse: () => void curation.analyse(targets()),
    share: () => void curation.share(targets()),
    download: () => void curation.download(targets()),
    curationKeys: curationKeys(curation, dialogs, targets),
    isQuick: () => quick,
    cull: () => culling.start(),
    render: () => targets().forEach(renderFrom),
  };

  const bar = createViewerBar(acts);
  const panel = createViewerPanel({
    api,
    acts: {
      copy,
      say,
      undo: curation.undo,
      search: (query) => route.go({ query, asset: null }),
      open: (id) => go(id),
      compare: (ids) => void compare.open(ids),
      analyse: acts.analyse,
      untag: (tag) => void curation.tag(targets(), tag, false),
      takeOut: (name) => void curation.takeOut(targets(), name),
      toggleHeat: acts.toggleHeat,
      toggleComposition: acts.toggleComposition,
    },
  });
  curation.onTurn(panel.readAgain);
  const before = iconButton("left", "Previous", acts.previous, { key: "←", class: "viewer-step before" });
  const after = iconButton("right", "Next", acts.next, { key: "→", class: "viewer-step after" });
  const picturePlace = el("div", { class: "viewer-stage" }, stage.node, before, after);
  dialog.append(el("div", { class: "viewer-main" }, bar.node, picturePlace, stackStrip.node, strip.node), panel.node);
  viewerKeys(dialog, stage.node, acts);

  /** What needs to know the open image waits for it, unless another is opened before. */
  async function onceKnown(act) {
    const [id] = targets();
    await reading;
    if (asset && asset.id === id) {
      act();
    }
  }

  function overlaid(toggle) {
    toggle();
    bar.press({ heat: stage.overlays.heat, composition: stage.overlays.composition });
  }

  const like = (id) => route.go({ query: `like:${id}`, asset: null });

  function copyOf(text, what) {
    if (text) {
      copy(String(text), what);
    }
  }

  function showPanel(shown) {
    panel.show(shown);
    bar.press({ panel: shown });
    if (!quick) {
      preferences.set("viewer.panel", shown);
    }
  }

  const go = (id) => route.go({ asset: id }, { replace: true });

  function move(by) {
    const id = neighbours.beside(by);
    if (id) {
      go(id);
    }
  }

  function locate(id) {
    const { order } = store.state.library;
    neighbours.locate(id);
    bar.place.textContent = neighbours.index < 0 ? "" : `${count(neighbours.index + 1)} of ${count(order.total)}`;
    before.disabled = !neighbours.beside(-1);
    after.disabled = !neighbours.beside(1);
  }

  async function show(id) {
    running.abort();
    running = new AbortController();
    asset = null;
    locate(id);
    details.want([id], "viewer"); // so that it is read again when it changes
    strip.follow(id);
    stackStrip.at(id);
    if (!dialog.open) {
      quick = store.state.quick;
      showPanel(!quick && preferences.get("viewer.panel", innerWidth > 720));
      dialog.showModal();
    }
    const known = details.get(id);
    if (known) {
      present(known);
    }
    const whole = readWhole(id, !known);
    reading = whole.catch(() => {}); // it is said here
    try {
      await whole;
      stage.picture.expect(await neighbours.both(running.signal));
    } catch (problem) {
      if (problem.name !== "AbortError") {
        panel.fail(problem);
      }
    }
  }

  async function readWhole(id, unknown = false) {
    const { signal } = running;
    const whole = await details.whole(id, () => api.asset(id, signal));
    signal.throwIfAborted();
    if (unknown) {
      present(whole);
    }
    details.change([whole]);
  }

  function present(known) {
    dialog.setAttribute("aria-label", known.name);
    stage.show(known);
    describe(known);
  }

  /** What is known of the open asset is new: only its words and marks change, the picture stays. */
  function describe(known) {
    asset = known;
    stackStrip.follow(known);
    bar.describe(known);
    stage.describe(known);
    panel.describe(known);
  }

  function hide() {
    running.abort();
    asset = null;
    stage.picture.clear();
    strip.follow(null);
    stackStrip.at(null);
    details.want([], "viewer");
    dialog.close();
    store.set({ quick: false });
    if (neighbours.index >= 0) {
      grid.focus(neighbours.index);
    }
    if (store.state.route.page === "library") {
      document.getElementById("grid").focus({ preventScroll: true });
    }
  }

  details.onArrival((ids) => {
    if (asset && ids.includes(asset.id)) {
      const before = asset;
      describe(details.get(asset.id) ?? asset);
      if (asset.tier !== before.tier && before.locations) {
        readWhole(asset.id).catch(() => {}); // lists leave out what only the viewer shows
      }
    }
  });
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
