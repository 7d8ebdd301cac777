import { el } from "./dom.js";
import { Completion } from "./completion.js";

const PAUSE_MS = 350;

/** Whether a term such as `model:jug` is being typed: half a value finds nothing, so that is not searched for by itself. */
function isInField({ value, selectionStart }) {
  const before = value.slice(0, selectionStart ?? value.length);
  return /(^|[\s(])-?[a-z]+:("[^"]*|\S*)$/i.test(before);
}

/** The query's field: searches on Enter or after a pause, and shows where a query is wrong. */
export function createSearchBox({ form, input, echo, clear, list, problem, store, api, route, focusGrid }) {
  let timer = 0;
  let typing = false;

  function search(how = {}) {
    clearTimeout(timer);
    const query = input.value.trim();
    if (query !== store.state.route.query) {
      // One step back leads out of a whole spell of typing.
      route.go({ query, asset: null }, { replace: typing, ...how });
      typing = true;
    }
  }

  const completion = new Completion(input, list, api, () => {
    showClear();
    search();
  });

  function showClear() {
    clear.hidden = input.value === "";
  }

  function showProblem(found) {
    const isQuery = found?.status === 400;
    problem.hidden = !isQuery;
    input.setAttribute("aria-invalid", String(Boolean(isQuery)));
    echo.replaceChildren();
    if (!isQuery) {
      return;
    }
    problem.replaceChildren(found.message, found.hint ? el("span", { class: "muted" }, " ", found.hint) : "");
    if (found.at && input.value.trim() === store.state.route.query) {
      const start = input.value.length - input.value.trimStart().length;
      const from = Math.min(found.at.from + start, input.value.length);
      const to = Math.max(from + 1, found.at.to + start);
      const text = input.value.padEnd(to);
      echo.append(text.slice(0, from), el("mark", {}, text.slice(from, to)), text.slice(to));
      follow();
    }
  }

  /** The echo scrolls with the text. */
  function follow() {
    echo.scrollLeft = input.scrollLeft;
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    completion.close();
    search();
    typing = false;
  });
  input.addEventListener("input", () => {
    showClear();
    showProblem(null);
    clearTimeout(timer);
    if (!isInField(input)) {
      timer = setTimeout(search, PAUSE_MS);
    }
    completion.ask();
  });
  input.addEventListener("scroll", follow, { passive: true });
  input.addEventListener("keyup", follow);
  input.addEventListener("blur", () => {
    typing = false;
    completion.close();
  });
  input.addEventListener("keydown", (event) => {
    if (completion.keydown(event)) {
      return;
    }
    if (event.key === "Escape" || (event.key === "ArrowDown" && !completion.isOpen)) {
      event.preventDefault();
      focusGrid();
    }
  });
  clear.addEventListener("click", () => {
    input.value = "";
    showClear();
    search({ replace: false });
    input.focus();
  });

  store.watch(
    (state) => state.route.query,
    (query) => {
      if (input.value.trim() !== query) {
        input.value = query;
        showClear();
      }
    },
  );
  store.watch((state) => state.library.problem, showProblem);

  return {
    focus() {
      input.focus();
      input.select();
    },
  };
}
