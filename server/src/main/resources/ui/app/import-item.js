import { el } from "./dom.js";
import { isUnfinished, outcomes, STATE_WORDS } from "./import-states.js";
import { count, counted, date, duration, fileName, sentence } from "./words.js";

const PAGE = 50;

/**
 * One import in the list: where it stands, and what could not be imported.
 *
 * @param {any} first
 * @param {{api: any, end: (run: any) => void}} acts
 * @returns {{node: HTMLElement, update: (run: any) => void}}
 */
export function importItem(first, { api, end }) {
  let run = first;
  const state = el("span", { class: "import-state" });
  const numbers = el("p", { class: "muted numbers" });
  const time = el("p", { class: "muted numbers" });
  const stop = el("button", { type: "button", class: "plain small", on: { click: () => end(run) } });
  const problems = el("ul", { class: "problem-list" });
  const more = el(
    "button",
    { type: "button", class: "link", hidden: true, on: { click: () => void load() } },
    "Show more",
  );
  const summary = el("summary", {});
  const unread = el("details", { class: "import-problems", hidden: true, on: { toggle } }, summary, problems, more);
  const node = el(
    "li",
    { class: "import" },
    el(
      "div",
      { class: "import-head" },
      el("span", { class: "import-path", title: run.paths.join("\n") }, run.paths.join(", ")),
      stop,
    ),
    el("p", { class: "import-line" }, state),
    numbers,
    time,
    unread,
  );

  function toggle() {
    if (unread.open && problems.children.length === 0) {
      void load();
    }
  }

  async function load() {
    try {
      const { items, total } = await api.problems(run.id, problems.children.length, PAGE);
      problems.append(...items.map(problemRow));
      more.hidden = problems.children.length >= total;
      more.textContent = `Show more (${count(total - problems.children.length)})`;
    } catch (problem) {
      problems.append(el("li", { class: "danger" }, problem.message));
    }
  }

  function update(now) {
    run = now;
    state.textContent = STATE_WORDS[now.state];
    state.className = "import-state " + now.state;
    numbers.textContent = `${counted(now.files, "file")}: ${outcomes(now)}`;
    time.textContent = `${date(now.started)}, ${duration(now.seconds)}${isUnfinished(now) ? " so far" : ""}`;
    stop.hidden = !isUnfinished(now);
    stop.textContent = now.state === "watching" ? "Stop watching" : "Cancel";
    unread.hidden = now.unreadable === 0 && now.state !== "failed";
    summary.textContent = now.unreadable > 0 ? `${counted(now.unreadable, "file")} could not be read` : "Why it failed";
  }

  return { node, update };
}

function problemRow({ path, reason }) {
  return el(
    "li",
    { title: path },
    el("span", { class: "problem-name" }, fileName(path)),
    el("span", { class: "muted" }, sentence(reason)),
  );
}
