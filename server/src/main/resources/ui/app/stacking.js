import { counted } from "./words.js";

/**
 * What the user says about stacks, from wherever he says it. Each act can be taken back, which the server does.
 *
 * @param {{stacks: any, details: import("./details.js").Details, say: any}} parts
 */
export function createStacking({ stacks, details, say }) {
  const listeners = new Set();

  function changed(ids) {
    details.refresh(ids);
    listeners.forEach((listener) => listener(ids));
  }

  async function undo(ids) {
    try {
      const act = await stacks.undo();
      changed(ids);
      say(act ? `Undone: ${act.words}` : "There is nothing to undo");
    } catch (problem) {
      say(problem.message);
    }
  }

  /** @param {() => Promise<any>} ask @param {string[]} ids all whose standing may be another */
  async function act(ask, ids, message) {
    try {
      const answer = await ask();
      changed(ids);
      say(message, { label: "Undo", key: "Ctrl+Z", run: () => void undo(ids) });
      return answer;
    } catch (problem) {
      say(problem.message);
      return null;
    }
  }

  /** Those of one stack among these, or none with a word of why. */
  async function inOne(ids) {
    const assets = await stacks.assets(ids);
    const stack = assets[0]?.stackId;
    if (!stack || assets.some(({ stackId }) => stackId !== stack)) {
      say(ids.length === 1 ? "This image is in no stack" : "These images are not in one stack");
      return null;
    }
    return stacks.stack(stack);
  }

  return {
    /** @param {(ids: string[]) => void} listener told whose stacks may be others now */
    onChange: (listener) => void listeners.add(listener),

    /** Makes the first of these the cover of its stack; when it is that by choice, leaves it to the rules. @param {string[]} ids */
    async cover(ids) {
      const stack = await inOne(ids.slice(0, 1)).catch((problem) => say(problem.message));
      if (!stack) {
        return null;
      }
      const chosen = stack.cover === ids[0] && stack.reason === "chosen by you";
      return act(
        () => stacks.cover(stack.id, chosen ? null : ids[0]),
        stack.members,
        chosen ? "The cover is left to the rules again" : "This is the cover of its stack now",
      );
    },

    /** @param {string[]} ids of one stack */
    async takeOut(ids) {
      const stack = await inOne(ids).catch((problem) => say(problem.message));
      return stack
        ? act(() => stacks.remove(stack.id, ids), stack.members, `Took ${counted(ids.length, "image")} out of a stack`)
        : null;
    },

    /** @param {string[]} ids */
    async merge(ids) {
      if (ids.length < 2) {
        say("Choose two images or more to make one stack of them");
        return null;
      }
      return act(() => stacks.merge(ids), ids, `Made one stack of ${counted(ids.length, "image")}`);
    },
  };
}
