import { address } from "./api.js";
import { el, setAttribute } from "./dom.js";

/** The look-alikes of the present image, one below the other. @param {{api: any, go: (at: number) => void}} parts */
export function createStackColumn({ api, go }) {
  const list = el("div", { class: "cull-stack-list" });
  const head = el("p", { class: "cull-stack-head numbers" });
  const node = el("div", { class: "cull-stack", role: "group", "aria-label": "Its stack", hidden: true }, head, list);
  /** @type {Map<string, Promise<string[]>>} */
  const known = new Map();

  /** @param {any} asset @returns {Promise<string[]>} its look-alikes and itself, or nothing */
  function members(asset) {
    if (!asset?.stackId) {
      return Promise.resolve([]);
    }
    if (!known.has(asset.stackId)) {
      const asked = api.stack(asset.stackId).then((stack) => stack.members.map((one) => one.id ?? one));
      known.set(asset.stackId, asked.catch(() => []));
    }
    return known.get(asset.stackId);
  }

  return {
    node,
    members,
    forget: () => known.clear(),
    /** @param {string[]} ids @param {string} current @param {(id: string) => any} describe */
    show(ids, current, describe) {
      node.hidden = ids.length < 2;
      head.textContent = node.hidden ? "" : `${ids.indexOf(current) + 1} / ${ids.length}`;
      list.replaceChildren(
        ...ids.map((id, at) => {
          const image = el("img", { alt: "", draggable: "false" });
          image.src = address.thumbnail(id);
          const asset = describe(id);
          const frame = el(
            "button",
            { type: "button", class: "stack-frame", tabindex: "-1", "aria-label": asset?.name ?? `Look-alike ${at + 1}`, on: { click: () => go(at) } },
            image,
          );
          frame.classList.toggle("rejected", Boolean(asset?.trashed));
          setAttribute(frame, "aria-current", id === current ? "true" : null);
          return frame;
        }),
      );
      list.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
    },
  };
}
