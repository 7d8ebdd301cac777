import { address } from "./api.js";
import { el, iconButton } from "./dom.js";
import { pause, title } from "./session-words.js";
import { count } from "./words.js";

const PAGE = 2_000;
const MOST = 10_000;
/** A pause so many times as long as the usual one is shown as a gap. */
const NOTABLE = 4;
const SHORTEST_GAP_MS = 60_000;

/**
 * The dialog in which a session is cut in two: its images in the order of time, with the pauses between them.
 *
 * @param {{dialog: HTMLDialogElement, api: any, say: (message: string) => void,
 *     split: (session: any, assets: string[]) => Promise<void>}} parts
 */
export function createSessionSplit({ dialog, api, say, split }) {
  let session = null;
  let members = [];
  let cut = 1;
  let running = new AbortController();

  const heading = el("h2", { class: "cut" });
  const told = el("p", { class: "split-told", role: "status" });
  const list = el("ol", { class: "split-images", tabindex: "0", "aria-label": "Images in the order of their creation" });
  const act = el("button", { type: "button", class: "primary", on: { click: () => void done() } }, "Split here");
  dialog.append(
    el("header", { class: "sheet-head" }, heading, iconButton("close", "Close", () => dialog.close(), { key: "Esc" })),
    el(
      "p",
      { class: "split-hint muted" },
      "Click the first image of the new session, or move the cut: ",
      el("kbd", {}, "←"),
      " ",
      el("kbd", {}, "→"),
      " by one, ",
      el("kbd", {}, "↑"),
      " ",
      el("kbd", {}, "↓"),
      " from pause to pause.",
    ),
    list,
    el("footer", { class: "split-foot" }, told, act),
  );

  async function open(wanted) {
    session = wanted;
    members = [];
    running.abort();
    running = new AbortController();
    heading.textContent = `Split: ${title(session)}`;
    told.textContent = "Reading…";
    act.disabled = true;
    list.replaceChildren();
    dialog.showModal();
    try {
      await read(running.signal);
    } catch (problem) {
      if (problem.name !== "AbortError") {
        told.textContent = problem.message;
      }
      return;
    }
    if (members.length < 2) {
      told.textContent = "A session of one image cannot be split.";
      return;
    }
    const pauses = members.map(({ at }, i) => (i === 0 ? 0 : Date.parse(at) - Date.parse(members[i - 1].at)));
    const usual = [...pauses].sort((a, b) => a - b)[Math.floor(pauses.length / 2)];
    const gap = (ms) => ms >= SHORTEST_GAP_MS && ms >= NOTABLE * usual;
    members.forEach((member, i) => {
      member.gap = gap(pauses[i]) ? pauses[i] : 0;
    });
    list.replaceChildren(...members.map(item));
    act.disabled = false;
    moveTo(pauses.indexOf(Math.max(...pauses.slice(1)), 1));
    list.focus({ preventScroll: true });
  }

  async function read(signal) {
    let page;
    do {
      page = (await api.one(session.id, members.at(-1)?.id ?? null, PAGE, signal)).members;
      members.push(...page);
    } while (page.length === PAGE && members.length < MOST);
  }

  const item = (member, i) =>
    el(
      "li",
      {
        class: member.gap ? "split-image after-gap" : "split-image",
        data: { gap: member.gap ? pause(member.gap) : "" },
        on: { click: () => moveTo(Math.max(1, i)), dblclick: () => void done() },
      },
      el("img", { src: address.thumbnail(member.id), alt: "", loading: "lazy" }),
    );

  /** @param {number} to the first image of the new session */
  function moveTo(to) {
    cut = Math.min(Math.max(1, to), members.length - 1);
    [...list.children].forEach((node, i) => {
      node.classList.toggle("goes", i >= cut);
      node.classList.toggle("cut-here", i === cut);
    });
    list.children[cut].scrollIntoView({ block: "nearest" });
    told.textContent = [
      cut === 1 ? "1 image stays" : `${count(cut)} images stay`,
      members.length - cut === 1 ? "1 goes into a new session" : `${count(members.length - cut)} go into a new session`,
    ].join(", ");
  }

  function toGap(step) {
    for (let i = cut + step; i > 0 && i < members.length; i += step) {
      if (members[i].gap) {
        return moveTo(i);
      }
    }
  }

  async function done() {
    if (act.disabled) {
      return;
    }
    act.disabled = true;
    try {
      await split(
        session,
        members.slice(cut).map(({ id }) => id),
      );
      dialog.close();
    } catch (problem) {
      act.disabled = false;
      say(problem.message);
    }
  }

  dialog.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || act.disabled) {
      return;
    }
    const move = {
      ArrowLeft: () => moveTo(cut - 1),
      ArrowRight: () => moveTo(cut + 1),
      ArrowUp: () => toGap(-1),
      ArrowDown: () => toGap(1),
      Home: () => moveTo(1),
      End: () => moveTo(members.length - 1),
      Enter: event.target.closest("button") ? null : () => void done(),
    }[event.key];
    if (move) {
      event.preventDefault();
      move();
    }
  });
  dialog.addEventListener("close", () => {
    running.abort();
    list.replaceChildren();
  });
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());

  return { open: (wanted) => void open(wanted) };
}
