import { el } from "./dom.js";
import { picture } from "./job-rows.js";
import { jobName } from "./queue-words.js";
import { steady } from "./steady.js";
import { count, counted, sentence, when } from "./words.js";

const MOST = 50;

/** Work that failed for good: why, and the choice to try again or let go. */
export function createDeadJobs({ api, details, open, say, changed }) {
  let jobs = [];
  let expected = 0;
  let reading = 0;
  const list = el("ul", { class: "dead" });
  const head = el("h2", {});
  const button = (label, act) => el("button", { type: "button", class: "plain small", on: { click: act } }, label);
  const node = el(
    "section",
    { class: "work-dead", "aria-label": "Failed", hidden: true },
    el(
      "header",
      { class: "dead-head" },
      head,
      button("Try all again", () => void settle("retry", null, expected)),
      button("Drop all", () => void settle("drop", null, expected)),
    ),
    el("p", { class: "muted" }, "Each was tried several times. What it has cost is in the ledger all the same."),
    list,
  );

  async function read() {
    const mine = ++reading;
    try {
      const found = expected === 0 ? [] : await api.jobs("dead", MOST);
      if (mine !== reading) {
        return; // what was asked for later knows more
      }
      jobs = found;
      details.want(
        jobs.map(({ assetId }) => assetId),
        "dead",
      );
      render();
    } catch (problem) {
      list.replaceChildren(el("li", { class: "danger" }, problem.message));
    }
  }

  async function settle(action, ids, n) {
    try {
      const { changed: done } = await api.settle(action, ids);
      say(
        action === "retry" ? `${counted(done ?? n, "job")} back in the queue` : `${counted(done ?? n, "job")} dropped`,
      );
      expected = ids ? Math.max(0, expected - ids.length) : 0;
      await read();
      changed();
    } catch (problem) {
      say(problem.message);
    }
  }

  const render = steady(node, () => {
    node.hidden = expected === 0;
    head.textContent = `${counted(expected, "failed job")}`;
    list.replaceChildren(...jobs.map(row));
    if (expected > jobs.length && jobs.length > 0) {
      list.append(el("li", { class: "muted" }, `and ${count(expected - jobs.length)} more`));
    }
  });

  function row(job) {
    const name = details.get(job.assetId)?.name ?? "An image";
    return el(
      "li",
      { class: "dead-row", data: { job: job.id } },
      picture(job, details.get(job.assetId), open),
      el(
        "div",
        { class: "job-words" },
        el(
          "span",
          { class: "cut" },
          el("strong", {}, name),
          " ",
          el(
            "span",
            { class: "muted" },
            `${jobName(job.kind)}, ${counted(job.attempts, "attempt")}, ${when(job.changed)}`,
          ),
        ),
        el("span", { class: "danger dead-note" }, job.note ? sentence(job.note) : "Nothing was said about why."),
      ),
      button("Try again", () => void settle("retry", [job.id], 1)),
      button("Drop", () => void settle("drop", [job.id], 1)),
    );
  }

  details.onArrival((ids) => jobs.some(({ assetId }) => ids.includes(assetId)) && render());

  return {
    node,
    read: () => void read(),
    /** How many there are now, by the queue's own count. @param {number} n */
    expect(n) {
      if (n !== expected) {
        expected = n;
        void read();
      }
    },
  };
}
