import { followEvents } from "./events.js";

const PATIENCE_MS = 1_500;

/**
 * What the server says of itself, kept in the store: `status`, `imports` by id, `catalogTotal`, `catalogChanges`,
 * `picturesPending`, `picturesReady`, `queue`, `renderProgress` and `renderEnded` (the last that was said), `connection`.
 *
 * @param {{store: any, api: any, grid: any, details: any, library: any}} parts
 */
export function followServer({ store, api, grid, details, library }) {
  let lostTimer = 0;
  let wasLost = false;

  const keep = (run) => store.set({ imports: new Map(store.state.imports).set(run.id, run) });

  async function readStatus() {
    try {
      const [status, imports] = await Promise.all([api.status(), api.imports()]);
      store.set({
        status,
        catalogTotal: status.counts.assets,
        catalogChanges: store.state.catalogChanges + 1,
        picturesPending: status.counts.picturesPending,
        imports: new Map(imports.map((run) => [run.id, run])),
      });
    } catch {
      // The connection's state says so already, and a token is asked for elsewhere.
    }
  }

  async function readQueue() {
    try {
      store.set({ queue: await api.queue() });
    } catch {
      // As above.
    }
  }

  const heard = {
    "sluice.import.progress": keep,
    "sluice.import.ended": (run) => {
      keep(run);
      void readStatus();
    },
    "sluice.catalog.changed": ({ assets, picturesPending }) =>
      store.set({ catalogTotal: assets, picturesPending, catalogChanges: store.state.catalogChanges + 1 }),
    "sluice.pictures.ready": ({ ids }) => {
      details.refresh(ids);
      grid.retry(ids);
      store.set({ picturesReady: ids });
    },
    "sluice.assets.changed": ({ ids }) => details.refresh(ids),
    // What comes next is not said with every change; the Work page asks for it.
    "sluice.render.progress": (renderProgress) => store.set({ renderProgress }),
    "sluice.render.ended": (renderEnded) => store.set({ renderEnded }),
    "sluice.queue.changed": (queue) => store.set({ queue: { next: [], ...store.state.queue, ...queue } }),
  };

  const events = followEvents({
    event: (type, data) => heard[type](data),
    live() {
      clearTimeout(lostTimer);
      store.set({ connection: "live" });
      void readStatus();
      void readQueue();
      if (wasLost) {
        wasLost = false;
        void library.reloadAll();
        grid.retryAll();
      }
    },
    lost() {
      clearTimeout(lostTimer);
      lostTimer = setTimeout(() => {
        wasLost = true;
        store.set({ connection: "lost" });
      }, PATIENCE_MS);
    },
  });

  return { readStatus, readQueue, reconnect: events.reconnect };
}
