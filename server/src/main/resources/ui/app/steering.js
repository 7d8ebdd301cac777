/** Pausing, resuming and draining the deep work: shown at once, and taken back when the server refuses. */
export function createSteering({ store, api, say }) {
  async function steer(action, mode, message) {
    const before = store.state.queue;
    if (!before) {
      return;
    }
    store.set({ queue: { ...before, mode } });
    try {
      store.set({ queue: await api.steer(action) });
      say(message);
    } catch (problem) {
      store.set({ queue: before });
      say(problem.message);
    }
  }

  const acts = {
    pause: () => steer("pause", "paused", "Deep work is paused"),
    resume: () => steer("resume", "automatic", "Deep work goes on when the machine is free"),
    drain: () => steer("drain", "draining", "Working the queue off now"),
    toggle: () => (store.state.queue?.mode === "paused" ? acts.resume() : acts.pause()),
  };
  return acts;
}
