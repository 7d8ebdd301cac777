// The wiring: what the page is made of, and who knows whom.

import { createActsApi } from "./api-acts.js";
import { createApi } from "./api.js";
import { createStacksApi } from "./api-stacks.js";
import { createAttention } from "./attention.js";
import { createBanner } from "./banner.js";
import { createComparison } from "./compare.js";
import { copy as copyText } from "./copy.js";
import { createCulling } from "./cull.js";
import { createCuration } from "./curation.js";
import { createCurationDialogs } from "./curation-dialogs.js";
import { curationKeys } from "./curation-keys.js";
import { createCurationPages } from "./curation-pages.js";
import { Details } from "./details.js";
import { byId } from "./dom.js";
import { createEmpty } from "./empty.js";
import { createExportDialog } from "./export-dialog.js";
import { createFacets } from "./facets.js";
import { createFresh } from "./fresh.js";
import { createGrid } from "./grid.js";
import { createIntake } from "./intake.js";
import { createKeysHelp } from "./keys-help.js";
import { createLibrary, NO_LIBRARY } from "./library.js";
import { pageKeys } from "./page-keys.js";
import { preferences } from "./preferences.js";
import { createPages, makePages } from "./pages.js";
import { createProgress } from "./progress.js";
import { createRendering } from "./rendering.js";
import { createRoute } from "./route.js";
import { createSearchBox } from "./search-box.js";
import { createSelection } from "./selection.js";
import { createSelectionBar } from "./selection-bar.js";
import { followServer } from "./server-state.js";
import { createStackBar } from "./stack-bar.js";
import { createStacking } from "./stacking.js";
import { createStore } from "./store.js";
import { startTheme } from "./theme.js";
import { createToast } from "./toast.js";
import { createToken } from "./token.js";
import { createTools } from "./tools.js";
import { createVeil } from "./veil.js";
import { createViewer } from "./viewer.js";
import { followViews } from "./views.js";
import { createWorkPages } from "./work-pages.js";

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

const intake = createIntake({ store, api, route, say });
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
createProgress({ track: byId("progress"), text: byId("progress-text"), store, showImports: intake.openImports });
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
createPages({ store, route });
const workPages = createWorkPages({ store, api, details, route, say });
const curationPages = createCurationPages({ store, api, stacks, details, curation, veil, route, say });

startTheme(byId("theme"));
byId("imports-open").addEventListener("click", intake.openImports);
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
  addImages: intake.openImports,
  chooseFiles: intake.chooseFiles,
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
    n: intake.openImports,
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
  ...workPages.keys,
  ...curationPages.keys,
  campaigns: rendering.campaignKeys,
  undo: curation.undo,
  redo: curation.redo,
});
if (store.state.route.page === "library") {
  byId("grid").focus({ preventScroll: true });
}
