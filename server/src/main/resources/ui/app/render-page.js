import { newKey } from "./api-render.js";
import { el } from "./dom.js";
import { preferences } from "./preferences.js";
import { heroWishOf, wishOf } from "./render-again.js";
import { createRenderForm } from "./render-form.js";
import { createRenderList } from "./render-list.js";
import { renderKeys } from "./render-keys.js";
import { createPrice } from "./render-price.js";
import { renderTeach } from "./render-teach.js";
import { counted } from "./words.js";

const KEPT = "render.form";
const READ_MS = 3_000;

/**
 * The page where images are asked for, seen coming about, and billed.
 *
 * @param {{page: HTMLElement, store: any, render: any, details: any, curation: any, compare: any, veil: any, route: any,
 *     chosen: () => string[], newCampaign: (done: (name: string) => void) => void, say: any}} parts `chosen`: what is chosen in
 *     the library
 */
export function createRenderPage({
  page,
  store,
  render,
  details,
  curation,
  compare,
  veil,
  route,
  chosen,
  newCampaign,
  say,
}) {
  const isShown = () => store.state.route.page === "render";
  /** What was sent last and not answered, with its key: sent again it is the same wish. */
  let unanswered = null;
  let sending = false;
  let touched = false;
  let timer = 0;

  const form = createRenderForm({
    store,
    chosen,
    changed() {
      preferences.set(KEPT, form.get());
      price.soon();
    },
    submit: () => void submit(),
    newCampaign: () => newCampaign((name) => void readCampaigns(name)),
  });
  const price = createPrice({ render, form, request: form.get, submit: () => void submit(), isShown });
  form.foot.append(price.node);
  form.node.addEventListener("input", () => (touched = true));

  const heard = el("p", { class: "visually-hidden", role: "status" });
  const teach = renderTeach(form.setPrompt);
  const list = createRenderList({
    render,
    details,
    isShown,
    say,
    counted: (n) => (teach.hidden = n > 0),
    acts: {
      open: (id) => route.go({ asset: id }),
      star: (id) => void curation.star([id]),
      veiled: (id) => veil.covers(details.get(id) ?? { id }),
      known: (id) => details.get(id),
      cancel: (one) => void steer(one, "cancel"),
      retry: (one) => void steer(one, "retry"),
      reseed: (one) => void send({ ...wishOf(one), seed: undefined }),
      edit: (one) => fill(wishOf(one)),
      hero: heroOf,
      compare: (one) =>
        void compare.open([one.spec.start, ...one.items.flatMap(({ assets }) => assets.slice(0, 1))].slice(0, 4)),
    },
  });
  page.append(
    el(
      "div",
      { class: "desk-inside render-inside" },
      el("section", { class: "render-compose" }, el("h1", {}, "Render"), form.node),
      el("section", { class: "render-watch", "aria-label": "Renders" }, heard, teach, list.node),
    ),
  );
  renderKeys({ isShown, list, focusForm: form.focus });

  /** Into the form, where its price is seen before anything is done. */
  function fill(request) {
    form.set(request);
    preferences.set(KEPT, form.get());
    price.soon();
    price.focus();
    page.scrollTo({ top: 0 });
  }

  function heroOf(image) {
    fill(heroWishOf(list.card(image.render).render, image));
    say("Hero quality, from this image: see the price, then render");
  }

  async function submit() {
    if (await send(form.get(), true)) {
      price.soon();
    }
  }

  /** @param {any} request @param {boolean} [fromForm] whether a refusal is shown in the form */
  async function send(request, fromForm = false) {
    if (sending) {
      return false;
    }
    const text = JSON.stringify(request);
    unanswered = unanswered?.text === text ? unanswered : { text, key: newKey() };
    sending = true;
    price.busy(true);
    try {
      const { id } = await render.submit({ ...request, key: unanswered.key });
      unanswered = null;
      teach.hidden = true;
      list.update(await render.one(id));
      heard.textContent = `Render ${id} is accepted`;
      list.card(id).node.scrollIntoView({ block: "nearest" });
      return true;
    } catch (problem) {
      unanswered = problem.status === 0 ? unanswered : null; // refused is answered, too
      if (fromForm) {
        price.refuse(problem)?.();
      } else {
        say(problem.message);
      }
      return false;
    } finally {
      sending = false;
      price.busy(false);
    }
  }

  /** @param {any} one @param {"cancel" | "retry"} act */
  async function steer(one, act) {
    try {
      list.update(await render[act](one.id));
      list.card(one.id).node.focus({ preventScroll: true });
    } catch (problem) {
      say(problem.message);
    }
  }

  async function readCampaigns(name) {
    try {
      form.campaigns(await render.campaigns(), name ?? preferences.get(KEPT, {}).campaign);
      price.soon();
    } catch (problem) {
      say(problem.message);
    }
  }

  async function begin() {
    await list.read();
    try {
      form.models(await render.models());
      await readCampaigns();
    } catch (problem) {
      say(problem.message);
    }
  }

  /** What was not sent at the last visit is there again, unless something else was begun already. */
  async function arrive() {
    const kept = preferences.get(KEPT, null);
    touched = false;
    await begin();
    if (kept?.prompt && !touched && !form.get().prompt) {
      form.set({ ...kept, ...(form.get().start ? { start: form.get().start } : {}) });
    }
    price.soon();
  }

  store.watch(
    (state) => state.route.page,
    (now, before) => {
      if (now === "render") {
        void arrive();
        if (document.readyState === "complete") {
          queueMicrotask(form.focus);
        } else {
          addEventListener("load", () => setTimeout(form.focus)); // the browser goes to what the address names first
        }
      } else if (before === "render") {
        list.stop();
      }
    },
  );
  store.watch(
    (state) => state.renderProgress,
    (step) => step && isShown() && list.progressed(step),
  );
  store.watch(
    (state) => state.renderEnded,
    (image) => {
      if (image && isShown()) {
        list.ended(image);
        tell(image);
        timer ||= setTimeout(() => {
          timer = 0;
          price.soon(); // what waited before it is less now
        }, READ_MS);
      }
    },
  );
  store.watch(
    (state) => state.picturesReady,
    (ids) => ids && list.pictures(ids),
  );
  store.watch(
    (state) => state.connection,
    (now, before) => now === "live" && before === "lost" && isShown() && void list.read(),
  );
  document.addEventListener("visibilitychange", () => !document.hidden && isShown() && void list.catchUp());

  /** Read out once for a render, not for every image. */
  function tell(image) {
    const card = list.card(image.render);
    const left = card?.tiles.filter(({ image: { state } }) => !["done", "dead", "skipped"].includes(state)).length ?? 0;
    if (card && left === 0) {
      const failed = card.tiles.filter(({ image: { state } }) => state === "dead").length;
      heard.textContent =
        failed > 0 ? `${counted(failed, "image")} failed` : `${counted(card.render.count, "image")} ready`;
    }
  }

  return {
    /** Goes there, to render from an image. @param {string} id */
    from(id) {
      route.go({ page: "render", asset: null });
      form.setStart(id);
      const words = details.get(id)?.generation?.prompt;
      if (words && !form.get().prompt && !preferences.get(KEPT, {}).prompt) {
        form.setPrompt(words);
      }
    },
  };
}
