import { el } from "./dom.js";

/**
 * Asks for the token when the server wants one; a token in the address (`/#token=…`) is taken and removed from it.
 *
 * @param {{dialog: HTMLDialogElement, api: any, admitted: () => void}} parts
 */
export function createToken({ dialog, api, admitted }) {
  const field = el("input", { type: "password", id: "token-field", autocomplete: "current-password", required: true });
  const problem = el("p", { class: "danger", role: "alert", hidden: true });
  dialog.append(
    el("h2", {}, "This Sluice asks for its token"),
    el("p", { class: "muted" }, "It was printed where the server was started."),
    el(
      "form",
      { class: "token-form", on: { submit } },
      el("label", { for: "token-field", class: "visually-hidden" }, "Token"),
      field,
      el("button", { type: "submit", class: "primary" }, "Enter"),
    ),
    problem,
  );
  dialog.addEventListener("cancel", (event) => event.preventDefault());

  async function submit(event) {
    event.preventDefault();
    await enter(field.value.trim());
  }

  async function enter(token) {
    try {
      await api.session(token);
      field.value = "";
      dialog.close();
      admitted();
    } catch (found) {
      problem.textContent = found.status === 401 || found.status === 403 ? "That is not the token." : found.message;
      problem.hidden = false;
      ask();
    }
  }

  function ask() {
    if (!dialog.open) {
      dialog.showModal();
      field.focus();
    }
  }

  return {
    ask,
    /** @returns {Promise<void>} when a token in the address has been tried */
    async takeFromAddress() {
      const token = new URLSearchParams(location.hash.slice(1)).get("token");
      if (token) {
        history.replaceState(history.state, "", location.pathname + location.search);
        await enter(token);
      }
    },
  };
}
