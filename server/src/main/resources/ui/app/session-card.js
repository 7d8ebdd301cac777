import { address } from "./api.js";
import { el, icon, iconButton, svg } from "./dom.js";
import { figures, span, title } from "./session-words.js";

const LONGEST_NAME = 100;

/**
 * One session of the timeline.
 *
 * @param {any} session
 * @param {{open: () => void, rename: (name: string) => void, mark: () => void, split: () => void, focused: () => void}} acts
 */
export function sessionCard(session, acts) {
  const name = el("span", { class: session.name ? "session-name named" : "session-name" }, title(session));
  const heading = el("h3", { class: "session-title" }, name);
  const card = el(
    "li",
    {
      class: "session",
      tabindex: "-1",
      "aria-label": `${title(session)}, ${span(session)}, ${figures(session)}`,
      data: { session: session.id },
      on: {
        focus: acts.focused,
        keydown: (event) => {
          if (event.key === "Enter" && event.target === card) {
            event.preventDefault();
            acts.open();
          }
        },
        dblclick: (event) => event.target.closest("button, input, .session-title") || acts.open(),
      },
    },
    el("p", { class: "session-when numbers" }, span(session)),
    el(
      "div",
      { class: "session-body" },
      el(
        "div",
        { class: "session-head" },
        heading,
        el(
          "p",
          { class: "session-figures muted" },
          session.model ? el("span", { class: "session-model cut" }, session.model) : "",
          el("span", { class: "numbers" }, figures(session)),
        ),
        el(
          "div",
          { class: "session-acts" },
          iconButton("rename", "Rename", () => edit(), { key: "R" }),
          iconButton("check", "Mark to merge", acts.mark, { key: "M", class: "ghost session-mark" }),
          iconButton("cut", "Split", acts.split, { key: "S" }),
        ),
      ),
      el(
        "button",
        { type: "button", class: "session-strip", tabindex: "-1", "aria-label": "Show in the library", on: { click: acts.open } },
        ...session.samples.map((id) => el("img", { src: address.thumbnail(id), alt: "", loading: "lazy" })),
      ),
      bars(session.activity),
    ),
  );
  name.addEventListener("dblclick", () => edit());

  /** The name becomes a field, in place. */
  function edit() {
    if (heading.querySelector("input")) {
      return;
    }
    const field = el("input", {
      type: "text",
      class: "session-field",
      maxlength: LONGEST_NAME,
      value: session.name,
      placeholder: session.description || "A name for this session",
      "aria-label": "Name of the session",
    });
    let over = false;
    const end = (save) => {
      if (over) {
        return;
      }
      over = true;
      const typed = field.value.trim();
      const focused = field.contains(document.activeElement);
      heading.replaceChildren(name);
      if (save && typed !== session.name) {
        acts.rename(typed);
      }
      if (focused) {
        card.focus({ preventScroll: true });
      }
    };
    field.addEventListener("keydown", (event) => {
      event.stopPropagation();
      if (event.key === "Enter" || event.key === "Escape") {
        event.preventDefault();
        end(event.key === "Enter");
      }
    });
    field.addEventListener("blur", () => end(true));
    heading.replaceChildren(field);
    field.focus();
    field.select();
  }

  return { node: card, edit };
}

/** When much was made, and when little. @param {number[]} activity */
function bars(activity) {
  const most = Math.max(...activity, 1);
  return svg(
    "svg",
    {
      class: "session-bars",
      viewBox: `0 0 ${activity.length} 1`,
      preserveAspectRatio: "none",
      "aria-hidden": "true",
    },
    ...activity.map((images, at) => {
      const height = images === 0 ? 0.04 : 0.12 + 0.88 * (images / most);
      return svg("rect", { x: at + 0.12, y: 1 - height, width: 0.76, height, class: images === 0 ? "none" : null });
    }),
  );
}

/** What the page shows where there is no session. @param {() => void} toLibrary */
export const noSessions = (toLibrary) =>
  el(
    "div",
    { class: "desk-teach" },
    icon("mark", "icon empty-mark"),
    el("h2", {}, "No sessions yet"),
    el(
      "p",
      {},
      "Images made close in time, with the same model or much the same words, come together here by themselves, a moment after they are imported.",
    ),
    el(
      "div",
      { class: "empty-acts" },
      el("button", { type: "button", class: "plain", on: { click: toLibrary } }, "Go to the images"),
    ),
  );
