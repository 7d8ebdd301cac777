import { el, iconButton } from "./dom.js";
import { number, numberIn, text } from "./render-fields.js";

const MICRO = 1_000_000;

/**
 * Asks for the terms of a campaign: a new one, or other terms for one that is there.
 *
 * @param {{dialog: HTMLDialogElement, render: any}} parts
 */
export function createCampaignDialog({ dialog, render }) {
  let before = null;
  let done = () => {};
  const heading = el("h2", { id: "campaign-title" });
  const name = text({ id: "campaign-name", maxlength: "100", required: true, spellcheck: "false" });
  const budget = number({ id: "campaign-budget", min: "0", step: "any", placeholder: "no limit" });
  const revenue = number({ id: "campaign-revenue", min: "0", step: "any", placeholder: "not said" });
  const heroes = el("input", { type: "checkbox", id: "campaign-heroes" });
  const problem = el("p", { class: "danger", role: "alert", hidden: true });
  const button = el("button", { type: "submit", class: "primary" });
  const field = (label, input, hint) =>
    el("label", { class: "field" }, el("span", {}, label, hint && el("span", { class: "muted" }, " " + hint)), input);
  const micro = (input) => (numberIn(input) === undefined ? null : Math.round(numberIn(input) * MICRO));
  const dollars = (amount) => (amount === null || amount === undefined ? "" : String(amount / MICRO));

  async function submit(event) {
    event.preventDefault();
    problem.hidden = true;
    button.disabled = true;
    const terms = { budgetMicroUsd: micro(budget), revenueMicroUsdPerImage: micro(revenue), heroRerenders: heroes.checked };
    try {
      const saved = before
        ? await render.changeCampaign(before.name, terms)
        : await render.newCampaign({ name: name.value.trim(), ...terms });
      dialog.close();
      done(saved);
    } catch (error) {
      problem.textContent = error.message;
      problem.hidden = false;
      ({ name, budgetMicroUsd: budget, revenueMicroUsdPerImage: revenue })[error.field]?.focus();
    } finally {
      button.disabled = false;
    }
  }

  dialog.setAttribute("aria-labelledby", heading.id);
  dialog.append(
    el(
      "header",
      { class: "choice-head" },
      heading,
      iconButton("close", "Close", () => dialog.close(), { key: "Esc" }),
    ),
    el(
      "form",
      { class: "collection-form", novalidate: true, on: { submit } },
      field("Name", name),
      field("Budget in dollars", budget, "(promised and spent together stay below it)"),
      field("An image brings, in dollars", revenue, "(held against what it costs)"),
      el(
        "label",
        { class: "check" },
        heroes,
        "Render drafts again at hero quality when they are starred or collected, within the budget",
      ),
      problem,
      el("div", { class: "collection-acts" }, button),
    ),
  );
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());

  return {
    /** @param {any} existing null for a new one @param {(saved: any) => void} told once it is saved and the dialog closed */
    open(existing, told) {
      before = existing;
      done = told;
      heading.textContent = existing ? `Change “${existing.name}”` : "New campaign";
      button.textContent = existing ? "Save" : "Begin it";
      name.closest("label").hidden = Boolean(existing);
      name.value = existing?.name ?? "";
      budget.value = dollars(existing?.budgetMicroUsd);
      revenue.value = dollars(existing?.revenueMicroUsdPerImage);
      heroes.checked = existing?.heroRerenders ?? false;
      problem.hidden = true;
      dialog.showModal();
      (existing ? budget : name).focus();
    },
  };
}
