import { el, icon } from "./dom.js";
import { isRunning } from "./import-states.js";
import { terms } from "./query-text.js";
import { steady } from "./steady.js";

/** What stands in the grid's place when it has nothing to show, and what to do about it. */
export function createEmpty({ element, grid, store, route, copy, addImages, chooseFiles, retry }) {
  const button = (label, act, kind = "plain") =>
    el("button", { type: "button", class: kind, on: { click: act } }, label);

  const show = steady(element, () => {
    const { library, imports, catalogTotal } = store.state;
    const content = contentFor(library, [...imports.values()].some(isRunning), catalogTotal);
    element.hidden = content === null;
    grid.classList.toggle("bare", content !== null);
    grid.classList.toggle("stale", library.phase === "failed" && content === null);
    document.body.classList.toggle("unused", catalogTotal === 0 && library.query === "");
    if (content) {
      element.replaceChildren(...content);
    }
  });

  function contentFor(library, importing, catalogTotal) {
    const { phase, order, problem, query } = library;
    if (phase === "failed" && (problem.status !== 400 || order.length === 0)) {
      return problem.status === 400 ? wrongQuery() : failed(problem);
    }
    if (order.length > 0 || phase !== "ready") {
      return null;
    }
    if (query !== "") {
      return noMatch(query);
    }
    if (importing || catalogTotal > 0) {
      return beginning();
    }
    return catalogTotal === null ? null : firstRun();
  }

  const firstRun = () => [
    icon("mark", "icon empty-mark"),
    el("h2", {}, "Bring in your images"),
    el(
      "p",
      {},
      "Point Sluice at the folder that your generator writes to. It reads prompts, seeds and models, and leaves the files where they are.",
    ),
    el(
      "div",
      { class: "empty-acts" },
      button("Import a folder", addImages, "primary"),
      button("Upload files", chooseFiles),
    ),
    el("p", { class: "muted" }, "or in a terminal:"),
    command("sluice import ~/outputs --watch"),
    command("sluice up ~/ComfyUI/output ~/stable-diffusion-webui/outputs"),
  ];

  const beginning = () => [
    el("h2", {}, "Importing…"),
    el("p", {}, "The first images appear here in a moment. You can search and browse while the rest comes in."),
  ];

  const wrongQuery = () => [
    el("h2", {}, "This search has a mistake"),
    el("p", { class: "muted" }, "The place is marked in the search box."),
  ];

  const failed = (problem) => [
    el("h2", {}, problem.status === 0 ? "Sluice does not answer" : "Something went wrong"),
    el("p", {}, problem.status === 0 ? "Is it running? Start it with:" : problem.message),
    problem.status === 0 ? command("sluice serve") : "",
    el("div", { class: "empty-acts" }, button("Try again", retry, "primary")),
  ];

  function noMatch(query) {
    const parts = terms(query).filter((part) => part !== "OR");
    const drops = parts.length < 2 ? [] : parts.slice(0, 6).map((part) => without(part, query));
    return [
      el("h2", {}, "No image matches"),
      drops.length > 0
        ? el("p", {}, "Leave one thing out:")
        : el("p", {}, "Try fewer or shorter words: an asterisk finds beginnings, as in castl*."),
      el("div", { class: "empty-acts" }, ...drops),
      el(
        "div",
        { class: "empty-acts" },
        button("Show all images", () => route.go({ query: "" })),
      ),
    ];
  }

  function without(part, query) {
    const rest = terms(query);
    rest.splice(rest.indexOf(part), 1);
    const text = rest.join(" ").replace(/^OR | OR$/g, "");
    return el(
      "button",
      { type: "button", class: "plain struck", title: text, on: { click: () => route.go({ query: text }) } },
      part,
    );
  }

  function command(text) {
    return el(
      "div",
      { class: "command" },
      el("code", {}, text),
      el(
        "button",
        {
          type: "button",
          class: "ghost",
          "aria-label": `Copy: ${text}`,
          title: "Copy",
          on: { click: () => copy(text, "Command") },
        },
        icon("copy"),
      ),
    );
  }

  store.watch((state) => state.library, show);
  store.watch((state) => state.imports, show);
  store.watch((state) => state.catalogTotal, show);
}
