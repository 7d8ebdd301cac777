import { el } from "./dom.js";
import { latencySection } from "./latency-section.js";
import { cachesSection, poolCard } from "./pools-sections.js";
import { bytes } from "./words.js";

const READ_AGAIN_MS = 2_000;
const LATEST = 200;

/**
 * The page that says where rendering is done, what it costs even when it does nothing, and where its time goes.
 *
 * @param {{page: HTMLElement, store: any, render: any, say: any}} parts
 */
export function createPoolsPage({ page, store, render, say }) {
  let timer = 0;
  let turn = 0;
  const isShown = () => store.state.route.page === "pools";
  const list = el("ul", { class: "pools" });
  const below = el("div", { class: "pools-below" });
  const problem = el("p", { class: "danger", role: "alert", hidden: true });
  page.append(
    el("div", { class: "desk-inside" }, el("header", { class: "page-head" }, el("h1", {}, "Pools")), problem, list, below),
  );

  async function read() {
    const now = ++turn;
    try {
      const [pools, latency, caches] = await Promise.all([render.pools(), render.latency(LATEST), render.caches()]);
      if (now !== turn || below.contains(document.activeElement)) {
        return; // what somebody is about to press stays where it is
      }
      list.replaceChildren(...pools.map(poolCard));
      below.replaceChildren(
        latencySection(latency),
        cachesSection(caches, () => void empty()),
      );
      problem.hidden = true;
    } catch (error) {
      problem.textContent = error.message;
      problem.hidden = false;
    }
  }

  async function empty() {
    try {
      const { freedBytes } = await render.emptyCaches();
      say(`The caches are empty: ${bytes(freedBytes)} are free again`);
      page.focus({ preventScroll: true });
      await read();
    } catch (error) {
      say(error.message);
    }
  }

  function readSoon() {
    timer ||= setTimeout(() => {
      timer = 0;
      if (isShown() && !document.hidden) {
        void read();
      }
    }, READ_AGAIN_MS);
  }

  store.watch(
    (state) => state.route.page,
    () => isShown() && void read(),
  );
  for (const part of ["renderEnded", "renderProgress"]) {
    store.watch(
      (state) => state[part],
      () => isShown() && readSoon(),
    );
  }
}
