import { el, icon, iconButton } from "./dom.js";
import { createChoiceField } from "./choice-field.js";
import { steady } from "./steady.js";
import { counted } from "./words.js";

/**
 * Asks for a tag or a collection for some images, and shows what they have.
 *
 * @param {{dialog: HTMLDialogElement, id: string, title: string, label: string, placeholder: string,
 *     names: () => Promise<{name: string, count?: number}[]>, held: (asset: any) => string[],
 *     details: import("./details.js").Details, give: (ids: string[], name: string) => void,
 *     take: (ids: string[], name: string) => void, extra?: Node, verb: string}} options
 * @returns {(ids: string[]) => Promise<void>}
 */
export function createChoiceDialog({
  dialog,
  id,
  title,
  label,
  placeholder,
  names,
  held,
  details,
  give,
  take,
  extra,
  verb,
}) {
  let ids = [];
  const heading = el("h2", { id: id + "-title" }, title);
  const chips = el("ul", { class: "chips", "aria-label": "Held now" });
  const field = createChoiceField({
    id: id + "-field",
    label,
    placeholder,
    chosen(name) {
      dialog.close();
      give(ids, name);
    },
  });
  dialog.setAttribute("aria-labelledby", heading.id);
  dialog.append(
    el(
      "header",
      { class: "choice-head" },
      heading,
      iconButton("close", "Close", () => dialog.close(), { key: "Esc" }),
    ),
    chips,
    ...(extra ? [extra] : []),
    el(
      "div",
      { class: "choice-line" },
      field.node,
      el("button", { type: "button", class: "primary", on: { click: field.take } }, verb),
    ),
  );
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  dialog.addEventListener("keydown", (event) => event.stopPropagation()); // the viewer's keys lie underneath

  const showHeld = steady(chips, () => {
    const times = new Map();
    for (const name of ids.flatMap((one) => held(details.get(one) ?? {}))) {
      times.set(name, (times.get(name) ?? 0) + 1);
    }
    chips.replaceChildren(
      ...[...times].map(([name, n]) =>
        el(
          "li",
          { class: "chip" },
          el("span", {}, name, n < ids.length ? el("span", { class: "muted" }, ` ${n} of ${ids.length}`) : ""),
          el(
            "button",
            {
              type: "button",
              "aria-label": `Take away: ${name}`,
              title: "Take away",
              on: { click: () => take(ids, name) },
            },
            icon("close", "icon small"),
          ),
        ),
      ),
    );
    chips.hidden = times.size === 0;
  });

  details.onArrival((changed) => dialog.open && changed.some((one) => ids.includes(one)) && showHeld());

  return async (chosen) => {
    ids = chosen;
    heading.textContent = ids.length === 1 ? title : `${title}: ${counted(ids.length, "image")}`;
    showHeld();
    field.clear();
    field.offer([]);
    dialog.showModal();
    field.focus();
    try {
      field.offer(await names());
    } catch {
      // Names that are there are a courtesy; a new one can be typed.
    }
  };
}
