import { address } from "./api.js";
import { sentence } from "./words.js";

const AT_ONCE = 2;

/**
 * Sends files one by one, two at a time, and says how each fares.
 *
 * @typedef {{name: string, file: File, state: "waiting" | "sending" | "imported" | "duplicate" | "refused" | "failed",
 *     share: number, reason: string | null, id: string | null}} Upload
 * @param {(uploads: Upload[]) => void} changed
 */
export function createUploads(changed) {
  /** @type {Upload[]} */
  let uploads = [];
  let sending = 0;

  const tell = () => changed([...uploads]);

  function next() {
    while (sending < AT_ONCE) {
      const upload = uploads.find(({ state }) => state === "waiting");
      if (!upload) {
        return;
      }
      sending++;
      upload.state = "sending";
      void send(upload).then((outcome) => {
        Object.assign(upload, outcome);
        sending--;
        tell();
        next();
      });
    }
  }

  /** @returns {Promise<Partial<Upload>>} `fetch` does not say how much has been sent, the older interface does */
  function send(upload) {
    return new Promise((resolve) => {
      const request = new XMLHttpRequest();
      request.open("POST", address.upload(upload.name));
      request.setRequestHeader("Content-Type", "application/octet-stream");
      request.responseType = "json";
      request.upload.addEventListener("progress", ({ loaded, total }) => {
        upload.share = total > 0 ? loaded / total : 0;
        tell();
      });
      request.addEventListener("error", () => resolve({ state: "failed", reason: "The server does not answer." }));
      request.addEventListener("abort", () => resolve({ state: "failed", reason: "Cancelled." }));
      request.addEventListener("load", () => resolve(outcomeOf(request)));
      request.send(upload.file);
    });
  }

  return {
    /** @param {File[]} files */
    add(files) {
      uploads = uploads.concat(
        files.map((file) => ({ name: file.name, file, state: "waiting", share: 0, reason: null, id: null })),
      );
      next();
      tell();
    },
    /** Forgets what has come to an end. */
    clear() {
      uploads = uploads.filter(({ state }) => state === "waiting" || state === "sending");
      tell();
    },
    /** Takes back what has not been sent yet. */
    cancel() {
      uploads = uploads.filter(({ state }) => state !== "waiting");
      tell();
    },
  };
}

function outcomeOf({ status, response }) {
  const item = response?.items?.[0];
  if (status === 200 && item) {
    return { state: item.outcome, reason: item.reason && sentence(item.reason), id: item.id, share: 1 };
  }
  return { state: "failed", reason: sentence(response?.detail ?? `The server answered ${status}`) };
}
