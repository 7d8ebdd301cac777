// The wiring: what the page is made of, and who knows whom.

import { createApi } from "./api.js";
import { createBanner } from "./banner.js";
import { copy as copyText } from "./copy.js";
import { Details } from "./details.js";
import { byId, el } from "./dom.js";
import { acceptDrops } from "./drop.js";
import { createEmpty } from "./empty.js";
import { createFacets } from "./facets.js";
import { createFresh } from "./fresh.js";
import { createGrid } from "./grid.js";
import { createImportsPanel } from "./imports-panel.js";
import { createKeysHelp } from "./keys-help.js";
import { createLibrary, NO_LIBRARY } from "./library.js";
import { pageKeys } from "./page-keys.js";
import { preferences } from "./preferences.js";
import { createProgress } from "./progress.js";
import { createRoute } from "./route.js";
import { createSearchBox } from "./search-box.js";
import { followServer } from "./server-state.js";
import { createStore } from "./store.js";
import { startTheme } from "./theme.js";
import { createToast } from "./toast.js";
import { createToken } from "./token.js";
import { createTools } from "./tools.js";
import { createUploads } from "./uploads.js";
import { createUploadsPanel } from "./uploads-panel.js";
import { createViewer } from "./viewer.js";

const store = createStore({
  route: { query: "", sort: "", asset: null },
  library: NO_LIBRARY,
  place: history.state?.place ?? null,
  current: 0,
  quick: false,
  fresh: 0,
  status: null,
  catalogTotal: null,
  catalogChanges: 0,
  picturesPending: 0,
  imports: new Map(),
  connection: "live",
  cellSize: preferences.get("grid.size", innerWidth > 720 ? 196 : 112),
  fill: preferences.get("grid.fill", true),
  facetsShown: preferences.get("facets.shown", innerWidth > 900),
});

const say = createToast(byId("toast"));
const copy = (text, what) => void copyText(text, what, say);
const api = createApi(() => token.ask());
const token = createToken({ dialog: byId("token"), api, admitted: () => location.reload() });
const route = createRoute(store);
const details = new Details(api);

const grid = createGrid({
  grid: byId("grid"),
  store,
  details,
  route,
  open(index, quick) {
    store.set({ quick });
    route.go({ asset: store.state.library.order.id(index) });
  },
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
createViewer({ dialog: byId("viewer"), store, api, details, route, grid, copy });

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
store.watch(
  (state) => state.route.query,
  (query) => (document.title = query ? `${query} – Sluice` : "Sluice"),
);
byId("imports-open").addEventListener("click", imports.open);
byId("keys-open").addEventListener("click", help.open);
byId("home").addEventListener("click", (event) => {
  if (!event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    route.go({ query: "", asset: null });
  }
});

await token.takeFromAddress();
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
pageKeys({
  search: searchBox.focus,
  help: help.open,
  bigger: tools.bigger,
  smaller: tools.smaller,
  toggleFacets: tools.toggleFacets,
  toggleFill: tools.toggleFill,
  addImages: imports.open,
  reload: library.reload,
});
byId("grid").focus({ preventScroll: true });
