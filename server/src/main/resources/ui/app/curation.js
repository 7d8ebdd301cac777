import { address } from "./api.js";
import { el } from "./dom.js";
import { addressOf } from "./route.js";
import { counted } from "./words.js";

const MOST_AT_ONCE = 1_000;
const MOST_DOWNLOADS = 20;
const DEEP = 3;
const MOST_READ_AT_ONCE = 200;
const OTHER_WAY = {
  undo: (turn) => ({ label: "Do it again", key: "Ctrl+Shift+Z", run: () => void turn("redo") }),
  redo: (turn) => ({ label: "Undo", key: "Ctrl+Z", run: () => void turn("undo") }),
};

/**
 * What the user says about images. It is shown at once and recorded behind; what the server refuses is taken back. Every
 * act but sharing, downloading and analysing can be undone, any number of them: the server keeps them.
 *
 * Those who show what happens in their own way pass `quiet`: then only failures are said.
 *
 * @param {{api: any, acts: ReturnType<typeof import("./api-acts.js").createActsApi>,
 *     details: import("./details.js").Details, say: any, copy: (text: string, what: string) => void}} parts
 */
export function createCuration({ api, acts, details, say, copy }) {
  let sending = Promise.resolve();
  let unsent = 0;
  let begun = Promise.resolve();

  /**
   * Acts begin in the order in which they were asked for: what one means depends on what those before it led to, and that
   * may have to be read first, or be taken back on the server.
   *
   * @template T
   * @param {() => Promise<{done: T | Promise<T>}>} begin `done` is what goes on behind, while the next one begins
   * @returns {Promise<T>}
   */
  function inTurn(begin) {
    const beginning = begun.then(begin);
    begun = beginning.then(
      () => {},
      () => {},
    );
    return beginning.then(({ done }) => done);
  }

  /** One after the other, so that the last act is the last to be recorded. */
  function send(ids, signal) {
    unsent++;
    const sent = sending.then(() => record(ids, signal));
    sending = sent.catch(() => {}).then(() => unsent--);
    return sent;
  }

  /** @param {string[]} ids @param {{kind: string, detail?: string, amount?: number}} signal */
  async function record(ids, signal) {
    if (ids.length === 1) {
      const asset = await api.record(ids[0], { detail: "", amount: 0, ...signal });
      if (unsent === 1) {
        details.change([asset]); // else it has been changed again already
      }
      return;
    }
    for (let from = 0; from < ids.length; from += MOST_AT_ONCE) {
      await api.recordForAll(ids.slice(from, from + MOST_AT_ONCE), { detail: "", amount: 0, ...signal });
    }
    details.refresh(ids);
  }

  /**
   * @param {any[]} before the assets as they stand
   * @param {any} signal
   * @param {(asset: any) => any} change what will be different
   */
  async function apply(before, signal, change) {
    const ids = before.map(({ id }) => id);
    details.hold(ids);
    details.change(before.map((asset) => ({ id: asset.id, ...change(asset) })));
    try {
      await send(ids, signal);
      return true;
    } catch (problem) {
      details.change(before);
      say(problem.message);
      return false;
    } finally {
      details.release(ids);
      details.refresh(ids);
    }
  }

  /** @returns {Promise<boolean>} whether anything was done */
  const act = (ids, concerned, what) => inTurn(() => acted(ids, concerned, what));

  /** @returns {Promise<{done: boolean | Promise<boolean>}>} */
  async function acted(ids, concerned, { signal, change, message, quiet = false }) {
    let assets;
    try {
      assets = (await details.all(ids)).filter(concerned);
    } catch (problem) {
      say(problem.message);
      return { done: false };
    }
    if (assets.length === 0) {
      return { done: false };
    }
    const done = apply(assets, signal, change);
    if (!quiet) {
      say(message(assets), { label: "Undo", key: "Ctrl+Z", run: () => void undo() });
    }
    return { done };
  }

  /** @type {Set<() => void>} */
  const turned = new Set();

  /**
   * Takes back what was done last, or does it again, once all that was said is recorded.
   *
   * @param {"undo" | "redo"} way
   * @returns {Promise<{act: any, assets: string[]} | null>} null when there was nothing, or it failed, which is said
   */
  function turn(way) {
    return inTurn(async () => {
      await sending;
      return { done: await turnedNow(way) };
    });
  }

  async function turnedNow(way) {
    try {
      const { act: done, assets } = await acts.turn(way);
      if (done === null) {
        say(way === "undo" ? "There is nothing to undo" : "There is nothing to do again");
        return null;
      }
      say(`${way === "undo" ? "Undone" : "Done again"}: ${done.words}`, OTHER_WAY[way](turn));
      await readAgain(assets);
      turned.forEach((listener) => listener());
      return { act: done, assets };
    } catch (problem) {
      say(problem.message);
      return null;
    }
  }

  /** A few at once, so that what was taken back is seen at once; many as they are looked at. */
  async function readAgain(ids) {
    details.outdate(ids);
    if (ids.length <= MOST_READ_AT_ONCE) {
      details.change(ids.length > 0 ? await api.assets(ids) : []);
    } else {
      details.refresh(ids);
    }
  }

  const undo = () => turn("undo");
  const redo = () => turn("redo");

  const named = (assets, one, many) => (assets.length === 1 ? one : `${many} ${counted(assets.length, "image")}`);

  async function starred(ids, quiet) {
    let on;
    try {
      on = !(await details.all(ids)).every(({ starred }) => starred);
    } catch (problem) {
      say(problem.message);
      return { done: false };
    }
    return acted(ids, ({ starred }) => Boolean(starred) !== on, {
      quiet,
      signal: { kind: on ? "starred" : "unstarred" },
      change: () => ({ starred: on }),
      message: (all) => (on ? named(all, "Starred", "Starred") : named(all, "Star taken away", "Star taken from")),
    });
  }

  async function labelled(ids, colour, quiet) {
    let off;
    try {
      off = (await details.all(ids)).every(({ label }) => label === colour);
    } catch (problem) {
      say(problem.message);
      return { done: false };
    }
    const label = off ? null : colour;
    return acted(ids, (asset) => (asset.label ?? null) !== label, {
      quiet,
      signal: { kind: "labelled", detail: label ?? "" },
      change: () => ({ label }),
      message: (all) => (off ? named(all, "Label taken away", "Label taken from") : named(all, `Labelled ${colour}`, `Labelled ${colour}:`)),
    });
  }

  return {
    /** Stars all, or takes the star from all when every one has it. @param {string[]} ids @param {boolean} [quiet] */
    star: (ids, quiet) => inTurn(() => starred(ids, quiet)),

    /** @param {string[]} ids @param {number} rating 0 takes it away @param {boolean} [quiet] */
    rate: (ids, rating, quiet) =>
      act(ids, (asset) => (asset.rating ?? 0) !== rating, {
        quiet,
        signal: { kind: "rated", amount: rating },
        change: () => ({ rating }),
        message: (all) =>
          rating === 0
            ? named(all, "Rating cleared", "Rating cleared of")
            : named(all, `Rated ${rating}`, `Rated ${rating}:`),
      }),

    /**
     * Marks all with a colour, or takes it from all when every one has it.
     *
     * @param {string[]} ids @param {string} colour @param {boolean} [quiet]
     */
    label: (ids, colour, quiet) => inTurn(() => labelled(ids, colour, quiet)),

    /** Puts them into the trash, which counts against them. @param {string[]} ids @param {boolean} [quiet] */
    reject: (ids, quiet) =>
      act(ids, ({ trashed }) => !trashed, {
        quiet,
        signal: { kind: "rejected" },
        change: () => ({ trashed: true, trashedBy: "rejected" }),
        message: (all) => named(all, "Rejected", "Rejected"),
      }),

    /** Puts them into the trash without a word about their worth. @param {string[]} ids @param {boolean} [quiet] */
    remove: (ids, quiet) =>
      act(ids, ({ trashed }) => !trashed, {
        quiet,
        signal: { kind: "deleted" },
        change: () => ({ trashed: true, trashedBy: "deleted" }),
        message: (all) => named(all, "Put into the trash", "Put into the trash:"),
      }),

    /** @param {string[]} ids @param {boolean} [quiet] */
    restore: (ids, quiet) =>
      act(ids, ({ trashed }) => Boolean(trashed), {
        quiet,
        signal: { kind: "restored" },
        change: () => ({ trashed: false, trashedBy: null, trashedAt: null }),
        message: (all) => named(all, "Taken out of the trash", "Taken out of the trash:"),
      }),

    /** @param {string[]} ids @param {string} tag @param {boolean} [on] */
    tag: (ids, tag, on = true) =>
      act(ids, (asset) => holds(asset.tags, tag) !== on, {
        signal: { kind: on ? "tagged" : "untagged", detail: tag },
        change: (asset) => ({ tags: on ? [...(asset.tags ?? []), tag] : without(asset.tags, tag) }),
        message: (all) =>
          on
            ? named(all, `Tagged “${tag}”`, `Tagged “${tag}”:`)
            : named(all, `No longer tagged “${tag}”`, `“${tag}” taken from`),
      }),

    /** @param {string[]} ids @param {string} name @param {"collected" | "portfolio" | "delivered"} [kind] */
    collect: (ids, name, kind = "collected") =>
      act(ids, (asset) => !holds(asset.collections, name) || kind !== "collected", {
        signal: { kind, detail: name },
        change: (asset) => ({ collections: [...without(asset.collections, name), name] }),
        message: (all) => named(all, `Put into “${name}”`, `Put into “${name}”:`),
      }),

    /** @param {string[]} ids @param {string} name */
    takeOut: (ids, name) =>
      act(ids, (asset) => holds(asset.collections, name), {
        signal: { kind: "uncollected", detail: name },
        change: (asset) => ({ collections: without(asset.collections, name) }),
        message: (all) => named(all, `Taken out of “${name}”`, `Taken out of “${name}”:`),
      }),

    /** "Analyse this now": to the front, whatever the budget says. @param {string[]} ids */
    async analyse(ids) {
      try {
        const waiting = (await details.all(ids)).filter(({ tier }) => tier < DEEP).map(({ id }) => id);
        if (waiting.length === 0) {
          say(
            ids.length === 1
              ? "This image has been analysed in depth already"
              : "All of these have been analysed in depth",
          );
        } else if (waiting.length === 1) {
          await api.promote(waiting[0], DEEP);
          say("Analysis is next");
        } else {
          await send(waiting, { kind: "promoted", amount: DEEP });
          say(`${counted(waiting.length, "image")} will be analysed next`);
        }
      } catch (problem) {
        say(problem.message);
      }
    },

    /** @param {string[]} ids */
    async share(ids) {
      copy(ids.map((id) => location.origin + addressOf({ asset: id })).join("\n"), counted(ids.length, "link"));
      try {
        await send(ids, { kind: "shared" });
      } catch (problem) {
        say(problem.message);
      }
    },

    /** @param {string[]} ids */
    async download(ids) {
      if (ids.length > MOST_DOWNLOADS) {
        return say(`A browser saves up to ${MOST_DOWNLOADS} files at once; for more there is “sluice download”`);
      }
      for (const { id, name } of await details.all(ids)) {
        el("a", { href: address.download(id), download: name }).click();
      }
    },

    undo,
    /** @param {() => void} listener told when something was taken back or done again, on whichever page */
    onTurn: (listener) => void turned.add(listener),
    redo,
  };
}

const holds = (names, name) => (names ?? []).some((one) => one.toLowerCase() === name.toLowerCase());
const without = (names, name) => (names ?? []).filter((one) => one.toLowerCase() !== name.toLowerCase());
