import { term } from "./query-text.js";

/**
 * The rows of the parameters' list.
 *
 * @typedef {{name: string, label: string, text: (generation: any) => string | null, query?: (generation: any) => string}}
 *     ParameterField `name` as in JSON and in `sources`; `query` finds assets that have the same
 */

const plain = (name) => (generation) => {
  const value = generation[name];
  return value === null || value === undefined || value === "" ? null : String(value);
};

const field = (name, label, queryField) => ({
  name,
  label,
  text: plain(name),
  ...(queryField && { query: (generation) => term(queryField, String(generation[name])) }),
});

const size = ({ width, height }) => `${width} × ${height}`;

function highRes({ upscaler, scale, steps, denoise }) {
  const parts = [
    upscaler,
    scale && `× ${scale}`,
    steps && `${steps} steps`,
    denoise !== null && denoise !== undefined && `denoise ${denoise}`,
  ];
  return parts.filter(Boolean).join(", ");
}

/** @type {ParameterField[]} */
export const PARAMETER_FIELDS = [
  field("model", "Model", "model"),
  field("modelHash", "Model hash"),
  {
    name: "loras",
    label: "LoRAs",
    text: ({ loras }) =>
      loras?.length
        ? loras.map(({ name, weight }) => (weight === null ? name : `${name} (${weight})`)).join(", ")
        : null,
    query: ({ loras }) => loras.map(({ name }) => term("lora", name)).join(" "),
  },
  field("seed", "Seed", "seed"),
  field("steps", "Steps", "steps"),
  field("guidance", "Guidance", "guidance"),
  field("sampler", "Sampler", "sampler"),
  field("scheduler", "Scheduler", "scheduler"),
  field("clipSkip", "Clip skip"),
  field("denoise", "Denoise"),
  { name: "requestedSize", label: "Asked size", text: ({ requestedSize }) => requestedSize && size(requestedSize) },
  { name: "highRes", label: "High-res pass", text: ({ highRes: pass }) => pass && highRes(pass) },
  {
    name: "tool",
    label: "Tool",
    text: ({ tool, toolVersion }) => tool && [tool, toolVersion].filter(Boolean).join(" "),
    query: ({ tool }) => term("tool", tool),
  },
  field("declaredOrigin", "Declared origin"),
];

const LONGEST_PHRASE = 300;

/** Finds assets with the same prompt; of a very long one the beginning is enough. @param {string} prompt */
export function samePrompt(prompt) {
  const beginning = prompt.length <= LONGEST_PHRASE ? prompt : prompt.slice(0, prompt.lastIndexOf(" ", LONGEST_PHRASE));
  return `prompt:"${beginning.replaceAll('"', '""').replace(/\s+/g, " ").trim()}"`;
}
