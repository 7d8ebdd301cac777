import { address } from "./api.js";
import { el, iconButton } from "./dom.js";
import { count, sentence } from "./words.js";

/** What of an image says that its stack is another than before, for example when something was taken back. */
const standing = ({ stackId, cover, stackSize }) => [stackId, cover, stackSize].join();

/**
 * The stack of the open image, in a strip under it while it is wanted: members are walked, one is made the cover, others
 * are taken out.
 *
 * @param {{stacks: any, stacking: any, open: (id: string) => void, inGrid: (stack: string) => void,
 *     changed: (shown: boolean) => void}} parts
 */
export function createStackStrip({ stacks, stacking, open, inGrid, changed }) {
  /** The open image, and what is known of it. @type {string | null} */
  let id = null;
  let asset = null;
  let stack = null;
  let shown = false;
  let running = new AbortController();
  let loading = Promise.resolve();
  const title = el("h2", {}, "Its stack");
  const told = el("span", { class: "muted", role: "status" });
  const list = el("ul", { class: "strip similar-items" });
  const button = (label, key, act) =>
    el("button", { type: "button", class: "plain small", title: `${label} (${key})`, on: { click: act } }, label);
  const cover = button("Make it the cover", "K", () => acts.cover());
  const out = button("Take it out", "X", () => void acts.takeOut());
  const grid = button("In the grid", "Shift+B", () => inGrid(stack.id));
  const node = el(
    "section",
    { class: "similar stack-strip", "aria-label": "Its stack", hidden: true },
    el(
      "div",
      { class: "similar-head" },
      title,
      told,
      cover,
      out,
      grid,
      iconButton("close", "Close the strip", () => show(false), { key: "B", class: "ghost small" }),
    ),
    list,
  );

  function load() {
    loading = read();
  }

  /** What a key means depends on the stack, which may be on its way. */
  async function loaded() {
    for (let last = null; last !== loading; ) {
      last = loading;
      await last;
    }
  }

  async function read() {
    running.abort();
    running = new AbortController();
    const { signal } = running;
    try {
      const [known] = asset ? [asset] : id ? await stacks.assets([id]) : [];
      const found = known?.stackId ? await stacks.stack(known.stackId, signal) : null;
      signal.throwIfAborted();
      fill(found);
    } catch (problem) {
      if (problem.name !== "AbortError") {
        fill(null);
        told.textContent = problem.message;
      }
    }
  }

  function fill(found) {
    stack = found;
    title.textContent = found ? `Stack of ${count(found.members.length)}` : "Its stack";
    told.textContent = found ? `Cover: ${sentence(found.reason)}` : "It is in no stack";
    [cover, out, grid].forEach((one) => (one.hidden = !found));
    list.replaceChildren(...(found ? found.items.map(item) : []));
    mark();
  }

  function item(member) {
    const isCover = member.id === stack.cover;
    const label = [member.name, isCover && "the cover", member.trashed && "in the trash"].filter(Boolean).join(", ");
    const name = ["strip-item", isCover && "cover", member.trashed && "trashed"].filter(Boolean).join(" ");
    return el(
      "li",
      {},
      el(
        "button",
        {
          type: "button",
          class: name,
          title: label,
          "aria-label": label,
          data: { id: member.id },
          on: { click: () => open(member.id) },
        },
        el("img", { src: address.thumbnail(member.id), alt: "", loading: "lazy" }),
      ),
    );
  }

  /** Where in the strip the open image stands. */
  function mark() {
    for (const one of list.querySelectorAll(".strip-item")) {
      const on = one.dataset.id === id;
      one.toggleAttribute("aria-current", on);
      if (on) {
        one.setAttribute("aria-current", "true");
        one.scrollIntoView({ block: "nearest", inline: "nearest" });
      }
    }
    const chosen = stack?.cover === id && stack?.reason === "chosen by you";
    cover.textContent = chosen ? "Leave the cover to the rules" : "Make it the cover";
  }

  function show(on) {
    shown = on;
    node.hidden = !on;
    changed(on);
    if (on) {
      load();
    } else {
      running.abort();
    }
  }

  /** The strip comes first, so that one sees what the stack is before it is changed. */
  const seen = (act) => () => (shown ? act() : show(true));
  stacking.onChange((ids) => shown && asset && ids.includes(asset.id) && load());

  const acts = {
    cover: seen(() => id && void stacking.cover([id])),
    /** The next member is opened, so that one goes on in the stack. */
    takeOut: seen(async () => {
      const out = id;
      await loaded();
      if (!out || out !== id) {
        return;
      }
      const next = beside(1) ?? beside(-1);
      if ((await stacking.takeOut([out])) && next && out === id) {
        open(next);
      }
    }),
    inGrid: () => asset?.stackId && inGrid(asset.stackId),
    async step(by) {
      await loaded();
      const next = beside(by);
      if (next) {
        open(next);
      }
    },
  };

  function beside(by) {
    const members = stack?.members ?? [];
    const at = members.indexOf(id);
    return at < 0 ? undefined : members[at + by];
  }

  return {
    node,
    toggle: () => show(!shown),
    ...acts,
    previous: seen(() => void acts.step(-1)),
    next: seen(() => void acts.step(1)),
    /** Another image is open, or none; what is known of it follows. @param {string | null} now */
    at(now) {
      id = now;
      asset = null;
      mark();
    },
    /** @param {any} opened the image that is open */
    follow(opened) {
      const changed = asset?.id === opened.id && standing(opened) !== standing(asset);
      const sameStack = !changed && stack?.id === opened.stackId && stack.members.includes(opened.id);
      asset = opened;
      if (shown) {
        if (sameStack) {
          mark();
        } else {
          load();
        }
      }
    },
  };
}
