import { sentence } from "./words.js";

const ROOT = "/api/v1/";

/** An answer that is an error, or none at all (`status` 0). */
export class Problem extends Error {
  /** @param {number} status @param {{title?: string, detail?: string, at?: {from: number, to: number}, hint?: string, field?: string}} body */
  constructor(status, body) {
    super(sentence(body.detail || body.title || `The server answered ${status}`));
    this.status = status;
    this.at = body.at ?? null;
    this.hint = body.hint ? sentence(body.hint) : null;
    this.field = body.field ?? null;
  }
}

/** Addresses that images and downloads have. */
export const address = {
  thumbnail: (id) => `${ROOT}assets/${id}/thumbnail`,
  original: (id) => `${ROOT}assets/${id}/original`,
  download: (id) => `${ROOT}assets/${id}/original?download&origin=page`,
  preview: (id) => `${ROOT}assets/${id}/preview`,
  events: () => ROOT + "events",
  upload: (name) => `${ROOT}uploads?${new URLSearchParams({ name })}`,
};

/** @param {Response} response */
async function problemOf(response) {
  try {
    return new Problem(response.status, await response.json());
  } catch {
    return new Problem(response.status, {}); // a proxy's page, or cut short
  }
}

/**
 * The server's API. An abort comes through as the browser's AbortError, everything else as a {@link Problem}.
 *
 * @param {(problem: Problem) => void} unauthorised called when a token is needed
 * @param {{present: () => boolean}} attention requests made while nobody is there say so
 */
export function createApi(unauthorised, attention) {
  async function call(path, options = {}) {
    let response;
    try {
      const headers = { Accept: "application/json", ...options.headers };
      if (!attention.present()) {
        headers["Sluice-Background"] = "1";
      }
      response = await fetch(ROOT + path, { ...options, headers });
    } catch (error) {
      throw error.name === "AbortError" ? error : new Problem(0, { detail: "The server does not answer." });
    }
    if (response.ok) {
      return response;
    }
    const problem = await problemOf(response);
    if (problem.status === 401) {
      unauthorised(problem);
    }
    throw problem;
  }

  const json = async (path, options) => (await call(path, options)).json();
  const get = (path, parameters, signal) => json(`${path}?${new URLSearchParams(parameters)}`, { signal });
  const post = (path, body, options = {}) =>
    call(path, {
      method: "POST",
      headers: { Accept: "application/json", "Content-Type": "application/json" },
      body: JSON.stringify(body),
      ...options,
    });
  const posted = async (path, body, options) => (await post(path, body, options)).json();
  /** What was said and is shown already: the browser sends it even when the page is left at once. */
  const kept = { keepalive: true };

  return {
    /** For what belongs to one feature: each has a module of its own over these. */
    get,
    posted,
    /** A picture that is made for this request; one that is kept has an address. @returns {Promise<Blob>} */
    picture: async (path, signal) => (await call(path, { signal, headers: { Accept: "image/*" } })).blob(),
    /** @param {"PUT" | "PATCH" | "DELETE"} method */
    async send(method, path, body) {
      const response = await post(path, body ?? {}, { method });
      return response.status === 204 ? null : response.json();
    },
    /** @returns {Promise<{bytes: Uint8Array, total: number}>} */
    async order(q, sort, signal) {
      const response = await call(`assets/order?${new URLSearchParams({ q, sort })}`, {
        signal,
        headers: { Accept: "application/octet-stream, application/problem+json" },
      });
      const bytes = new Uint8Array(await response.arrayBuffer());
      return { bytes, total: Number(response.headers.get("Sluice-Total") ?? bytes.length / 16) };
    },
    count: async (q) => (await get("assets", { q, limit: "1" })).total,
    assets: async (ids, signal) => (await get("assets", { ids: ids.join(",") }, signal)).items,
    asset: (id, signal) => json("assets/" + id, { signal }),
    metadata: async (id, signal) => (await json(`assets/${id}/metadata`, { signal })).entries,
    facets: async (q, fields, limit, signal) =>
      (await get("assets/facets", { q, fields: fields.join(","), limit: String(limit) }, signal)).facets,
    suggest: (text, caret, signal) => get("assets/suggest", { text, caret: String(caret) }, signal),
    status: () => json("status"),
    imports: async () => (await json("imports")).items,
    startImport: async (path, watch) => (await post("imports", { paths: [path], watch })).json(),
    endImport: (id) => call("imports/" + id, { method: "DELETE" }),
    problems: (id, offset, limit) => get(`imports/${id}/problems`, { offset: String(offset), limit: String(limit) }),
    session: (token) => post("session", { token }),

    signals: async (id, limit, signal) => (await get(`assets/${id}/signals`, { limit: String(limit) }, signal)).items,
    /** Records what was done with one asset. @returns {Promise<any>} the asset as it stands now */
    record: async (id, signal) => (await posted(`assets/${id}/signals`, { origin: "page", ...signal }, kept)).asset,
    recordForAll: (ids, signal) => posted("signals", { assets: ids, origin: "page", ...signal }),
    /** Records while the page is being left: the browser sends it, and nobody waits for the answer. */
    recordLeaving: (id, signal) => post(`assets/${id}/signals`, { origin: "page", ...signal }, kept),
    promote: (id, tier) => posted(`assets/${id}/promote`, { tier, origin: "page" }),
    similar: (id, limit, signal) => get(`assets/${id}/similar`, { limit: String(limit) }, signal),
    collections: async () => (await json("collections?covers=0")).items,
    stack: (id, signal) => json("stacks/" + id, { signal }),
    queue: () => json("queue"),
    steer: (action) => posted("queue", { action }, kept),
    jobs: async (state, limit) => (await get("jobs", { state, limit: String(limit) })).items,
    /** @param {"retry" | "drop"} action @param {string[] | null} ids null for all dead ones */
    settle: (action, ids) => posted("jobs", ids ? { action, ids } : { action, all: true, state: "dead" }),
    spend: (days, signal) => get("spend", { days: String(days) }, signal),
  };
}
