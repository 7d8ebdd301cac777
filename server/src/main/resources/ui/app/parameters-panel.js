import { address } from "./api.js";
import { el, icon, iconButton } from "./dom.js";
import { PARAMETER_FIELDS, samePrompt } from "./parameter-fields.js";
import { addressOf } from "./route.js";
import { bytes, count, date, sentence } from "./words.js";

/**
 * What is known about the open asset.
 *
 * @param {any} asset with details as far as they are there
 * @param {{copy: (text: string, what: string) => void, search: (query: string) => void, open: (id: string) => void}} acts
 * @returns {HTMLElement[]}
 */
export function parametersPanel(asset, acts) {
  const generation = asset.generation ?? {};
  const sources = new Sources(asset.sources ?? {});
  return [
    facts(asset),
    copies(asset, acts),
    prompt("Prompt", "prompt", generation.prompt, sources, acts),
    prompt("Negative prompt", "negativePrompt", generation.negativePrompt, sources, acts),
    parameters(generation, sources, acts),
    origin(generation, sources),
    warnings(asset.warnings ?? []),
    locations(asset, acts),
    lineage("Made from", asset.parents ?? [], acts),
    lineage("Made from this", asset.children ?? [], acts),
  ].filter(Boolean);
}

/** Where fields were found. What most have in common is said once, under the list. */
class Sources {
  constructor(byField) {
    this.byField = byField;
    const times = new Map();
    for (const source of Object.values(byField)) {
      const place = source.split("#")[0];
      times.set(place, (times.get(place) ?? 0) + 1);
    }
    this.main = [...times].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
  }

  title(field) {
    return this.byField[field] ? `from ${this.byField[field]}` : null;
  }

  /** Worth saying beside the field: it comes from elsewhere than most. */
  note(field) {
    const source = this.byField[field];
    return source && source.split("#")[0] !== this.main ? el("span", { class: "source" }, source) : null;
  }
}

function facts(asset) {
  const size = asset.width ? `${count(asset.width)} × ${count(asset.height)}` : null;
  const kind = asset.animated ? `${asset.format}, animated` : asset.format;
  return el(
    "header",
    { class: "panel-facts" },
    el("h2", { class: "panel-name" }, asset.name),
    el("p", { class: "muted numbers" }, [size, kind, asset.bytes && bytes(asset.bytes)].filter(Boolean).join("  ·  ")),
    el("p", { class: "muted numbers" }, date(asset.createdAt)),
  );
}

function copies(asset, { copy }) {
  const generation = asset.generation ?? {};
  const button = (label, text, what, key) =>
    text &&
    el(
      "button",
      {
        type: "button",
        class: "plain",
        title: key ? `Copy (${key})` : "Copy",
        on: { click: () => copy(String(text), what) },
      },
      icon("copy", "icon small"),
      label,
    );
  const buttons = [
    button("Prompt", generation.prompt, "Prompt", "P"),
    button("Negative", generation.negativePrompt, "Negative prompt"),
    button("Seed", generation.seed, "Seed", "E"),
    button("All as A1111 text", asset.a1111, "Parameters", "Y"),
  ].filter(Boolean);
  return buttons.length > 0
    ? el("div", { class: "panel-copies", role: "group", "aria-label": "Copy" }, ...buttons)
    : null;
}

function prompt(title, name, text, sources, { copy, search }) {
  if (!text) {
    return null;
  }
  const find = name === "prompt" ? iconButton("search", "Find the same prompt", () => search(samePrompt(text))) : null;
  return el(
    "section",
    { class: "panel-prompt" },
    el(
      "div",
      { class: "panel-head" },
      el("h3", { title: sources.title(name) }, title),
      sources.note(name),
      el(
        "span",
        { class: "panel-head-acts" },
        find,
        iconButton("copy", `Copy the ${title.toLowerCase()}`, () => copy(text, title)),
      ),
    ),
    el("p", { class: "prompt-text", title: sources.title(name), tabindex: "0" }, text),
  );
}

function parameters(generation, sources, { search }) {
  const rows = PARAMETER_FIELDS.map((field) => ({ ...field, shown: field.text(generation) })).filter(
    ({ shown }) => shown,
  );
  if (rows.length === 0) {
    return generation.prompt
      ? null
      : el("p", { class: "muted panel-none" }, "The file says nothing about how it was made.");
  }
  const link = (query, shown, label) => {
    const click = (event) => {
      if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
        event.preventDefault();
        search(query);
      }
    };
    return el(
      "a",
      { href: addressOf({ query }), title: `Find others: ${label.toLowerCase()} ${shown}`, on: { click } },
      shown,
    );
  };
  return el(
    "dl",
    { class: "panel-parameters" },
    ...rows.flatMap(({ name, label, shown, query }) => [
      el("dt", { title: sources.title(name) }, label),
      el(
        "dd",
        { title: sources.title(name) },
        query ? link(query(generation), shown, label) : shown,
        sources.note(name),
      ),
    ]),
  );
}

function origin(generation, sources) {
  return sources.main
    ? el("p", { class: "source" }, "Read from ", sources.main, generation.dialect ? ` as ${generation.dialect}` : "")
    : null;
}

function warnings(all) {
  return all.length === 0
    ? null
    : el(
        "section",
        { class: "panel-warnings" },
        el("h3", {}, icon("warning", "icon small"), "Not everything could be read"),
        el(
          "ul",
          {},
          ...all.map(({ source, message }) =>
            el("li", {}, sentence(message), " ", el("span", { class: "source" }, source)),
          ),
        ),
      );
}

function locations(asset, { copy }) {
  const all = asset.locations ?? [{ path: asset.path, present: !asset.missing }];
  return el(
    "section",
    { class: "panel-locations" },
    el("h3", {}, all.length === 1 ? "Location" : `${all.length} locations`),
    el(
      "ul",
      {},
      ...all.map(({ path, present }) =>
        el(
          "li",
          {},
          el("span", { class: present ? "path" : "path gone" }, path),
          present ? null : el("span", { class: "danger" }, "missing"),
          iconButton("copy", "Copy the path", () => copy(path, "Path"), { class: "ghost small" }),
        ),
      ),
    ),
  );
}

const KINDS = { replaced: "Replaced" };

function lineage(title, all, { open }) {
  return all.length === 0
    ? null
    : el(
        "section",
        { class: "panel-lineage" },
        el("h3", {}, title),
        el(
          "ul",
          {},
          ...all.map(({ id, kind }) => {
            const image = el("img", { src: address.thumbnail(id), alt: "", loading: "lazy" });
            const label = KINDS[kind] ?? kind;
            return el(
              "li",
              {},
              el(
                "button",
                { type: "button", title: label, "aria-label": `Open: ${label}`, on: { click: () => open(id) } },
                image,
              ),
            );
          }),
        ),
      );
}
