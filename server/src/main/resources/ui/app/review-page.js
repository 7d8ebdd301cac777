import { address } from "./api.js";
import { el, icon } from "./dom.js";
import { createReviewPair } from "./review-pair.js";
import { createReviewQueue } from "./review-queue.js";
import { count, counted } from "./words.js";

/**
 * The page on which doubtful pairs are judged, one at a time.
 *
 * @param {{page: HTMLElement, store: any, stacks: any, details: import("./details.js").Details, route: any, veil: any, say: any}} parts
 * @returns {Record<string, () => void>} acts by key, for this page alone
 */
export function createReviewPage({ page, store, stacks, details, route, veil, say }) {
  const isShown = () => store.state.route.page === "review";
  const queue = createReviewQueue({ stacks, say, changed: () => void render() });
  const pair = createReviewPair({ veil, open: (id) => route.go({ asset: id }) });
  const progress = el("p", { class: "review-progress muted numbers", role: "status" });
  const question = el("h2", { class: "review-question" });
  const why = el("p", { class: "review-why" });
  const button = (label, key, act, name = "plain") =>
    el(
      "button",
      {
        type: "button",
        class: name,
        title: `${label} (${key})`,
        "aria-keyshortcuts": key,
        on: {
          click: () => {
            act();
            page.focus({ preventScroll: true }); // so that the next key is the page's again
          },
        },
      },
      label,
      el("kbd", { "aria-hidden": "true" }, key),
    );
  const undo = button("Undo", "U", () => void queue.undo());
  const acts = el(
    "div",
    { class: "review-acts" },
    button("Different", "N", () => queue.say(false)),
    button("Skip", "S", queue.skip),
    button("Same picture", "Y", () => queue.say(true)),
    undo,
  );
  const asked = el("div", { class: "review-asked" }, pair.node, el("div", { class: "review-words" }, question, why), acts);
  const nothing = el("div", { class: "desk-teach" });
  page.append(
    el(
      "div",
      { class: "desk-inside review-inside" },
      el("header", { class: "review-head" }, el("h1", {}, "Review"), progress),
      asked,
      nothing,
    ),
  );

  let presented = null;

  async function render() {
    const { current, phase, left, said, skipped } = queue.state;
    progress.textContent = [
      said > 0 && `${count(said)} said`,
      skipped > 0 && `${count(skipped)} skipped`,
      left > 0 && `${counted(left, "image")} still to look through`,
    ]
      .filter(Boolean)
      .join(" · ");
    asked.hidden = !current;
    nothing.hidden = Boolean(current);
    undo.disabled = !queue.canUndo;
    if (!current) {
      presented = null;
      nothing.replaceChildren(...teach(phase, said));
      return;
    }
    if (current === presented) {
      return;
    }
    presented = current;
    question.textContent = current.stacked ? "In one stack: are they the same picture?" : "Not in one stack: are they the same picture?";
    why.textContent = `${current.why}.`.replace(/^./, (first) => first.toUpperCase());
    try {
      const [one, other] = await details.all([current.one, current.other]);
      if (current === presented && one && other) {
        pair.show(one, other, [words(one), words(other)]);
      }
    } catch (problem) {
      say(problem.message);
    }
    queue.next?.forEach((id) => (new Image().src = address.preview(id)));
  }

  const words = (asset) => [asset.format?.toUpperCase(), asset.rating > 0 && `rated ${asset.rating}`, asset.starred && "starred"];

  function teach(phase, said) {
    if (phase === "failed") {
      return [
        el("h2", {}, "The pairs cannot be read"),
        el("p", {}, queue.state.problem),
        el("button", { type: "button", class: "plain", on: { click: queue.start } }, "Try again"),
      ];
    }
    if (phase === "looking") {
      return [el("p", { class: "muted" }, "Looking for pairs that are hard to tell…")];
    }
    const again = said > 0 || queue.state.skipped > 0;
    return [
      icon("stack", "icon empty-mark"),
      el("h2", {}, again ? "That was all" : "Nothing doubtful"),
      el(
        "p",
        {},
        again
          ? "What you said is kept, whatever comes later. Pairs that you skipped are asked again the next time."
          : "Images that look much alike are put into stacks. Those of which it is hard to tell whether they are the same picture are asked here; there are none now.",
      ),
      el(
        "div",
        { class: "empty-acts" },
        queue.canUndo && button("Undo", "U", () => void queue.undo()),
        el("button", { type: "button", class: "plain", on: { click: queue.start } }, "Look again"),
      ),
    ];
  }

  store.watch(
    (state) => state.route.page,
    () => {
      if (isShown()) {
        queue.start();
      } else {
        pair.rest();
      }
    },
  );

  return {
    y: () => queue.say(true),
    ArrowRight: () => queue.say(true),
    n: () => queue.say(false),
    ArrowLeft: () => queue.say(false),
    s: queue.skip,
    " ": queue.skip,
    u: () => void queue.undo(),
    d: pair.nextView,
  };
}
