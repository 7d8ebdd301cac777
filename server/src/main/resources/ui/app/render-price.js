import { el } from "./dom.js";
import { stackedBar } from "./meters.js";
import { exactly, money } from "./money.js";
import { readyWords, STAGES } from "./render-words.js";
import { counted, duration } from "./words.js";

const SETTLED_MS = 250;
/** What nobody can draw now, somebody may soon: a pool that was taken out is tried again. */
const ASKED_AGAIN_MS = 10_000;

/**
 * What the request as it stands would cost, said before anybody agrees to it.
 *
 * @param {{render: any, form: any, request: () => any, submit: () => void, isShown: () => boolean}} parts
 */
export function createPrice({ render, form, request, submit, isShown }) {
  let timer = 0;
  let turn = 0;
  const sum = el("strong", { class: "price-sum numbers" });
  const about = el("span", { class: "price-about muted" });
  const because = el("p", { class: "price-because muted" });
  const stages = el("div", { class: "price-stages" });
  const others = el("details", { class: "price-others", hidden: true });
  const button = el(
    "button",
    { type: "submit", class: "primary price-button", title: "Render (Ctrl+Enter)", "aria-keyshortcuts": "Control+Enter" },
    "Render",
    el("kbd", { "aria-hidden": "true" }, "Ctrl ↵"),
  );
  const line = el("div", { class: "price-line", role: "status", "aria-atomic": "true" }, sum, about);
  const node = el(
    "div",
    { class: "price", data: { state: "empty" } },
    el("div", { class: "price-head" }, line, button),
    stages,
    because,
    others,
  );

  function state(name) {
    node.dataset.state = name;
  }

  function teach() {
    state("empty");
    sum.textContent = "";
    about.textContent = "Say what is to be drawn, and the price stands here.";
    rest([], "", []);
  }

  function rest(bar, why, elsewhere) {
    stages.replaceChildren(...bar);
    because.textContent = why;
    others.hidden = elsewhere.length === 0;
    others.replaceChildren(
      el("summary", {}, "Elsewhere"),
      el("ul", {}, ...elsewhere.map((other) => el("li", {}, other))),
    );
  }

  function show({ quote, because: why, others: elsewhere }) {
    state("said");
    sum.textContent = money(quote.microUsd);
    sum.title = `${exactly(quote.microUsd)}; at most ${exactly(quote.mostMicroUsd)}`;
    about.textContent = [
      quote.images > 1 ? `for ${counted(quote.images, "image")}` : "",
      readyWords(quote),
      quote.estimated ? "an estimate" : "",
    ]
      .filter(Boolean)
      .join(", ");
    const parts = Object.entries(STAGES).map(([name, label]) => ({
      share: quote.seconds[name],
      kind: `stage-${name}`,
      title: `${label}: ${duration(quote.seconds[name])}`,
    }));
    rest([stackedBar(parts)], why + ".", elsewhere);
  }

  /** @param {any} problem */
  function refuse(problem) {
    form.clear();
    const go = form.refuse(problem.field, problem.message);
    state("refused");
    sum.textContent = "";
    about.replaceChildren(
      go
        ? el("button", { type: "button", class: "link danger", on: { click: go } }, problem.message)
        : el("span", { class: "danger" }, problem.message),
    );
    rest([], "", []);
    return go;
  }

  async function read() {
    timer = 0;
    const asked = ++turn;
    const wish = request();
    if (!wish.prompt) {
      form.clear();
      teach();
      return;
    }
    node.setAttribute("aria-busy", "true");
    try {
      const answer = await render.quote(wish);
      if (asked === turn) {
        form.clear();
        show(answer);
      }
    } catch (problem) {
      if (asked === turn) {
        refuse(problem);
        timer = setTimeout(() => isShown() && !document.hidden && void read(), ASKED_AGAIN_MS);
      }
    } finally {
      if (asked === turn) {
        node.removeAttribute("aria-busy");
      }
    }
  }

  button.addEventListener("click", (event) => {
    event.preventDefault();
    submit();
  });
  teach();
  return {
    node,
    refuse,
    /** The request is another one. */
    soon() {
      clearTimeout(timer);
      turn++; // what is under way answers another question
      timer = setTimeout(() => void read(), SETTLED_MS);
    },
    /** @param {boolean} busy */
    busy(busy) {
      button.setAttribute("aria-disabled", String(busy)); // disabled, it would lose the focus
    },
    focus: () => button.focus(),
  };
}
