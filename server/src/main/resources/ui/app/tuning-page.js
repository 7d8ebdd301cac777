import { tuningApi } from "./api-tuning.js";
import { el, icon } from "./dom.js";
import { calibration, judgement, versions, weights } from "./tuning-sections.js";
import { count, counted } from "./words.js";

const READ_AGAIN_MS = 700;

/** The page on which values learn from what was chosen. @param {{page: HTMLElement, store: any, api: any, route: any, say: any}} parts */
export function createTuningPage({ page, store, api, route, say }) {
  const tuning = tuningApi(api);
  let timer = 0;
  let acting = false;
  let reading = Promise.resolve();
  let now = null;
  /** What is done is meant for what is seen at the click. */
  const act = (label, kind, work) =>
    el("button", { type: "button", class: kind, on: { click: () => void run(work, now) } }, label);
  const fit = act("Fit", "primary", fitNow);
  const takeOver = act("Take over", "primary", (seen) => change(tuning.takeOver(seen.proposal.id), "These weights are in force"));
  const back = act("Step back", "plain", () => change(tuning.step("back"), "The weights before are in force"));
  const forward = act("Step forward", "plain", () => change(tuning.step("forward"), "The later weights are in force"));
  const state = el("p", { class: "tuning-state", role: "status" });
  const body = el("div", { class: "tuning-body" });
  page.append(
    el(
      "div",
      { class: "desk-inside" },
      el(
        "header",
        { class: "tuning-head" },
        el("div", {}, el("h1", {}, "Tuning"), state),
        el("div", { class: "work-acts" }, fit, takeOver, back, forward),
      ),
      body,
    ),
  );
  const isShown = () => store.state.route.page === "tuning";

  /** One act at a time; what is being read does not hold it off. */
  async function run(work, seen) {
    if (acting) {
      return;
    }
    acting = true;
    await reading;
    await said(() => work(seen));
    acting = false;
  }

  async function said(work) {
    try {
      await work();
    } catch (problem) {
      state.textContent = problem.message;
      state.classList.add("danger");
      say(problem.message);
    }
  }

  async function fitNow() {
    state.classList.remove("danger");
    state.textContent = "Fitting…";
    await tuning.fit();
    show(await tuning.status());
  }

  async function change(answer, words) {
    show(await answer);
    say(words);
  }

  /** Acts show what they led to by themselves. */
  function read() {
    reading = reading.then(() => acting || said(async () => show(await tuning.status())));
  }

  function show(status) {
    now = status;
    const { proposal, fitting } = status;
    const stands = Boolean(proposal?.current) && !isInForce(status);
    const enough = status.outcomes >= status.outcomesNeeded;
    state.classList.toggle("danger", Boolean(status.problem) && enough);
    state.textContent = words(status);
    fit.hidden = !enough;
    fit.disabled = Boolean(fitting);
    fit.className = stands && proposal.report.better ? "plain" : "primary";
    takeOver.hidden = !(stands && proposal.report.better);
    back.hidden = !status.stepBack;
    forward.hidden = !status.stepForward;
    const { scrollTop } = page;
    const told = stands ? proposal : judged(status.inForce);
    body.replaceChildren(
      ...[
        !enough && empty(status),
        told && judgement(told),
        told && calibration(told.report),
        weights(status.inForce.weights, stands ? proposal.weights : null),
        status.versions.length > 1 && versions(status),
      ].filter(Boolean),
    );
    page.scrollTop = scrollTop;
    clearTimeout(timer);
    if (isShown() && (fitting || status.revaluing)) {
      timer = setTimeout(() => isShown() && read(), READ_AGAIN_MS);
    }
  }

  const isInForce = ({ proposal, inForce }) => JSON.stringify(proposal.weights) === JSON.stringify(inForce.weights);
  const judged = (version) => (version.report ? version : null);

  function words(status) {
    if (status.fitting) {
      return `Fitting: ${count(status.fitting.read)} of ${counted(status.fitting.assets, "image")} looked at.`;
    }
    if (status.problem && status.outcomes >= status.outcomesNeeded) {
      return status.problem;
    }
    const how = status.automatic
      ? "Better weights are found and taken over by themselves."
      : "Nothing changes until you take it over.";
    return `${counted(status.outcomes, "image")} in portfolios and deliveries. ${status.revaluing ? "Images are being valued anew. " : ""}${how}`;
  }

  const empty = ({ outcomes, outcomesNeeded }) =>
    el(
      "div",
      { class: "desk-teach tuning-teach" },
      icon("mark", "icon empty-mark"),
      el("h2", {}, `${outcomes} of ${outcomesNeeded} choices`),
      el(
        "p",
        {},
        "The value of an image says how likely it is to end in a portfolio or a delivery. Put images into one, and values can learn from it which of your signs mean most: a star, a download, a second look.",
      ),
      el(
        "p",
        {},
        `From ${outcomesNeeded} choices on, weights can be fitted here. They are judged on later choices than they learned from, and shown before and after.`,
      ),
      el(
        "div",
        { class: "empty-acts" },
        el("button", { type: "button", class: "plain", on: { click: () => route.go({ page: "library" }) } }, "Go to the images"),
      ),
    );

  store.watch(
    (all) => all.route.page,
    () => isShown() && read(),
  );
}
