// The wiring: what the page is made of, and who knows whom.

import { createActsApi } from "./api-acts.js";
import { createApi } from "./api.js";
import { createCollectionsApi } from "./api-collections.js";
import { createStacksApi } from "./api-stacks.js";
import { createTrashApi } from "./api-trash.js";
import { createAttention } from "./attention.js";
import { createBanner } from "./banner.js";
import { createCollectionsPage } from "./collections-page.js";
import { createComparison } from "./compare.js";
import { copy as copyText } from "./copy.js";
import { createCulling } from "./cull.js";
import { createCuration } from "./curation.js";
import { createCurationDialogs } from "./curation-dialogs.js";
import { curationKeys } from "./curation-keys.js";
import { Details } from "./details.js";
import { createDistilPage } from "./distil-page.js";
import { byId, el } from "./dom.js";
import { acceptDrops } from "./drop.js";
import { createEmpty } from "./empty.js";
import { createExportDialog } from "./export-dialog.js";
import { createFacets } from "./facets.js";
import { createFresh } from "./fresh.js";
import { createGrid } from "./grid.js";
import { createImportsPanel } from "./imports-panel.js";
import { createKeysHelp } from "./keys-help.js";
import { createLibrary, NO_LIBRARY } from "./library.js";
import { pageKeys } from "./page-keys.js";
import { preferences } from "./preferences.js";
import { createPages, makePages } from "./pages.js";
import { createProgress } from "./progress.js";
import { createQueueState } from "./queue-state.js";
import { createRendering } from "./rendering.js";
import { createReviewPage } from "./review-page.js";
import { createRoute } from "./route.js";
import { createSaveSearch } from "./save-search.js";
import { createSearchBox } from "./search-box.js";
import { createSelection } from "./selection.js";
import { createSelectionBar } from "./selection-bar.js";
import { followServer } from "./server-state.js";
import { createSessionsPage } from "./sessions-page.js";
import { createSpendPage } from "./spend-page.js";
import { createStackBar } from "./stack-bar.js";
import { createStacking } from "./stacking.js";
import { createSteering } from "./steering.js";
import { createStore } from "./store.js";
import { createSuggestionsPage } from "./suggestions-page.js";
import { startTheme } from "./theme.js";
import { createToast } from "./toast.js";
import { createToken } from "./token.js";
import { createTools } from "./tools.js";
import { createTrashPage } from "./trash-page.js";
import { createTuningPage } from "./tuning-page.js";
import { createUploads } from "./uploads.js";
import { createUploadsPanel } from "./uploads-panel.js";
import { createVeil } from "./veil.js";
import { createViewer } from "./viewer.js";
import { followViews } from "./views.js";
import { createWorkPage } from "./work-page.js";

const store = createStore({
  route: { page: "library", query: "", sort: "", asset: null },
  library: NO_LIBRARY,
  place: history.state?.place ?? null,
  culled: null,
  current: 0,
  selected: new Set(),
  quick: false,
  fresh: 0,
  status: null,
  queue: null,
  catalogTotal: null,
  catalogChanges: 0,
  picturesPending: 0,
  imports: new Map(),
  connection: "live",
  picturesReady: null,
  renderProgress: null,
  renderEnded: null,
  cellSize: preferences.get("grid.size", innerWidth > 720 ? 196 : 112),
  fill: preferences.get("grid.fill", true),
  facetsShown: preferences.get("facets.shown", innerWidth > 900),
});

const pageOfKey = makePages(byId("pages"), byId("middle"), (change) => route.go(change));
const say = createToast(byId("toast"));
const copy = (text, what) => void copyText(text, what, say);
const api = createApi(() => token.ask(), createAttention());
const token = createToken({ dialog: byId("token"), api, admitted: () => location.reload() });
const route = createRoute(store);
const details = new Details(api);
const veil = createVeil(store);
const selection = createSelection(store);
const curation = createCuration({ api, acts: createActsApi(api), details, say, copy });
const dialogs = createCurationDialogs({
  tagDialog: byId("tag"),
  collectDialog: byId("collect"),
  api,
  details,
  curation,
});
const stacks = createStacksApi(api);
const stacking = createStacking({ stacks, details, say });
const steering = createSteering({ store, api, say });

const grid = createGrid({
  grid: byId("grid"),
  store,
  details,
  route,
  selection,
  veil,
  open(index, quick) {
    store.set({ quick });
    route.go({ asset: store.state.library.order.id(index) });
  },
  openStack: (cover) => void intoStack(cover),
});

const imports = createImportsPanel({ dialog: byId("imports"), store, api, chooseFiles, say });
const help = createKeysHelp(byId("keys"));
const searchBox = createSearchBox({
  form: byId("search"),
  input: byId("search-input"),
  echo: byId("search-echo"),
  clear: byId("search-clear"),
  list: byId("completions"),
  problem: byId("search-problem"),
  store,
  api,
  route,
  focusGrid: () => byId("grid").focus(),
});
const tools = createTools({
  store,
  route,
  summary: byId("summary"),
  sort: byId("sort"),
  size: byId("cell-size"),
  fill: byId("fill"),
  facetsToggle: byId("facets-toggle"),
  grid: byId("grid"),
});
createFacets({ panel: byId("facets"), store, api, route });
createProgress({ track: byId("progress"), text: byId("progress-text"), store, showImports: imports.open });
const exporting = createExportDialog({ dialog: byId("export"), opener: byId("export-open"), store, api, say });
const compare = createComparison({ dialog: byId("compare"), details, veil, curation, say });
const culling = createCulling({
  dialog: byId("cull"),
  store,
  api,
  details,
  route,
  grid,
  veil,
  curation,
  compare,
  library: () => library,
  say,
});
const compareChosen = () => void compare.open(selection.targets());
createSelectionBar({
  element: byId("selection"),
  store,
  selection,
  curation,
  dialogs,
  culling,
  compareChosen,
  exporting,
  stacking,
});
const rendering = createRendering({ store, api, details, curation, compare, veil, route, selection, say });
createViewer({
  dialog: byId("viewer"),
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
  renderFrom: rendering.from,
  say,
  copy,
});
const review = createReviewPage({ page: byId("review"), store, stacks, details, route, veil, say });
createPages({ store, route });
createQueueState({ element: byId("queue-state"), store });
createWorkPage({ page: byId("work"), store, api, details, route, steering, say });
createSpendPage({ page: byId("spend"), store, api, route });
const collections = createCollectionsApi(api);
const collectionsPage = createCollectionsPage({
  page: byId("collections"),
  dialog: byId("collection"),
  store,
  collections,
  curation,
  details,
  veil,
  route,
  say,
});
createSaveSearch({ store, open: collectionsPage.open });
const suggestionsPage = createSuggestionsPage({
  page: byId("suggestions"),
  store,
  collections,
  curation,
  details,
  veil,
  route,
  say,
});
const sessions = createSessionsPage({
  page: byId("sessions"),
  splitDialog: byId("session-split"),
  store,
  api,
  route,
  curation,
  say,
});
const trashPage = createTrashPage({
  page: byId("trash"),
  dialog: byId("empty-trash"),
  store,
  trash: createTrashApi(api),
  details,
  curation,
  route,
  say,
});
createDistilPage({ page: byId("distil"), store, api, route, veil, say });
byId("distil-open").addEventListener("click", () => route.go({ page: "distil" }));
createTuningPage({ page: byId("tuning"), store, api, route, say });

const uploads = createUploads((all) => showUploads(all));
const showUploads = createUploadsPanel({
  element: byId("uploads"),
  open: (id) => route.go({ asset: id }),
  clear: uploads.clear,
  cancel: uploads.cancel,
});
acceptDrops(byId("drop"), uploads.add);

function chooseFiles() {
  const input = el("input", { type: "file", multiple: true, accept: "image/*,.heic,.heif,.jxl,.avif,.tif,.tiff" });
  input.addEventListener("change", () => uploads.add([...input.files]));
  input.click();
}

startTheme(byId("theme"));
byId("imports-open").addEventListener("click", imports.open);
byId("keys-open").addEventListener("click", help.open);
byId("home").addEventListener("click", (event) => {
  if (!event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    route.go({ page: "library", query: "", asset: null });
  }
});

await token.takeFromAddress();
followViews({ store, api });
const library = createLibrary(store, api, details, grid.atTop);
createEmpty({
  element: byId("empty"),
  grid: byId("grid"),
  store,
  route,
  copy,
  addImages: imports.open,
  chooseFiles,
  retry: library.reload,
});
createFresh({ button: byId("fresh"), store, show: () => void library.reload().then(grid.toTop) });
const server = followServer({ store, api, grid, details, library });
createBanner({ element: byId("banner"), store, reconnect: server.reconnect });
createStackBar({
  element: byId("stack-bar"),
  store,
  stacks,
  stacking,
  targets: selection.targets,
  reload: () => void library.reload(),
});
const intoStack = (id = selection.targets()[0]) =>
  stacks.assets(id ? [id] : []).then(
    ([asset]) => (asset?.stackId ? route.go({ query: `stack:${asset.stackId}` }) : asset && say("This image is in no stack")),
    (problem) => say(problem.message),
  );
const likeCurrent = () =>
  selection
    .targets()
    .slice(0, 1)
    .forEach((id) => route.go({ query: `like:${id}` }));
pageKeys({
  store,
  everywhere: {
    "/": searchBox.focus,
    "?": help.open,
    n: imports.open,
    ...pageOfKey,
  },
  library: {
    "+": tools.bigger,
    "=": tools.bigger,
    "-": tools.smaller,
    f: tools.toggleFacets,
    w: tools.toggleFill,
    r: library.reload,
    m: likeCurrent,
    e: culling.start,
    i: compareChosen,
    p: () => void intoStack(),
    K: () => void stacking.cover(selection.targets()),
    X: () => void stacking.takeOut(selection.targets()),
    M: () => void stacking.merge(selection.targets()),
    ...curationKeys(curation, dialogs, selection.targets),
  },
  work: { p: steering.toggle },
  collections: { "+": () => collectionsPage.open(), ArrowDown: collectionsPage.first },
  suggestions: { ArrowDown: suggestionsPage.first },
  campaigns: rendering.campaignKeys,
  review,
  sessions: sessions.keys,
  trash: trashPage.keys,
  undo: curation.undo,
  redo: curation.redo,
});
if (store.state.route.page === "library") {
  byId("grid").focus({ preventScroll: true });
}
