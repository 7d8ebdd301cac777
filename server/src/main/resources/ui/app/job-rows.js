import { address } from "./api.js";
import { el } from "./dom.js";
import { jobName } from "./queue-words.js";
import { duration, sentence, spelled } from "./words.js";

/** A job that is being worked on. @param {any} job @param {any} asset as far as it is known @param {(id: string) => void} open */
export function jobCard(job, asset, open) {
  return el(
    "li",
    { class: "job-card" },
    picture(job, asset, open),
    el(
      "div",
      { class: "job-words" },
      el("strong", { class: "cut" }, asset?.name ?? jobName(job.kind)),
      el("span", { class: "muted" }, jobName(job.kind)),
      el(
        "span",
        { class: "job-step" },
        job.step ? spelled(job.step) : "Beginning",
        el("span", { class: "job-pulse", "aria-hidden": "true" }),
      ),
    ),
  );
}

/** A job that waits, with why and how urgently. */
export function nextRow(job, asset, open) {
  return el(
    "li",
    { class: "job-row" },
    picture(job, asset, open),
    el(
      "div",
      { class: "job-words" },
      el(
        "span",
        { class: "cut" },
        el("strong", {}, asset?.name ?? ""),
        " ",
        el("span", { class: "muted" }, jobName(job.kind)),
      ),
      el("span", { class: "job-reason" }, job.reason ? sentence(job.reason) : ""),
    ),
    el(
      "span",
      { class: "job-priority" },
      job.explicit
        ? el(
            "span",
            { class: "badge", title: "Your own act asks for it: it goes first, whatever the budget says" },
            "you asked",
          )
        : el(
            "span",
            { class: "numbers", title: "Priority: value gained for a second of processor time" },
            priority(job.priority),
          ),
      el("span", { class: "muted numbers", title: "Estimated processor time" }, `≈ ${duration(job.estimate ?? 0)}`),
    ),
  );
}

/** @param {any} job */
export function picture(job, asset, open) {
  const label = `Open ${asset?.name ?? "the image"}`;
  const image = el("img", { src: address.thumbnail(job.assetId), alt: "", loading: "lazy" });
  return el(
    "button",
    { type: "button", class: "job-picture", title: label, "aria-label": label, on: { click: () => open(job.assetId) } },
    image,
  );
}

/** Three digits that count, since priorities span many sizes. */
const priority = (n) => (n === 0 ? "0" : Number(n.toPrecision(3)).toString());
