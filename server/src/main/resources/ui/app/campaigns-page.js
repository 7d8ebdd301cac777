import { el, icon, iconButton } from "./dom.js";
import { stackedBar } from "./meters.js";
import { exactly, money } from "./money.js";
import { steady } from "./steady.js";
import { counted, date } from "./words.js";

const READ_AGAIN_MS = 1_500;

/**
 * The page of campaigns: what rendering may cost, what it has cost, and what it brings.
 *
 * @param {{page: HTMLElement, store: any, render: any, dialog: any, say: any}} parts
 */
export function createCampaignsPage({ page, store, render, dialog, say }) {
  let all = [];
  let reading = Promise.resolve();
  let timer = 0;
  const isShown = () => store.state.route.page === "campaigns";
  const fresh = el(
    "button",
    { type: "button", class: "primary", title: "New (+)", "aria-keyshortcuts": "+", on: { click: () => open(null) } },
    icon("add"),
    "New",
  );
  const list = el("ul", { class: "campaigns" });
  const problem = el("p", { class: "danger", role: "alert", hidden: true });
  const empty = el(
    "div",
    { class: "desk-teach", hidden: true },
    icon("bill", "icon empty-mark"),
    el("h2", {}, "No campaign yet"),
    el(
      "p",
      {},
      "A campaign holds renders together under a budget. What a request is quoted is put aside when it is accepted, and what it really took is paid from that; nothing goes beyond. Say what an image brings, and you see it against what it cost.",
    ),
    el("button", { type: "button", class: "primary", on: { click: () => open(null) } }, "New campaign"),
  );
  page.append(
    el(
      "div",
      { class: "desk-inside" },
      el("header", { class: "page-head" }, el("h1", {}, "Campaigns"), fresh),
      problem,
      list,
      empty,
    ),
  );

  const open = (existing) =>
    dialog.open(existing, (saved) => {
      say(existing ? `Changed “${saved.name}”` : `“${saved.name}” has begun`);
      void read().then(() => focus(saved.name));
    });

  const show = steady(list, () => {
    list.replaceChildren(...all.map(card));
    empty.hidden = all.length > 0;
  });

  /** One after the other, so that an older answer never comes last. */
  const read = () => (reading = reading.then(readNow));

  async function readNow() {
    try {
      all = (await render.campaigns()).sort((a, b) => Number(a.closed) - Number(b.closed) || a.name.localeCompare(b.name));
      problem.hidden = true;
      show();
    } catch (error) {
      problem.textContent = error.message;
      problem.hidden = false;
    }
  }

  function focus(name) {
    [...list.children]
      .find((one) => one.dataset.name === name)
      ?.querySelector("button")
      ?.focus();
  }

  async function close(one, closed) {
    try {
      await render.changeCampaign(one.name, { closed });
      say(closed ? `“${one.name}” is closed: nothing more is accepted for it` : `“${one.name}” is open again`);
      await read();
      focus(one.name);
    } catch (error) {
      say(error.message);
    }
  }

  function card(one) {
    return el(
      "li",
      { class: `campaign${one.closed ? " closed" : ""}`, data: { name: one.name } },
      el(
        "header",
        { class: "campaign-head" },
        el("h2", { class: "cut", title: one.name }, one.name),
        one.closed && el("span", { class: "badge" }, "closed"),
        one.heroRerenders &&
          el(
            "span",
            { class: "badge", title: "Starred and collected drafts are rendered again at hero quality" },
            "heroes",
          ),
        el(
          "span",
          { class: "campaign-tools" },
          iconButton("pencil", `Change ${one.name}`, () => open(one), { class: "ghost small" }),
          iconButton(
            one.closed ? "restore" : "close",
            one.closed ? `Open ${one.name} again` : `Close ${one.name}`,
            () => void close(one, !one.closed),
            { class: "ghost small" },
          ),
        ),
      ),
      budget(one),
      el(
        "dl",
        { class: "campaign-figures" },
        figure("Images", String(one.images)),
        figure(
          "Cost of one",
          one.images > 0 ? money(one.spentMicroUsd / one.images) : "–",
          one.images > 0 ? exactly(one.spentMicroUsd / one.images) : "",
        ),
        figure("Saved", money(one.savedMicroUsd), exactly(one.savedMicroUsd)),
        ...worth(one),
      ),
      el("p", { class: "muted campaign-since" }, `since ${date(one.created)}`),
    );
  }

  /** Spent and put aside of what it may spend; of what it has spent where there is no limit. */
  function budget({ budgetMicroUsd: limit, spentMicroUsd: spent, reservedMicroUsd: reserved, leftMicroUsd: left }) {
    const whole = limit ?? spent + reserved;
    const part = (label, amount, kind, rest = "") =>
      el(
        "span",
        { title: exactly(amount) },
        el("span", { class: `key ${kind}`, "aria-hidden": "true" }),
        `${label} ${money(amount)} ${rest}`,
      );
    return el(
      "div",
      { class: "campaign-budget" },
      stackedBar([
        { share: whole > 0 ? spent / whole : 0, kind: "budget-spent", title: `Spent ${money(spent)}` },
        { share: whole > 0 ? reserved / whole : 0, kind: "budget-reserved", title: `Put aside ${money(reserved)}` },
        {
          share: limit === null ? 0 : Math.max(0, left / (whole || 1)),
          kind: "budget-left",
          title: `Left ${money(left ?? 0)}`,
        },
      ]),
      el(
        "p",
        { class: "budget-words numbers" },
        part("Spent", spent, "budget-spent"),
        part("Put aside", reserved, "budget-reserved"),
        limit === null
          ? el("span", { class: "muted" }, "no limit")
          : part("Left", left, "budget-left", `of ${money(limit)}`),
      ),
    );
  }

  const figure = (label, words, title = "", kind = "") =>
    el("div", { class: kind, title }, el("dt", {}, label), el("dd", { class: "numbers" }, words));

  /** What it costs against what it brings, if somebody said what an image brings. */
  function worth({ revenueMicroUsd: revenue, spentMicroUsd: spent }) {
    if (revenue === null) {
      return [];
    }
    const gain = revenue - spent;
    return [
      figure("Brings", money(revenue), exactly(revenue)),
      figure(gain < 0 ? "Loses" : "Gains", money(Math.abs(gain)), exactly(gain), gain < 0 ? "danger" : "good"),
      figure("Cost share", revenue > 0 ? `${((100 * spent) / revenue).toFixed(spent / revenue < 0.1 ? 2 : 0)} %` : "–"),
    ];
  }

  store.watch(
    (state) => state.route.page,
    () => isShown() && void read(),
  );
  store.watch(
    (state) => state.renderEnded,
    () => {
      if (isShown() && !timer) {
        timer = setTimeout(() => {
          timer = 0;
          if (isShown() && !document.hidden && !document.querySelector("dialog[open]")) {
            void read();
          }
        }, READ_AGAIN_MS);
      }
    },
  );

  return {
    keys: {
      "+": () => open(null),
      ArrowDown: () => !list.contains(document.activeElement) && list.querySelector("button")?.focus(),
    },
  };
}
