import { address } from "./api.js";
import { el } from "./dom.js";
import { addressOf } from "./route.js";
import { counted } from "./words.js";

const MOST_AT_ONCE = 1_000;
const MOST_DOWNLOADS = 20;
const DEEP = 3;

/**
 * What the user says about images. It is shown at once and recorded behind; what the server refuses is taken back. Every
 * act but sharing, downloading and analysing can be undone, which records its opposite: facts are never overwritten.
 *
 * @param {{api: any, details: import("./details.js").Details, say: any, copy: (text: string, what: string) => void}} parts
 */
export function createCuration({ api, details, say, copy }) {
  let takeBack = null;
  let sending = Promise.resolve();
  let unsent = 0;

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
      takeBack = null;
      say(problem.message);
      return false;
    } finally {
      details.release(ids);
      details.refresh(ids);
    }
  }

  /**
   * Offers to take an act back, as soon as it is seen: each image to how it stood, with one call for all that stood alike.
   *
   * @param {Promise<boolean>} done whether the act was recorded
   */
  function offerUndo(message, done, before, inverse, change) {
    const run = async () => {
      takeBack = null;
      if (!(await done)) {
        return;
      }
      const groups = Map.groupBy(before, (asset) => JSON.stringify(inverse(asset)));
      for (const [signal, assets] of groups) {
        await apply(assets, JSON.parse(signal), change);
      }
    };
    takeBack = run;
    say(message, { label: "Undo", key: "Ctrl+Z", run });
  }

  async function act(ids, concerned, { signal, change, inverse, restore, message }) {
    let assets;
    try {
      assets = (await details.all(ids)).filter(concerned);
    } catch (problem) {
      return say(problem.message);
    }
    if (assets.length > 0) {
      const done = apply(assets, signal, change);
      offerUndo(message(assets), done, assets, inverse, restore);
      await done;
    }
  }

  const named = (assets, one, many) => (assets.length === 1 ? one : `${many} ${counted(assets.length, "image")}`);

  return {
    /** Stars all, or takes the star from all when every one has it. @param {string[]} ids */
    async star(ids) {
      let on;
      try {
        on = !(await details.all(ids)).every(({ starred }) => starred);
      } catch (problem) {
        return say(problem.message);
      }
      return act(ids, ({ starred }) => Boolean(starred) !== on, {
        signal: { kind: on ? "starred" : "unstarred" },
        change: () => ({ starred: on }),
        inverse: () => ({ kind: on ? "unstarred" : "starred" }),
        restore: () => ({ starred: !on }),
        message: (all) => (on ? named(all, "Starred", "Starred") : named(all, "Star taken away", "Star taken from")),
      });
    },

    /** @param {string[]} ids @param {number} rating 0 takes it away */
    rate: (ids, rating) =>
      act(ids, (asset) => (asset.rating ?? 0) !== rating, {
        signal: { kind: "rated", amount: rating },
        change: () => ({ rating }),
        inverse: (asset) => ({ kind: "rated", amount: asset.rating ?? 0 }),
        restore: (asset) => ({ rating: asset.rating ?? 0 }),
        message: (all) =>
          rating === 0
            ? named(all, "Rating cleared", "Rating cleared of")
            : named(all, `Rated ${rating}`, `Rated ${rating}:`),
      }),

    /** @param {string[]} ids @param {string} tag @param {boolean} [on] */
    tag: (ids, tag, on = true) =>
      act(ids, (asset) => holds(asset.tags, tag) !== on, {
        signal: { kind: on ? "tagged" : "untagged", detail: tag },
        change: (asset) => ({ tags: on ? [...(asset.tags ?? []), tag] : without(asset.tags, tag) }),
        inverse: () => ({ kind: on ? "untagged" : "tagged", detail: tag }),
        restore: (asset) => ({ tags: asset.tags ?? [] }),
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
        inverse: () => ({ kind: "uncollected", detail: name }),
        restore: (asset) => ({ collections: without(asset.collections, name) }),
        message: (all) => named(all, `Put into “${name}”`, `Put into “${name}”:`),
      }),

    /** @param {string[]} ids @param {string} name */
    takeOut: (ids, name) =>
      act(ids, (asset) => holds(asset.collections, name), {
        signal: { kind: "uncollected", detail: name },
        change: (asset) => ({ collections: without(asset.collections, name) }),
        inverse: () => ({ kind: "collected", detail: name }),
        restore: (asset) => ({ collections: asset.collections ?? [] }),
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

    undo: () => takeBack?.(),
  };
}

const holds = (names, name) => (names ?? []).some((one) => one.toLowerCase() === name.toLowerCase());
const without = (names, name) => (names ?? []).filter((one) => one.toLowerCase() !== name.toLowerCase());
