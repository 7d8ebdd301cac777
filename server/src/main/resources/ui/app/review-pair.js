import { address } from "./api.js";
import { AMPLIFIED, drawDifference } from "./difference.js";
import { el } from "./dom.js";
import { percent } from "./words.js";

const BLINK_MS = 550;
const VIEWS = [
  ["side", "Side by side"],
  ["difference", "Difference"],
  ["swipe", "Swipe"],
  ["blink", "Blink"],
];

/**
 * Two pictures to compare: beside each other, their difference, one wiped over the other, or both in turns. In all but the
 * first both have the same size.
 *
 * @param {{veil: any, open: (id: string) => void}} parts
 */
export function createReviewPair({ veil, open }) {
  let view = "side";
  let timer = 0;
  const one = picture("first");
  const other = picture("second");
  const canvas = el("canvas", { class: "review-canvas", role: "img", "aria-label": "How the two differ" });
  const wipe = el("input", {
    type: "range",
    class: "review-wipe",
    min: "0",
    max: "100",
    value: "50",
    "aria-label": "How much of the first is seen",
    on: {
      input: (event) => stage.style.setProperty("--seen", event.target.value + "%"),
      keydown: (event) => event.key.startsWith("Arrow") && event.stopPropagation(),
    },
  });
  const stage = el("div", { class: "review-stage", data: { view } }, one.node, other.node, canvas);
  const note = el("p", { class: "review-note muted", role: "status" });
  const choices = VIEWS.map(([name, label]) =>
    el(
      "button",
      { type: "button", class: "segment", "aria-pressed": "false", on: { click: () => choose(name) } },
      label,
    ),
  );
  const node = el(
    "div",
    { class: "review-pair" },
    stage,
    el(
      "div",
      { class: "review-look" },
      el("div", { class: "segments", role: "group", "aria-label": "Compare", title: "The next (D)" }, ...choices),
      wipe,
      note,
    ),
  );

  function picture(name) {
    let id = "";
    const image = el("img", { alt: "", decoding: "async", draggable: "false" });
    const words = el("figcaption", { class: "review-caption" });
    const figure = el("figure", { class: `review-picture ${name}` }, image, words);
    image.addEventListener("load", () => {
      figure.classList.remove("failed");
      if (name === "first") {
        stage.style.setProperty("--aspect", String(image.naturalWidth / image.naturalHeight));
      }
      draw();
    });
    image.addEventListener("error", () => {
      figure.classList.add("failed");
      words.textContent = "This picture cannot be shown.";
    });
    image.addEventListener("click", () => {
      if (figure.classList.contains("veiled")) {
        veil.lift(id);
        figure.classList.remove("veiled");
        draw();
      } else {
        open(id);
      }
    });
    return {
      node: figure,
      image,
      get ready() {
        return image.complete && image.naturalWidth > 0 && !figure.classList.contains("veiled");
      },
      show(asset, about) {
        id = asset.id;
        image.alt = asset.name ?? "";
        figure.classList.toggle("veiled", veil.covers(asset));
        figure.classList.remove("failed");
        image.src = address.preview(asset.id);
        words.replaceChildren(
          el("span", { class: "cut" }, asset.name ?? asset.id),
          el("span", { class: "muted numbers" }, [asset.width && `${asset.width} × ${asset.height}`, ...about].filter(Boolean).join(" · ")),
        );
      },
    };
  }

  function choose(name) {
    view = name;
    stage.dataset.view = name;
    VIEWS.forEach(([one], i) => choices[i].setAttribute("aria-pressed", String(one === name)));
    wipe.hidden = name !== "swipe";
    clearInterval(timer);
    stage.classList.remove("turned");
    if (name === "blink") {
      timer = setInterval(() => stage.classList.toggle("turned"), BLINK_MS);
    }
    draw();
  }

  /** Nothing is computed that is not looked at. */
  function draw() {
    note.textContent = "";
    if (view !== "difference") {
      return;
    }
    const ready = one.ready && other.ready;
    canvas.hidden = !ready;
    note.textContent = ready
      ? `${percent(drawDifference(canvas, one.image, other.image))} different on average, shown ${AMPLIFIED} times as bright`
      : "Waiting for both pictures";
  }

  choose("side");
  return {
    node,
    /** @param {any} first @param {any} second the assets @param {[string[], string[]]} about more words for each */
    show(first, second, about) {
      one.show(first, about[0]);
      other.show(second, about[1]);
      draw();
    },
    nextView: () => choose(VIEWS[(VIEWS.findIndex(([name]) => name === view) + 1) % VIEWS.length][0]),
    /** Nobody looks any more. */
    rest() {
      if (view === "blink") {
        choose("side");
      }
    },
  };
}
