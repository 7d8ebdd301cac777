import { sentence, when } from "./words.js";

const WORTH_SAYING_MS = 90_000;

/** What the queue is doing, as one word for colours and one for people. @param {any} queue */
export function queueState(queue) {
  if (queue.mode === "paused") {
    return { kind: "paused", label: "Paused" };
  }
  if (queue.running > 0) {
    return { kind: "working", label: queue.mode === "draining" ? "Working it off" : "Working" };
  }
  if (queue.waiting + queue.retry + queue.snoozed === 0) {
    return { kind: "idle", label: "Nothing to do" };
  }
  return queue.gate?.open === false && queue.mode !== "draining"
    ? { kind: "held", label: "Holding back" }
    : { kind: "waiting", label: "Waiting" };
}

/** All that waits for a turn, now or later. @param {any} queue */
export const allWaiting = ({ waiting, retry, snoozed }) => waiting + (retry ?? 0) + (snoozed ?? 0);

/** The line that says why. @param {any} queue */
export function queueReason(queue) {
  if (queue.mode === "paused") {
    return "You have paused the deep work. Browsing, searching and importing go on as ever.";
  }
  if (queueState(queue).kind === "idle") {
    return queue.budget?.exhausted
      ? queue.budget.reason
      : "Every image that has earned a closer look has had it. Star, rate or collect images, and they come here.";
  }
  const { open, admits, until } = queue.gate ?? {};
  const onlyAsked = open === false && admits === "explicit" && queue.mode === "automatic";
  const reason = (queue.gate?.reason ?? "") + (onlyAsked ? ": only what you asked for is done" : "");
  const soon = !until || Date.parse(until) - Date.now() < WORTH_SAYING_MS;
  return reason ? sentence(soon ? reason : `${reason}; it goes on ${when(until)}`) : "";
}

const KINDS = {
  standard: "Standard analysis",
  deep: "Deep analysis",
  embed: "New embedding",
};

/** @param {string} kind of a job */
export const jobName = (kind) => KINDS[kind] ?? kind;
