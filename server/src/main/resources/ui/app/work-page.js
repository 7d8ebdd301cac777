import { el, icon } from "./dom.js";
import { createDeadJobs } from "./dead-jobs.js";
import { jobCard, nextRow } from "./job-rows.js";
import { allWaiting, queueReason, queueState } from "./queue-words.js";
import { budgetSection, standingSection, tiersSection, tuningLink } from "./work-figures.js";
import { steady } from "./steady.js";
import { count } from "./words.js";

const READ_AGAIN_MS = 1_500;

/** The page that shows the deep work and steers it. @param {{page: HTMLElement, store: any, api: any, details: any, route: any, steering: any, say: any}} parts */
export function createWorkPage({ page, store, api, details, route, steering, say }) {
  let timer = 0;
  const open = (id) => route.go({ asset: id });
  const button = (symbol, label, kind, act, key) =>
    el(
      "button",
      { type: "button", class: kind, title: key && `${label} (${key})`, "aria-keyshortcuts": key, on: { click: act } },
      icon(symbol),
      el("span", {}, label),
    );
  const pause = button("pause", "Pause", "primary", steering.pause, "P");
  const resume = button("play", "Resume", "primary", steering.resume, "P");
  const drain = button("drain", "Work it off now", "plain", steering.drain);
  const calm = button("pause", "Back to automatic", "plain", steering.resume);
  drain.title = "Without waiting for a quiet machine, until nothing is left that the budget allows";

  const state = el("h1", { class: "work-state", role: "status" });
  const reason = el("p", { class: "work-reason" });
  const running = el("ul", { class: "running" });
  const next = el("ol", { class: "next" });
  const nextHead = el("h2", {}, "Next");
  const nothing = el("div", { class: "desk-teach" });
  const figures = el("div", { class: "work-figures" });
  const runningPart = el("section", { class: "work-running" }, el("h2", {}, "Now"), running);
  const nextPart = el("section", { class: "work-next" }, nextHead, next);
  const dead = createDeadJobs({ api, details, open, say, changed: () => void read() });
  page.append(
    el(
      "div",
      { class: "desk-inside" },
      el(
        "header",
        { class: "work-head" },
        el("div", { class: "work-words" }, state, reason),
        el("div", { class: "work-acts" }, calm, drain, pause, resume),
      ),
      el(
        "div",
        { class: "work-columns" },
        el("div", { class: "work-main" }, runningPart, nextPart, nothing, dead.node),
        figures,
      ),
    ),
  );

  async function read() {
    try {
      store.set({ queue: await api.queue() });
    } catch (problem) {
      reason.textContent = problem.message;
    }
  }

  /** Changes come often while work goes on; what comes next is asked for now and then. */
  function readSoon() {
    timer ||= setTimeout(() => {
      timer = 0;
      if (isShown() && !document.hidden) {
        void read();
      }
    }, READ_AGAIN_MS);
  }

  const isShown = () => store.state.route.page === "work";

  const show = steady(page, () => {
    const { queue } = store.state;
    if (!queue || !isShown()) {
      return;
    }
    const { kind, label } = queueState(queue);
    state.textContent = label;
    state.dataset.state = kind;
    reason.textContent = queueReason(queue);
    pause.hidden = queue.mode === "paused";
    resume.hidden = !pause.hidden;
    drain.hidden = queue.mode !== "automatic" || allWaiting(queue) === 0;
    calm.hidden = queue.mode !== "draining";
    const current = queue.current ?? [];
    const upcoming = queue.next ?? [];
    details.want(
      [...current, ...upcoming].map(({ assetId }) => assetId),
      "work",
    );
    keyed(running, current, "jobId", (job) => jobCard(job, details.get(job.assetId), open), jobSays);
    runningPart.hidden = current.length === 0;
    keyed(next, upcoming, "jobId", (job) => nextRow(job, details.get(job.assetId), open), jobSays);
    nextPart.hidden = upcoming.length === 0;
    nextHead.textContent =
      allWaiting(queue) > upcoming.length ? `Next ${upcoming.length} of ${count(allWaiting(queue))}` : "Next";
    teach(queue, current.length + upcoming.length);
    figures.replaceChildren(standingSection(queue), budgetSection(queue), tiersSection(queue), tuningLink());
    dead.expect(queue.dead ?? 0);
  });

  const jobSays = (job) => JSON.stringify([job, details.get(job.assetId)?.name]);

  function teach(queue, shown) {
    nothing.hidden = shown > 0 || allWaiting(queue) > 0;
    if (!nothing.hidden && nothing.childElementCount === 0) {
      nothing.append(
        icon("mark", "icon empty-mark"),
        el("h2", {}, "The queue is empty"),
        el(
          "p",
          {},
          "Images are looked at more closely as they prove their worth: open one for a while, give it a star, rate it or collect it, and it appears here with the reason.",
        ),
        el(
          "div",
          { class: "empty-acts" },
          el(
            "button",
            { type: "button", class: "plain", on: { click: () => route.go({ page: "library" }) } },
            "Go to the images",
          ),
        ),
      );
    }
  }

  store.watch((all) => all.queue, show);
  store.watch(
    (all) => all.queue,
    () => isShown() && readSoon(),
  );
  store.watch(
    (all) => all.route.page,
    (now) => {
      if (now === "work") {
        show();
        void read();
        dead.read();
      } else {
        details.want([], "work");
      }
    },
  );
  details.onArrival(() => isShown() && show());
}

/**
 * Keeps the rows of a list that are still in it, so that neither the focus nor a picture is lost.
 *
 * @param {HTMLElement} list @param {any[]} items @param {string} key
 * @param {(item: any) => HTMLElement} make @param {(item: any) => string} says tells whether a row is still right
 */
function keyed(list, items, key, make, says) {
  const old = new Map([...list.children].map((node) => [node.dataset.key, node]));
  const nodes = items.map((item) => {
    const known = old.get(String(item[key]));
    if (known && known.dataset.says === says(item)) {
      return known;
    }
    const node = make(item);
    node.dataset.key = String(item[key]);
    node.dataset.says = says(item);
    return node;
  });
  if (nodes.length !== list.children.length || nodes.some((node, i) => node !== list.children[i])) {
    list.replaceChildren(...nodes);
  }
}
