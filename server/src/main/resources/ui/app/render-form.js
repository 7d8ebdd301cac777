import { el, icon } from "./dom.js";
import { createFields, number, numberIn, options, segments, text } from "./render-fields.js";
import { createFinishing } from "./render-finishing.js";
import { createMore } from "./render-more.js";
import { createSizeField } from "./render-size.js";
import { createStartField } from "./render-start.js";
import { QUALITIES } from "./render-words.js";

const MOST_AT_ONCE = 1000;
const NO_CAMPAIGN = ["", "none"];

/**
 * What is to be drawn.
 *
 * @param {{store: any, chosen: () => string[], changed: () => void, submit: () => void, newCampaign: () => void}} parts
 */
export function createRenderForm({ store, chosen, changed: told, submit, newCampaign }) {
  const fields = createFields();
  const { field } = fields;
  const changed = () => {
    fit();
    told();
  };
  const on = { input: changed, change: changed };
  const prompt = el("textarea", {
    rows: "4",
    maxlength: "10000",
    placeholder: "What is to be seen, in words",
    spellcheck: "true",
    on,
  });
  const negative = text({ maxlength: "10000", placeholder: "blur, text, watermark", on });
  const quality = segments("render-quality", QUALITIES, "standard", changed);
  const meaning = el("p", { class: "muted field-hint" });
  const size = createSizeField(changed);
  const count = number({ min: "1", max: String(MOST_AT_ONCE), value: "1", on });
  const seed = text({ inputmode: "numeric", placeholder: "by chance", spellcheck: "false", on });
  const chance = el(
    "button",
    {
      type: "button",
      class: "ghost small",
      title: "By chance again",
      "aria-label": "Seed by chance",
      on: { click: () => ((seed.value = ""), changed()) },
    },
    icon("dice"),
  );
  const start = createStartField({ store, chosen, changed });
  const campaign = el("select", { on });
  const another = el(
    "button",
    {
      type: "button",
      class: "ghost small",
      title: "New campaign",
      "aria-label": "New campaign",
      on: { click: newCampaign },
    },
    icon("add"),
  );
  const more = createMore(fields, changed);
  const finishing = createFinishing(fields, changed);
  const negativeField = field(["negativePrompt"], "Not to be seen", negative);
  const startField = field(["start", "strength"], "Start image", start.node, { group: true });
  const foot = el("div", { class: "render-foot" });
  const node = el(
    "form",
    { class: "render-form", "aria-label": "Compose", novalidate: true },
    field(["prompt"], "Prompt", prompt, { class: "render-prompt" }),
    negativeField,
    el("div", {}, field(["quality"], "Quality", quality.node, { group: true }), meaning),
    field(["size", "width", "height"], "Size", size.node, { group: true }),
    el(
      "div",
      { class: "field-row" },
      field(["count"], "Images", count),
      field(["seed"], "Seed", seed, { beside: [chance], class: "wide" }),
    ),
    startField,
    field(["campaign", "name"], "Campaign", campaign, { beside: [another] }),
    more.node,
    finishing.node,
    foot,
  );
  node.addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
  node.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      submit();
    } else if (event.key === "Enter" && event.target.matches("input")) {
      event.preventDefault(); // a price is not agreed to by accident
    }
  });

  /** Only what the models here take is asked for. */
  function fit() {
    const label = quality.get();
    meaning.textContent = QUALITIES.find(([name]) => name === label)[2] + ".";
    more.fitSteps(label);
    negativeField.hidden = !more.some(({ takesNegative }) => takesNegative);
    startField.hidden = !more.some(({ startsFromImages }) => startsFromImages);
  }

  /** @returns {any} as the server takes it, without a key */
  function get() {
    return {
      prompt: prompt.value.trim(),
      negativePrompt: negativeField.hidden ? undefined : negative.value.trim() || undefined,
      quality: quality.get(),
      ...size.get(),
      count: numberIn(count),
      seed: seed.value.trim() || undefined,
      ...(startField.hidden ? {} : start.get()),
      campaign: campaign.value || undefined,
      ...more.get(),
      finishing: finishing.get(),
      origin: "page",
    };
  }

  /** @param {any} request as it was got; what it does not say is as at first */
  function set(request) {
    prompt.value = request.prompt ?? "";
    negative.value = request.negativePrompt ?? "";
    quality.set(request.quality ?? "standard");
    size.set(request.width ?? 1024, request.height ?? 1024);
    count.value = String(request.count ?? 1);
    seed.value = request.seed ?? "";
    start.set(request.start ?? null, request.strength ?? null);
    campaign.value = [...campaign.options].some(({ value }) => value === request.campaign) ? request.campaign : "";
    more.set(request);
    finishing.set(request.finishing);
    fit();
  }

  options(campaign, [NO_CAMPAIGN]);
  fit();
  return {
    node,
    foot,
    get,
    set,
    clear: fields.clear,
    refuse: fields.refuse,
    focus: () => prompt.focus({ preventScroll: true }),
    /** @param {string} words */
    setPrompt(words) {
      prompt.value = words;
      changed();
    },
    /** @param {string} id */
    setStart(id) {
      start.set(id);
      changed();
    },
    /** @param {any[]} found */
    models(found) {
      more.models(found);
      fit();
    },
    /** @param {any[]} all those that may still spend @param {string} [chosenOne] */
    campaigns(all, chosenOne = campaign.value) {
      options(campaign, [NO_CAMPAIGN, ...all.filter(({ closed }) => !closed).map(({ name }) => [name, name])]);
      campaign.value = [...campaign.options].some(({ value }) => value === chosenOne) ? chosenOne : "";
    },
  };
}
