import { el, icon, iconButton } from "./dom.js";
import { steady } from "./steady.js";
import { count, counted } from "./words.js";

const SHOWN = 200;
const WORDS = {
  waiting: "waiting",
  imported: "added",
  duplicate: "known already",
  refused: "refused",
  failed: "failed",
};
const MARKS = { imported: "check", duplicate: "check", refused: "warning", failed: "warning" };

/** The list of uploads in the corner: progress of each, and why one was refused. */
export function createUploadsPanel({ element, open, clear, cancel }) {
  const title = el("h2", { role: "status" });
  const list = el("ul", {});
  const more = el("p", { class: "muted", hidden: true });
  const stop = el("button", { type: "button", class: "link", on: { click: cancel } }, "Cancel the rest");
  let order = [];
  const draw = steady(list, () => list.replaceChildren(...order.map((upload) => row(upload, open))));
  element.append(el("header", { class: "uploads-head" }, title, stop, iconButton("close", "Close", clear)), list, more);

  return (uploads) => {
    const left = uploads.filter(({ state }) => state === "waiting" || state === "sending").length;
    const bad = uploads.filter(({ state }) => state === "refused" || state === "failed").length;
    element.hidden = uploads.length === 0;
    stop.hidden = left === 0;
    title.textContent =
      left > 0
        ? `Uploading ${count(uploads.length - left + 1)} of ${counted(uploads.length, "file")}`
        : ended(uploads.length, bad);
    // The unhappy first, then the latest: nobody scrolls through a thousand that went well.
    order = [...uploads].sort((a, b) => rank(a) - rank(b)).slice(0, SHOWN);
    draw();
    more.hidden = uploads.length <= SHOWN;
    more.textContent = `and ${count(uploads.length - SHOWN)} more`;
  };
}

function ended(all, bad) {
  return bad === 0 ? `${counted(all, "file")} uploaded` : `${counted(bad, "file")} of ${count(all)} could not be added`;
}

const RANKS = { sending: 0, refused: 1, failed: 1, waiting: 2, imported: 3, duplicate: 3 };
const rank = ({ state }) => RANKS[state];

function row({ name, state, share, reason, id }, open) {
  const words = state === "sending" ? `${Math.round(share * 100)} %` : WORDS[state];
  const bad = state === "refused" || state === "failed";
  const label = id
    ? el("button", { type: "button", class: "link cut", on: { click: () => open(id) } }, name)
    : el("span", { class: "cut" }, name);
  return el(
    "li",
    { class: "upload " + state, title: name },
    el(
      "div",
      { class: "upload-line" },
      MARKS[state] && icon(MARKS[state], bad ? "icon small danger" : "icon small good"),
      label,
      el("span", { class: "upload-state numbers muted" }, words),
    ),
    reason && el("p", { class: bad ? "upload-reason danger" : "upload-reason muted" }, reason),
    state === "sending" && el("progress", { value: String(share), max: "1" }),
  );
}
