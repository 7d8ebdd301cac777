import { address } from "./api.js";
import { distilApi } from "./api-distil.js";
import { createDistilForm } from "./distil-form.js";
import { distilKeys } from "./distil-keys.js";
import { createDistilSave } from "./distil-save.js";
import { createDistilSheet } from "./distil-sheet.js";
import { partWords, shortfall, summary } from "./distil-words.js";
import { el, icon } from "./dom.js";
import { counted, percent } from "./words.js";

const SLOW_MS = 300;

/**
 * The page that chooses a few of many images that are good and different.
 *
 * @param {{page: HTMLElement, store: any, api: any, route: any, veil: any, say: any}} parts
 */
export function createDistilPage({ page, store, api, route, veil, say }) {
  const server = distilApi(api);
  const pins = new Set();
  const excludes = new Set();
  let answer = null;
  let asked = null;
  let running = 0;

  const isShown = () => store.state.route.page === "distil";
  const open = (id) => route.go({ asset: id });
  const form = createDistilForm({ submit: () => void again(), changed: tell });
  const sheet = createDistilSheet({ veil, open, pin, exclude, swap });
  const saving = createDistilSave({ api, save });
  const status = el("p", { class: "distil-status", role: "status" });
  const head = el("div", { class: "distil-head" });
  const left = el("div", { class: "distil-left" });
  const teach = el(
    "div",
    { class: "desk-teach" },
    icon("mark", "icon empty-mark"),
    el("h2", {}, "A few of many, good and different"),
    el(
      "p",
      {},
      "Say what to choose from and how many you want. You get the ones that matter most and still cover all the rest, each with its reason. Pin what must be in, exclude what must not, and choose again.",
    ),
    el("p", { class: "muted" }, "Nothing is changed until you save them as a collection."),
  );
  page.append(
    el(
      "div",
      { class: "desk-inside distil" },
      el("h1", {}, "Distil"),
      form.node,
      status,
      head,
      left,
      sheet.node,
      saving.node,
      teach,
    ),
  );
  distilKeys({ isShown, sheet, again: () => void again(), pin, exclude, swap, open });

  const wish = () => ({ query: form.query(), count: form.count(), pins: [...pins], excludes: [...excludes] });

  async function again() {
    const turn = ++running;
    const now = wish();
    const focused = document.activeElement;
    form.show("Choosing…", true);
    page.setAttribute("aria-busy", "true");
    const slow = setTimeout(() => void tellSlow(turn, now.query), SLOW_MS);
    try {
      const got = await server.distil(now);
      if (turn === running) {
        const left = ![focused, document.body].includes(document.activeElement) || form.query() !== now.query;
        answer = got;
        asked = now;
        status.textContent = "";
        show();
        if (!left) {
          sheet.first(); // else somebody is at something else already, perhaps typing
        }
      }
    } catch (problem) {
      if (turn === running) {
        asked = now;
        status.textContent = problem.message;
        status.classList.add("danger");
      }
    } finally {
      clearTimeout(slow);
      if (turn === running) {
        running++;
        page.removeAttribute("aria-busy");
        tell();
      }
    }
  }

  async function tellSlow(turn, query) {
    status.classList.remove("danger");
    status.textContent = "Comparing the images…";
    const among = await api.count(query).catch(() => null);
    if (among !== null && turn === running) {
      status.textContent = `Comparing ${counted(among, "image")}…`;
    }
  }

  /** What the button will do. */
  function tell() {
    const changed = answer && JSON.stringify(asked) !== JSON.stringify(wish());
    form.show(answer ? "Again" : "Distil", false);
    page.classList.toggle("distil-changed", Boolean(changed));
    if (changed) {
      status.classList.remove("danger");
      status.textContent = "Press Enter to choose again with this.";
    } else if (!status.classList.contains("danger")) {
      status.textContent = "";
    }
  }

  function show() {
    status.classList.remove("danger");
    teach.hidden = true;
    saving.node.hidden = false;
    const { chosen, bound } = summary(answer);
    head.replaceChildren(
      el("p", { class: "distil-bound" }, el("strong", {}, bound), el("span", { class: "muted" }, chosen)),
      el(
        "dl",
        { class: "distil-parts" },
        ...partWords(answer.objectiveParts).map(([name, share, title]) =>
          el("div", { title }, el("dt", {}, name), el("dd", { class: "numbers" }, percent(share))),
        ),
      ),
      ...shortfall(answer, asked.count).map((text) => el("p", { class: "distil-short muted" }, text)),
    );
    sheet.show(answer.items, pins, excludes);
    showLeft();
  }

  /** What was excluded before and is not on the sheet any more can be let in again. */
  function showLeft() {
    const shown = new Set(answer?.items.map(({ asset }) => asset.id));
    const gone = [...excludes].filter((id) => !shown.has(id));
    left.hidden = gone.length === 0;
    left.replaceChildren(
      el("span", { class: "muted" }, "Excluded:"),
      ...gone.map((id) =>
        el(
          "button",
          {
            type: "button",
            class: "distil-out",
            title: "Let it in again",
            "aria-label": "Let it in again",
            on: { click: () => exclude(id) },
          },
          el("img", { src: address.thumbnail(id), alt: "", loading: "lazy" }),
        ),
      ),
    );
  }

  function turn(set, other, id) {
    if (!set.delete(id)) {
      set.add(id);
      other.delete(id);
    }
    refresh();
  }

  function pin(id) {
    turn(pins, excludes, id);
  }

  function exclude(id) {
    turn(excludes, pins, id);
  }

  /** The other one in the place of this one, at once: the rest is chosen again with it. @param {any} item */
  function swap({ asset, nearest }) {
    pins.delete(asset.id);
    excludes.add(asset.id);
    excludes.delete(nearest.asset.id);
    pins.add(nearest.asset.id);
    void again();
  }

  function refresh() {
    if (answer) {
      sheet.show(answer.items, pins, excludes);
      showLeft();
    }
    tell();
  }

  /** Exactly what is shown, even if the library has changed since. @param {string} name */
  async function save(name) {
    const ids = answer.items.map(({ asset }) => asset.id).filter((id) => !excludes.has(id));
    if (ids.length === 0) {
      throw new Error("Everything here is excluded.");
    }
    const { collection } = await server.distil({ query: asked.query, count: ids.length, pins: ids, excludes: [], name });
    const { added, existed } = collection;
    const words = existed ? `${counted(added, "image")} joined “${name}”` : `${counted(added, "image")} in “${name}”`;
    const undo = async () => say((await server.undo()).act ? `“${name}” taken back` : "There is nothing to undo");
    say(added === 0 ? `All were in “${name}” already` : words, added > 0 ? { label: "Undo", run: () => void undo() } : undefined);
    void saving.read();
  }

  saving.node.hidden = true;
  left.hidden = true;
  store.watch(
    (state) => state.route,
    (now, before) => {
      if (isShown() && before?.page !== "distil") {
        void saving.read();
        if (!answer || now.query !== (asked?.query ?? "")) {
          form.ask(now.query);
          tell();
        }
        queueMicrotask(form.focus);
      }
    },
  );
}
