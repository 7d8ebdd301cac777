import { createSequence } from "./sequence.js";

/** Pausing, resuming and draining the deep work: shown at once, and taken back when the server refuses. */
export function createSteering({ store, api, say }) {
  /** One after the other, so that the last word is the last to be heard. */
  const sequence = createSequence((problem) => say(problem.message));

  async function steer(action, mode, message) {
    const before = store.state.queue ?? (await api.queue());
    store.set({ queue: { ...before, mode } });
    try {
      store.set({ queue: await api.steer(action) });
      say(message);
    } catch (problem) {
      store.set({ queue: before });
      say(problem.message);
    }
  }

  const pause = () => steer("pause", "paused", "Deep work is paused");
  const resume = () => steer("resume", "automatic", "Deep work goes on when the machine is free");
  const drain = () => steer("drain", "draining", "Working the queue off now");
  const toggle = async () => ((store.state.queue ?? (await api.queue())).mode === "paused" ? resume() : pause());
  return {
    pause: () => sequence.take(pause),
    resume: () => sequence.take(resume),
    drain: () => sequence.take(drain),
    toggle: () => sequence.take(toggle),
  };
}
