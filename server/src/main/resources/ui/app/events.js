import { address } from "./api.js";

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 15_000;
/** A browser opens six connections to a server over all its tabs; one that nobody looks at gives its own back. */
const HIDDEN_MS = 60_000;
const TYPES = [
  "sluice.import.progress",
  "sluice.import.ended",
  "sluice.catalog.changed",
  "sluice.pictures.ready",
  "sluice.assets.changed",
  "sluice.queue.changed",
  "sluice.render.progress",
  "sluice.render.ended",
];

/**
 * Follows the server's events and comes back when the connection breaks.
 *
 * @param {{event: (type: string, data: any) => void, live: () => void, lost: () => void}} told
 * @returns {{reconnect: () => void}} tries again at once
 */
export function followEvents(told) {
  let source = null;
  let wait = FIRST_WAIT_MS;
  let timer = 0;
  let hiddenTimer = 0;

  function connect() {
    clearTimeout(timer);
    source?.close();
    source = new EventSource(address.events());
    source.addEventListener("open", () => {
      wait = FIRST_WAIT_MS;
      told.live();
    });
    source.addEventListener("error", () => {
      // The browser's own retry gives up on an answer that is an error; ours does not.
      source.close();
      told.lost();
      timer = setTimeout(connect, wait);
      wait = Math.min(LONGEST_WAIT_MS, 2 * wait);
    });
    for (const type of TYPES) {
      source.addEventListener(type, (message) => told.event(type, JSON.parse(message.data).data));
    }
  }

  function sleepOrWake() {
    clearTimeout(hiddenTimer);
    if (document.hidden) {
      hiddenTimer = setTimeout(() => {
        clearTimeout(timer);
        source.close();
      }, HIDDEN_MS);
    } else if (source.readyState === EventSource.CLOSED) {
      connect();
    }
  }

  document.addEventListener("visibilitychange", sleepOrWake);
  addEventListener("pagehide", () => source?.close());
  addEventListener("pageshow", (event) => event.persisted && connect());
  connect();
  return {
    reconnect() {
      wait = FIRST_WAIT_MS;
      connect();
    },
  };
}
