const PAGE = 20;
const FEW = 5;

/**
 * The pairs to judge, one after the other: read ahead, answered in order, and taken back.
 *
 * @param {{stacks: any, say: any, changed: () => void}} parts
 */
export function createReviewQueue({ stacks, say, changed }) {
  let ahead = [];
  let cursor = null;
  let ended = false;
  let reading = null;
  let running = new AbortController();
  let sending = Promise.resolve();
  /** What was done here, the last at the end: a pair, and whether something was said of it. */
  let done = [];
  const state = { current: null, phase: "looking", left: 0, said: 0, skipped: 0, problem: "" };

  /** Reads on until there are pairs, or nothing is left to look through. */
  async function read(signal) {
    try {
      await sending; // what is being said of a pair is not asked again
      while (!ended && ahead.length < FEW) {
        const page = await stacks.doubtful(cursor, PAGE, signal);
        signal.throwIfAborted();
        cursor = page.next;
        ended = page.next === null;
        state.left = page.left;
        ahead.push(...page.items);
        settle();
      }
      state.phase = "ready";
    } catch (problem) {
      if (problem.name === "AbortError") {
        return;
      }
      state.phase = "failed";
      state.problem = problem.message;
      ended = true;
    }
    settle();
  }

  function settle() {
    state.current = ahead[0] ?? null;
    changed();
  }

  function begin() {
    const mine = read(running.signal).finally(() => {
      reading = reading === mine ? null : reading;
    });
    reading = mine;
  }

  function readOn() {
    if (!reading && !ended && ahead.length < FEW) {
      begin();
    }
  }

  function advance(entry) {
    done.push(entry);
    ahead.shift();
    if (ahead.length === 0 && !ended) {
      state.phase = "looking";
    }
    readOn();
    settle();
  }

  /** One after the other, so that the last is what is taken back first. */
  function send(work) {
    sending = sending.then(work, work);
    return sending;
  }

  /** It was not to be: the pair is asked again, unless that was taken back already. */
  function putBack(entry) {
    entry.refused = true;
    if (!done.includes(entry)) {
      return;
    }
    done = done.filter((one) => one !== entry);
    count(entry, -1);
    ahead.unshift(entry.pair);
    settle();
  }

  function count(entry, by) {
    state[entry.said ? "said" : "skipped"] += by;
  }

  return {
    state,
    /** The pictures of the pair after this one. */
    get next() {
      return ahead[1] && [ahead[1].one, ahead[1].other];
    },
    get canUndo() {
      return done.length > 0;
    },
    start() {
      running.abort();
      running = new AbortController();
      ahead = [];
      cursor = null;
      ended = false;
      Object.assign(state, { current: null, phase: "looking", problem: "" });
      changed();
      begin();
    },
    /** @param {boolean} same */
    say(same) {
      const pair = state.current;
      if (!pair) {
        return;
      }
      const entry = { pair, said: true };
      count(entry, 1);
      advance(entry);
      void send(async () => {
        try {
          await stacks.decide(pair.one, pair.other, same);
        } catch (problem) {
          say(problem.message);
          putBack(entry);
        }
      });
    },
    skip() {
      if (state.current) {
        const entry = { pair: state.current, said: false };
        count(entry, 1);
        advance(entry);
      }
    },
    undo() {
      const entry = done.pop();
      if (!entry) {
        return;
      }
      count(entry, -1);
      ahead.unshift(entry.pair);
      settle();
      if (!entry.said) {
        return;
      }
      return send(async () => {
        if (entry.refused) {
          return; // there is nothing of it on the server
        }
        try {
          await stacks.undo();
        } catch (problem) {
          say(problem.message);
        }
      });
    },
  };
}
