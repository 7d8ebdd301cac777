import { address } from "./api.js";
import { el } from "./dom.js";
import { signalText } from "./signal-words.js";
import { count, counted, date, spelled, when } from "./words.js";

const SIGNALS = 30;
const STRIP = 40;

/**
 * What the open asset stands among: its stack, its session, and what happened to it. Each comes when it has been read.
 *
 * @param {any} asset
 * @param {{open: (id: string) => void, search: (query: string) => void}} acts
 * @param {any} api
 * @param {AbortSignal} signal ends what is still being asked for
 * @returns {HTMLElement[]}
 */
export const companySections = (asset, acts, api, signal) => [
  ...(asset.stackId ? [later("panel-stack", (into) => stack(into, asset, acts, api, signal))] : []),
  ...(asset.sessionId ? [later("panel-session", (into) => session(into, asset, acts, api))] : []),
  later("panel-history", (into) => history(into, asset, api, signal)),
];

/** A section whose content comes when it is there; without it there is no section. */
function later(name, fill) {
  const into = el("section", { class: name, hidden: true });
  fill(into).then(
    () => (into.hidden = into.childElementCount === 0),
    () => {}, // a part that cannot be read is left out; the connection's state says why
  );
  return into;
}

async function stack(into, asset, { open, search }, api, signal) {
  const found = await api.stack(asset.stackId, signal);
  const members = found.members ?? [];
  into.append(
    el(
      "div",
      { class: "panel-head" },
      el("h3", {}, `Stack of ${count(members.length)}`),
      el("span", { class: "source" }, found.reason ? spelled(found.reason) : ""),
      el(
        "button",
        { type: "button", class: "link panel-head-acts", on: { click: () => search(`stack:${asset.stackId}`) } },
        "in the grid",
      ),
    ),
    el(
      "ul",
      { class: "strip" },
      ...members.slice(0, STRIP).map((id) => {
        const label = id === found.cover ? "The cover" : "Open";
        return el(
          "li",
          {},
          el(
            "button",
            {
              type: "button",
              class: id === found.cover ? "strip-item cover" : "strip-item",
              title: label,
              "aria-label": label,
              "aria-current": id === asset.id ? "true" : null,
              on: { click: () => open(id) },
            },
            el("img", { src: address.thumbnail(id), alt: "", loading: "lazy" }),
          ),
        );
      }),
    ),
  );
}

async function session(into, asset, { search }, api) {
  const query = `session:${asset.sessionId}`;
  const images = await api.count(query);
  into.append(
    el("h3", {}, "Session"),
    el(
      "p",
      {},
      "Made among ",
      el("button", { type: "button", class: "link", on: { click: () => search(query) } }, counted(images, "image")),
      " close in time, prompt and model.",
    ),
  );
}

async function history(into, asset, api, signal) {
  const signals = await api.signals(asset.id, SIGNALS, signal);
  if (signals.length === 0) {
    return;
  }
  into.append(
    el("h3", {}, "What happened"),
    el(
      "ul",
      { class: "history" },
      ...signals.map((one) =>
        el(
          "li",
          {},
          el("span", {}, signalText(one)),
          el("span", { class: "muted", title: `${date(one.at)}, by ${one.origin}` }, when(one.at)),
        ),
      ),
    ),
  );
}
