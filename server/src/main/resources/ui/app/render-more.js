import { el } from "./dom.js";
import { number, numberIn, options, text } from "./render-fields.js";

const MICRO_PER_CENT = 10_000;
const SECONDS_PER_MINUTE = 60;
const CHOOSE = ["", "the cheapest that can"];
const PRIORITIES = [
  ["10", "before everything"],
  ["5", "before others"],
  ["", "in its turn"],
  ["-5", "after others"],
  ["-10", "when nothing else waits"],
];

/** What one seldom says: the model and its settings, when it must be ready, what it may cost, before what it goes. */
export function createMore(fields, changed) {
  let models = [];
  const on = { input: changed, change: changed };
  const model = el("select", { on: { change: () => (fit(), changed()) } });
  const sampler = el("select", { on });
  const steps = number({ min: "1", max: "1000", on });
  const guidance = number({ min: "0", max: "100", step: "0.1", on });
  const minutes = number({ min: "0", step: "any", placeholder: "no matter", on });
  const cents = number({ min: "0", step: "any", placeholder: "no limit", on });
  const priority = el("select", { on });
  const similar = el("input", {
    type: "checkbox",
    id: "render-reuseSimilar",
    "aria-describedby": "render-similar-note",
    on,
  });
  const { field } = fields;
  const samplerField = field(["sampler"], "Sampler", sampler);
  const node = el(
    "details",
    { class: "render-fold" },
    el("summary", {}, "More", el("span", { class: "muted fold-said" })),
    el("div", { class: "field-row" }, field(["model"], "Model", model), samplerField),
    el("div", { class: "field-row" }, field(["steps"], "Steps", steps), field(["guidance"], "Guidance", guidance)),
    el(
      "div",
      { class: "field-row" },
      field(["deadline", "deadlineSeconds"], "Ready within", minutes, { beside: [el("span", { class: "muted" }, "min")] }),
      field(["costLimitMicroUsd"], "At most", cents, { beside: [el("span", { class: "muted" }, "¢")] }),
    ),
    field(["priority"], "Drawn", priority),
    field(
      ["reuseSimilar"],
      "",
      el("label", { class: "check" }, similar, "Start from what similar prompts left in the caches"),
      { group: true },
    ),
    el(
      "p",
      { class: "muted fold-note", id: "render-similar-note" },
      "Cheaper and quicker, but the picture is then not quite what this prompt gives alone. The bill says how near it is.",
    ),
  );

  /** Only what the model takes, with what it would do by itself. */
  function fit() {
    const one = models.find(({ id }) => id === model.value);
    const samplers = [...new Set((one ? [one] : models).flatMap((each) => each.samplers))];
    options(sampler, [
      ["", samplers.length > 0 && one ? `${samplers[0]}, its own` : "the model's own"],
      ...samplers.map((name) => [name, name]),
    ]);
    samplerField.hidden = samplers.length < 2;
    steps.max = String(Math.max(1, ...(one ? [one] : models).map(({ mostSteps }) => mostSteps)));
    guidance.placeholder = one ? String(one.guidance) : "the model's own";
  }

  /** @param {string} quality */
  function fitSteps(quality) {
    const one = models.find(({ id }) => id === model.value) ?? (models.length === 1 ? models[0] : null);
    steps.placeholder = one ? String(one.steps[quality]) : "as the quality asks";
  }

  /** Of those that can be chosen here; the command line knows those between them. @param {number} level */
  function nearest(level) {
    return PRIORITIES.map(([value]) => value).reduce((best, value) =>
      Math.abs(Number(value) - level) < Math.abs(Number(best) - level) ? value : best,
    );
  }

  function said() {
    const got = get();
    node.querySelector(".fold-said").textContent = [
      got.model,
      got.sampler,
      got.steps && `${got.steps} steps`,
      got.guidance !== undefined && `guidance ${got.guidance}`,
      got.deadlineSeconds && `within ${minutes.value} min`,
      got.costLimitMicroUsd !== undefined && `at most ${cents.value} ¢`,
      got.priority && priority.selectedOptions[0].textContent,
      got.reuseSimilar && "similar ones reused",
    ]
      .filter(Boolean)
      .join(", ");
  }

  function get() {
    const within = numberIn(minutes);
    const most = numberIn(cents);
    return {
      model: model.value || undefined,
      sampler: samplerField.hidden ? undefined : sampler.value || undefined,
      steps: numberIn(steps),
      guidance: numberIn(guidance),
      deadlineSeconds: within === undefined ? undefined : within * SECONDS_PER_MINUTE,
      costLimitMicroUsd: most === undefined ? undefined : Math.round(most * MICRO_PER_CENT),
      priority: priority.value === "" ? undefined : Number(priority.value),
      reuseSimilar: similar.checked || undefined,
    };
  }

  node.addEventListener("input", said);
  node.addEventListener("change", said);
  options(model, [CHOOSE]);
  options(priority, PRIORITIES);
  priority.value = "";
  fit();
  return {
    node,
    get,
    fitSteps,
    /** @param {any} request */
    set(request) {
      const { deadlineSeconds: within, costLimitMicroUsd: most } = request;
      model.value = [...model.options].some(({ value }) => value === request.model) ? request.model : "";
      fit();
      sampler.value =
        request.sampler && [...sampler.options].some(({ value }) => value === request.sampler) ? request.sampler : "";
      steps.value = String(request.steps ?? "");
      guidance.value = String(request.guidance ?? "");
      minutes.value = within === undefined ? "" : String(within / SECONDS_PER_MINUTE);
      cents.value = most === undefined ? "" : String(most / MICRO_PER_CENT);
      priority.value = nearest(request.priority ?? 0);
      similar.checked = Boolean(request.reuseSimilar);
      said();
    },
    /** @param {any[]} found as the server lists them, one for each pool it is in */
    models(found) {
      models = [...new Map(found.map((one) => [one.id, one])).values()];
      options(model, [CHOOSE, ...models.map(({ id, family }) => [id, family && family !== id ? `${id} · ${family}` : id])]);
      fit();
    },
    /** What is true of the chosen model, or of any while none is chosen. @param {(model: any) => boolean} what */
    some: (what) =>
      models.length === 0 || models.some((one) => (model.value === "" || one.id === model.value) && what(one)),
  };
}
