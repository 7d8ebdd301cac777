import { address } from "./api.js";
import { el, icon, iconButton, svg } from "./dom.js";
import { figures, span, title } from "./session-words.js";

const LONGEST_NAME = 100;
/** A picture of the strip, as in sessions.css. */
const WIDEST = 138;

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
      bars(session),
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

/** When much was made, and when little; as wide as the pictures above. */
function bars({ activity, samples }) {
  const most = Math.max(...activity, 1);
  const drawing = svg(
    "svg",
    {
      class: "session-bars",
      viewBox: `0 0 ${activity.length} 1`,
      preserveAspectRatio: "none",
      "aria-hidden": "true",
    },
    svg("rect", { x: 0, y: 0.94, width: activity.length, height: 0.06, class: "none" }),
    ...activity.map((images, at) => {
      const height = images === 0 ? 0 : 0.2 + 0.8 * (images / most);
      return svg("rect", { x: at + 0.2, y: 1 - height, width: 0.6, height });
    }),
  );
  drawing.style.maxWidth = `${samples.length * (WIDEST + 3) - 3}px`;
  return drawing;
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
