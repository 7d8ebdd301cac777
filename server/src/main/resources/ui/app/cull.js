import { el, icon, iconButton, setAttribute } from "./dom.js";
import { createCullHelp, hints } from "./cull-help.js";
import { cullKeys } from "./cull-keys.js";
import { createSession } from "./cull-session.js";
import { createStackColumn } from "./cull-stack.js";
import { createStrip } from "./cull-strip.js";
import { createSequence } from "./sequence.js";
import { preferences } from "./preferences.js";
import { verdictKeys } from "./verdict-keys.js";
import { flash, verdictMarks, verdictWords } from "./verdict-marks.js";
import { createStage } from "./viewer-stage.js";
import { count, percent } from "./words.js";

const AHEAD = 4;
const MOST_COMPARED = 4;

/**
 * Culling: one image large, the film strip below, one key for each verdict. What a key says is shown at once and recorded
 * behind; what is rejected stays in the strip, grey, until culling is left.
 *
 * @param {{dialog: HTMLDialogElement, store: any, api: any, details: import("./details.js").Details, route: any, grid: any,
 *     veil: any, curation: any, compare: any, library: () => any, say: any}} parts
 */
export function createCulling({ dialog, store, api, details, route, grid, veil, curation, compare, library, say }) {
  let session = null;
  let shown = null;
  let advancing = preferences.get("cull.advance", true);
  const verdicts = verdictKeys(curation);
  /** What a key means depends on what the ones before it led to, and that may have to be asked for. */
  const sequence = createSequence((problem) => say(problem.message));

  const place = el("span", { class: "cull-place numbers", role: "status" });
  const scale = el("span", { class: "cull-scale numbers" });
  const stage = createStage({ veil, say, scaled: (share) => (scale.textContent = percent(share)) });
  const marks = el("div", { class: "cull-marks" });
  const sign = el("div", { class: "cull-sign", "aria-hidden": "true" });
  const spoken = el("p", { class: "visually-hidden", role: "status" });
  const strip = createStrip((index) => {
    sequence.take(() => moved(session.goTo(index)));
    stage.node.focus(); // else the space bar would click this frame again
  });
  const column = createStackColumn({ api, go: (at) => sequence.take(() => inStack((from) => at - from)) });
  const help = createCullHelp();
  /** For those who have no keys at hand. */
  const button = (symbol, label, verdict, key) =>
    iconButton(
      symbol,
      label,
      () => {
        sequence.take(() => judge(verdicts[verdict]));
        stage.node.focus();
      },
      { key },
    );
  const advance = el(
    "button",
    { type: "button", class: "ghost", title: "Move on by itself after a verdict (A)", "aria-keyshortcuts": "A", on: { click: toggleAdvance } },
    icon("play"),
    el("span", { class: "bar-label" }, "Move on"),
  );
  const content = [
    el(
      "div",
      { class: "cull-bar" },
      iconButton("close", "Leave", leave, { key: "Esc" }),
      place,
      scale,
      el("span", { class: "cull-gap" }),
      button("star", "Star", "s", "S"),
      button("trash", "Reject", "x", "X"),
      advance,
      iconButton("compare", "Compare", () => sequence.take(startComparing), { key: "C" }),
      iconButton("help", "Keys", () => help.toggle(), { key: "?" }),
    ),
    el("div", { class: "cull-middle" }, el("div", { class: "cull-stage" }, stage.node, sign, marks, help.node), column.node),
    strip.node,
    hints(),
    spoken,
  ];
  showAdvance();

  cullKeys(dialog, stage.node, {
    open: () => session !== null,
    // What was pressed while a comparison was on its way is meant for it.
    take: (act, event) => sequence.take(() => (compare.isOpen ? compare.press(event) : act())),
    next: () => moved(session.next()),
    previous: () => moved(session.previous()),
    by: (images) => moved(session.goTo(session.index + images)),
    first: () => moved(session.first()),
    last: () => moved(session.last()),
    inStack: (by) => inStack(() => by),
    undo: () => turn(curation.undo),
    redo: () => turn(curation.redo),
    zoom: stage.zoom,
    compare: startComparing,
    toggleAdvance,
    help: () => help.toggle(),
    escape: () => (help.shown ? help.toggle(false) : leave()),
    verdict: (key) => verdicts[key] && (() => judge(verdicts[key])),
  });
  // A browser closes a dialog by itself when Escape was refused once before, so that the key is taken here.
  dialog.addEventListener("close", () => session && leave());
  new ResizeObserver(() => session && strip.show()).observe(dialog);

  function toggleAdvance() {
    advancing = !advancing;
    preferences.set("cull.advance", advancing);
    showAdvance();
  }

  function showAdvance() {
    setAttribute(advance, "aria-pressed", String(advancing));
  }

  /** Says something of the image that is shown, and goes on. @returns {Promise<void> | void} when it had to be asked for */
  function judge(verdict) {
    const { id } = session;
    const asset = details.get(id);
    if (asset) {
      tell(asset, verdict);
      return;
    }
    return details.all([id]).then(([known]) => {
      if (known && session?.id === id) {
        tell(known, verdict);
      }
    });
  }

  /** The picture changes at once; the server is told behind. */
  function tell(asset, verdict) {
    const { sign: drawn, clears, say: told } = verdict(asset);
    session.remember();
    flash(sign, drawn);
    void told();
    if (advancing && !clears) {
      moved(session.advance());
    }
  }

  /** @param {() => Promise<{assets: string[]} | null>} way */
  async function turn(way) {
    const turned = await way();
    const back = turned?.assets.find((id) => session?.returnTo(id));
    if (back) {
      shown = null;
      show();
    }
  }

  /** @param {(from: number) => number} by how far, from where one is in the stack */
  async function inStack(by) {
    const { id } = session;
    const [asset] = await details.all([id]);
    const members = await column.members(asset);
    if (session?.id === id) {
      moved(session.inStack(members, by(members.indexOf(id))));
    }
  }

  function moved(did) {
    if (did) {
      show();
    }
  }

  function show() {
    const { id } = session;
    const seen = strip.show();
    progress();
    store.set({ culled: id });
    details.want([id, ...seen], "cull");
    const asset = details.get(id);
    if (asset) {
      present(asset);
    } else {
      void details.all([id]).then(([known]) => known && session?.id === id && present(known), (problem) => say(problem.message));
    }
    void expect();
  }

  function present(asset) {
    if (shown !== asset.id) {
      shown = asset.id;
      stage.show(asset);
      dialog.setAttribute("aria-label", `Culling: ${asset.name}`);
    }
    describe(asset);
    void column.members(asset).then((members) => {
      if (session?.id === asset.id) {
        column.show(members, asset.id, (one) => details.get(one));
      }
    });
  }

  function describe(asset) {
    stage.describe(asset);
    marks.replaceChildren(...verdictMarks(asset));
    spoken.textContent = `${asset.name}: ${verdictWords(asset)}`;
    dialog.classList.toggle("on-rejected", Boolean(asset.trashed));
  }

  function progress() {
    const { kept, rejected } = session.counts();
    place.textContent =
      `${count(session.index + 1)} of ${count(session.list.length)}` +
      (kept + rejected > 0 ? `, ${count(kept)} kept, ${count(rejected)} rejected` : "");
  }

  /** What comes next is there before it is asked for. */
  async function expect() {
    const { index, list } = session;
    const around = [];
    for (let by = 1; by <= AHEAD; by++) {
      around.push(index + by);
    }
    around.push(index - 1);
    const ids = around.filter((at) => at >= 0 && at < list.length).map((at) => list.id(at));
    try {
      const assets = await details.all(ids);
      if (session?.index === index) {
        stage.picture.expect(assets);
      }
    } catch {
      // It is asked for again when it is shown.
    }
  }

  details.onArrival((ids) => {
    if (!session) {
      return;
    }
    ids.forEach((id) => details.get(id) && session.note(details.get(id)));
    progress();
    strip.describe();
    const asset = ids.includes(session.id) ? details.get(session.id) : null;
    if (asset && shown === asset.id) {
      describe(asset);
    }
  });

  async function startComparing() {
    const { id } = session;
    const [asset] = await details.all([id]);
    const members = await column.members(asset);
    if (session?.id !== id) {
      return;
    }
    const ids = members.length > 1 ? around(members, members.indexOf(id)) : neighbours();
    if (ids.length > 1) {
      void compare.open(ids, id, {
        judged: (one) => session.rememberOther(one),
        closed: (one) => {
          if (one && session.returnTo(one)) {
            show();
          }
          stage.node.focus();
        },
      });
    } else {
      say("There is nothing to compare it with");
    }
  }

  const around = (ids, at) => {
    const from = Math.max(0, Math.min(at, ids.length - MOST_COMPARED));
    return ids.slice(from, from + MOST_COMPARED);
  };

  /** The present one and the next; at the end, the one before. */
  function neighbours() {
    const { index, list } = session;
    const from = Math.max(0, Math.min(index, list.length - 2));
    return [from, from + 1].filter((at) => at < list.length).map((at) => list.id(at));
  }

  function leave() {
    const { id, moved: anything } = session;
    session = null;
    shown = null;
    sequence.clear();
    stage.picture.clear();
    column.forget();
    details.want([], "cull");
    store.set({ culled: null });
    help.toggle(false);
    if (dialog.open) {
      dialog.close();
    }
    dialog.replaceChildren();
    back(id);
    if (anything) {
      void library().reload();
    }
  }

  /** To where one came from, at the image that one has got to. */
  function back(id) {
    if (store.state.route.asset) {
      route.go({ asset: id }, { replace: true });
      return;
    }
    const at = store.state.library.order.indexOf(id, store.state.current);
    if (at >= 0) {
      grid.focus(at);
    }
    document.getElementById("grid").focus({ preventScroll: true });
  }

  return {
    /** Begins with the image that is open or current, among those chosen if several are, else among all that was found. */
    start() {
      const { library: found, selected, current, route: at } = store.state;
      const chosen = !at.asset && selected.size > 1 ? [...selected] : null;
      const list = chosen ? listOf(chosen) : found.order;
      if (list.length === 0) {
        return;
      }
      const begin = at.asset ? list.indexOf(at.asset) : chosen ? 0 : current;
      session = createSession(at.asset && begin < 0 ? listOf([at.asset]) : list, Math.max(0, begin));
      strip.begin(session, (id) => details.get(id));
      dialog.replaceChildren(...content); // only while it is shown: the viewer has a stage, too
      dialog.showModal();
      stage.node.focus();
      show();
    },
  };
}

const listOf = (ids) => ({ length: ids.length, id: (index) => ids[index], indexOf: (id) => ids.indexOf(id) });
