import { duration, spelled } from "./words.js";

/** Why a value is what it is; a name that is not here is spelled out as it comes. */
const REASONS = {
  base: "What every image begins with",
  viewed: "Looked at",
  downloaded: "Downloaded",
  shared: "Shared",
  starred: "Starred",
  rated: "Your rating",
  tagged: "Tagged",
  collected: "Collected",
  promoted: "Analysis asked for",
  upscaled: "Made larger",
  varied: "Worked on further",
  session: "How its session did",
  metadata: "Says how it was made",
  unique: "Stands out from its likes",
  dismissed: "Turned down",
  rejected: "Rejected",
};

/** @param {string} signal */
export const reasonName = (signal) => REASONS[signal] ?? spelled(signal);

const HAPPENED = {
  viewed: ({ amount }) => `Looked at for ${duration(amount)}`,
  downloaded: () => "Downloaded",
  shared: () => "Link copied",
  starred: () => "Starred",
  unstarred: () => "Star taken away",
  rated: ({ amount }) => (amount > 0 ? `Rated ${amount}` : "Rating cleared"),
  tagged: ({ detail }) => `Tagged “${detail}”`,
  untagged: ({ detail }) => `Tag “${detail}” taken away`,
  collected: ({ detail }) => `Put into the collection “${detail}”`,
  uncollected: ({ detail }) => `Taken out of “${detail}”`,
  portfolio: ({ detail }) => `Put into the portfolio “${detail}”`,
  delivered: ({ detail }) => `Delivered as “${detail}”`,
  promoted: () => "Analysis asked for",
  dismissed: () => "Suggestion turned down",
  labelled: ({ detail }) => (detail ? `Labelled ${detail}` : "Label taken away"),
  rejected: () => "Rejected",
  deleted: () => "Put into the trash",
  restored: () => "Taken out of the trash",
};

/** @param {{kind: string, detail: string, amount: number}} signal */
export const signalText = (signal) => HAPPENED[signal.kind]?.(signal) ?? spelled(signal.kind);
