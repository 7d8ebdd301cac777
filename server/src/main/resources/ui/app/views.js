const LEAST_SECONDS = 2;
const MOST_SECONDS = 86_400;

/**
 * Tells the server how long an image was looked at, once a visit: when it is left, or when the page is. Time in which the
 * window is hidden does not count. While culling it is the image that stands large.
 */
export function followViews({ store, api }) {
  let visit = null;

  function run(going) {
    if (!visit) {
      return;
    }
    const now = performance.now();
    if (visit.since !== null) {
      visit.seen += (now - visit.since) / 1000;
    }
    visit.since = going ? now : null;
  }

  function send() {
    run(false);
    if (visit && !visit.sent && visit.seen >= LEAST_SECONDS) {
      visit.sent = true;
      const amount = Math.min(MOST_SECONDS, Math.round(visit.seen * 10) / 10);
      const signal = { kind: "viewed", detail: "", amount, key: visit.key };
      // A view that gets lost is not worth a word.
      api.recordLeaving(visit.id, signal).catch(() => {});
    }
  }

  store.watch(
    (state) => state.culled ?? state.route.asset,
    (id) => {
      send();
      visit = id ? { id, key: newKey(), seen: 0, since: null, sent: false } : null;
      run(!document.hidden);
    },
  );
  document.addEventListener("visibilitychange", () => run(!document.hidden));
  // A browser waits for the first of these, and gives a busy page little time for the second.
  addEventListener("beforeunload", send);
  addEventListener("pagehide", send);
  addEventListener("pageshow", (event) => event.persisted && run(true));
}

/** Names a visit, so that the same one sent twice counts once. */
function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return "view-" + [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
