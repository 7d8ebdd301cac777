import { differences } from "./compare-differences.js";
import { createPane } from "./compare-pane.js";
import { createLinkedZoom } from "./compare-zoom.js";
import { dialogKeys } from "./dialog-keys.js";
import { el, icon, iconButton } from "./dom.js";
import { turning } from "./page-keys.js";
import { createSequence } from "./sequence.js";
import { verdictKeys } from "./verdict-keys.js";
import { flash } from "./verdict-marks.js";

const MOST = 4;
const NOBODY = { judged() {}, closed() {} };

/**
 * Two to four images side by side: zoomed and moved in step, judged with the keys of culling.
 *
 * @param {{dialog: HTMLDialogElement, details: import("./details.js").Details, veil: any, curation: any, say: any}} parts
 */
export function createComparison({ dialog, details, veil, curation, say }) {
  /** What is compared now, so that images which come late are not shown for others. @type {object | null} */
  let opened = null;
  let panes = [];
  let active = 0;
  let listener = NOBODY;
  /** Keys wait for the images, and for what those before them led to. */
  const sequence = createSequence((problem) => {
    say(problem.message);
    if (panes.length === 0) {
      close();
    }
  });
  const zoom = createLinkedZoom();
  const verdicts = verdictKeys(curation);
  const place = el("span", { class: "cull-place numbers", role: "status" });
  const row = el("div", { class: "compare-row", role: "listbox", "aria-label": "Compared images", tabindex: "0" });
  const keep = el(
    "button",
    { type: "button", class: "plain", title: "Keep this, reject the others (K)", "aria-keyshortcuts": "K", on: { click: () => sequence.take(keepThis) } },
    icon("check"),
    el("span", { class: "bar-label" }, "Keep this, reject the others"),
  );
  const hint = (key, what) => el("span", {}, el("kbd", {}, key), " ", what);
  dialog.append(
    el(
      "div",
      { class: "cull-bar" },
      iconButton("close", "Leave", close, { key: "Esc" }),
      place,
      el("span", { class: "cull-gap" }),
      keep,
    ),
    row,
    el(
      "p",
      { class: "cull-hints", "aria-hidden": "true" },
      hint("← →", "choose"),
      hint("K", "keep this, reject the others"),
      hint("S", "star"),
      hint("X", "reject"),
      hint("1–5", "rate"),
      hint("F", "one to one"),
      hint("+ -", "zoom"),
      hint("U", "undo"),
    ),
  );

  const keys = {
    ArrowLeft: () => choose(active - 1),
    ArrowRight: () => choose(active + 1),
    Home: () => choose(0),
    End: () => choose(panes.length - 1),
    Escape: close,
    k: keepThis,
    u: () => curation.undo(),
    f: zoom.toggle,
    "+": zoom.in,
    "=": zoom.in,
    "-": zoom.out,
  };
  dialogKeys(dialog, () => row, press);
  // See culling: the key is taken here, and this is for other ways out.
  dialog.addEventListener("close", () => !dialog.open && close());

  function press(event) {
    const act = actOf(event);
    if (act) {
      event.preventDefault();
      sequence.take(act);
    }
  }

  function actOf(event) {
    const way = turning(event);
    if (way) {
      return () => curation[way]();
    }
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return null;
    }
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    return keys[key] ?? (verdicts[key] && (() => judge(verdicts[key])));
  }

  function choose(at) {
    active = Math.min(Math.max(0, at), panes.length - 1);
    panes.forEach((pane, i) => pane.activate(i === active));
    place.textContent = `${active + 1} of ${panes.length}`;
  }

  /** @returns {Promise<void> | void} when the image had to be asked for */
  function judge(verdict) {
    const pane = panes[active];
    const asset = details.get(pane.id);
    if (asset) {
      tell(pane, asset, verdict);
      return;
    }
    return details.all([pane.id]).then(([known]) => {
      if (known && panes.includes(pane)) {
        tell(pane, known, verdict);
      }
    });
  }

  function tell(pane, asset, verdict) {
    const { sign, say: told } = verdict(asset);
    listener.judged(asset.id);
    flash(pane.sign, sign);
    void told();
  }

  /** One act, so that one undo brings the others back. */
  function keepThis() {
    const kept = panes[active].id;
    const others = panes.map(({ id }) => id).filter((id) => id !== kept);
    others.forEach((id) => listener.judged(id));
    void curation.reject(others);
    close();
  }

  function close() {
    if (!opened) {
      return;
    }
    opened = null;
    const id = panes[active]?.id ?? null;
    const told = listener;
    panes = [];
    sequence.clear();
    listener = NOBODY;
    row.replaceChildren();
    details.want([], "compare");
    if (dialog.open) {
      dialog.close();
    }
    told.closed(id);
  }

  details.onArrival((ids) => {
    for (const pane of panes) {
      const asset = ids.includes(pane.id) && details.get(pane.id);
      if (asset) {
        pane.describe(asset);
      }
    }
  });

  return {
    /**
     * @param {string[]} ids two to four @param {string} [current] the one to begin with
     * @param {{judged: (id: string) => void, closed: (id: string | null) => void}} [heard]
     *     `closed` is told which image was the active one, null when there was none yet
     */
    async open(ids, current = ids[0], heard = NOBODY) {
      if (ids.length < 2 || ids.length > MOST) {
        say(`Choose two to ${MOST} images to compare`);
        return;
      }
      const mine = {};
      opened = mine;
      listener = heard;
      row.replaceChildren();
      place.textContent = "";
      dialog.showModal();
      row.focus();
      const fill = details.all(ids).then((assets) => opened === mine && show(assets, current));
      sequence.take(() => fill);
      await fill.catch(() => {}); // the sequence says it
    },

    /** Whether it takes the keys. */
    get isOpen() {
      return opened !== null;
    },

    /** A key that was pressed before it was open, and meant for it. @param {KeyboardEvent} event */
    press,
  };

  function show(assets, current) {
    if (assets.length === 0) {
      close();
      return;
    }
    panes = assets.map((asset, at) => createPane(asset, veil, () => choose(at)));
    const rows = differences(assets);
    panes.forEach((pane, at) => {
      pane.describe(assets[at]);
      pane.differ(rows[at]);
    });
    row.dataset.panes = String(panes.length);
    row.replaceChildren(...panes.map(({ node }) => node));
    details.want(
      assets.map(({ id }) => id),
      "compare",
    );
    zoom.begin(panes.map(({ view, frame, size }) => ({ pane: view, frame, size })));
    choose(Math.max(0, assets.findIndex(({ id }) => id === current)));
  }
}
