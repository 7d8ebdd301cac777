import { money } from "./money.js";
import { counted, duration } from "./words.js";

export const QUALITIES = [
  ["draft", "Draft", "Few steps, cheap and quick: to look for something"],
  ["standard", "Standard", "What one would usually want"],
  ["hero", "Hero", "The best there is, on the pools that can: to hand it over"],
];

export const DOMAINS = [
  ["preprocessing", "Pre-processing", "words and start images become the network's input"],
  ["inference", "Inference", "the network runs"],
  ["orchestration", "Post-processing and orchestration", "waiting, loading, transport, finishing, storing"],
];

export const STAGES = { encode: "Encode", denoise: "Denoise", decode: "Decode", finish: "Finish" };

export const PHASES = {
  queue: "Waiting in the queue",
  load: "Loading the model",
  encode: "Encode",
  denoise: "Denoise",
  decode: "Decode",
  finish: "Finish",
  transport: "To and from the generator",
  store: "Storing",
};

export const CACHES = {
  conditioning: "encoded prompt",
  latent: "a step on the way",
  "final-latent": "the last step",
  picture: "the whole picture",
  similar: "a similar prompt's step",
};

const AT = {
  taken: "taken",
  load: "loading the model",
  encode: "reading the prompt",
  decode: "developing",
  finish: "finishing",
  store: "into the library",
};

/** What is done with an image just now. @param {{at: string, step: number, steps: number}} progress */
export const atWords = ({ at, step, steps }) =>
  at === "denoise" ? (steps > 0 ? `step ${step} of ${steps}` : "drawing") : (AT[at] ?? at);

const STATES = {
  waiting: "waiting",
  rendering: "in hand",
  done: "done",
  failed: "failed",
  cancelled: "cancelled",
};

/** How a render stands. @param {any} render @returns {string} */
export function stateWords({ state, count, images }) {
  const ready = images.done;
  return state === "rendering" && count > 1
    ? `${ready} of ${count} done`
    : STATES[state] + (state === "failed" && ready > 0 ? `, ${ready} of ${count} done` : "");
}

export const ended = ({ state }) => ["done", "failed", "cancelled"].includes(state);

/** When it will be there. @param {{ready: string}} quote @param {number} now milliseconds */
export function readyWords({ ready }, now = Date.now()) {
  return `ready in about ${duration(Math.max(0.1, (Date.parse(ready) - now) / 1000))}`;
}

const DONE = { encode: "encoded", decode: "decoded", finish: "finished" };

/** Where it is done. @param {{model: string, variant?: string, pool: string, places?: Record<string, string>}} what */
export const placeWords = ({ model, variant, pool, places = {} }) =>
  [
    `${model}${variant && variant !== "original" ? ` (${variant})` : ""} on pool ${pool}`,
    ...Object.entries(DONE)
      .filter(([stage]) => places[stage])
      .map(([stage, done]) => `${done} on ${places[stage]}`),
  ].join(", ");

/** Quoted against billed, in a line. @param {any} render */
export function billWords(render) {
  const { quote, billedMicroUsd, savedMicroUsd } = render;
  const saved = savedMicroUsd > 0 ? `, saved ${money(savedMicroUsd)}` : "";
  return ended(render)
    ? `Quoted ${money(quote.microUsd)}, billed ${money(billedMicroUsd)}${saved}`
    : `Quoted ${money(quote.microUsd)} for ${counted(quote.images, "image")}`;
}
