/**
 * Acts done in the order in which they were asked for: one that has to wait holds up those after it, and when it fails
 * they are dropped, for they were meant for what it would have led to.
 *
 * @param {(problem: Error) => void} failed
 */
export function createSequence(failed) {
  /** @type {(() => Promise<unknown> | unknown)[]} */
  let waiting = [];
  /** The act that the others wait for. @type {Promise<unknown> | null} */
  let holding = null;

  function take(act) {
    if (holding) {
      waiting.push(act);
      return;
    }
    const done = act();
    if (done instanceof Promise) {
      hold(done);
    }
  }

  function hold(done) {
    holding = done;
    done
      .catch((problem) => {
        if (holding === done) {
          waiting = [];
        }
        failed(problem);
      })
      .finally(() => {
        if (holding === done) {
          holding = null;
          goOn();
        }
      });
  }

  function goOn() {
    while (waiting.length > 0 && !holding) {
      take(waiting.shift());
    }
  }

  return {
    /** Does it now, or when those before it are through. @param {() => Promise<unknown> | unknown} act */
    take,
    /** What waits is not done any more. */
    clear() {
      waiting = [];
      holding = null;
    },
  };
}
