import { el } from "./dom.js";

const SHOWN_MS = 2200;
const SHOWN_WITH_ACT_MS = 7000;

/**
 * A line that says what just happened, above everything, also above open dialogs; with an act when there is one, such as
 * taking it back. It goes by itself, but not from under the pointer or the focus.
 *
 * @param {HTMLElement} element
 * @returns {(message: string, act?: {label: string, key?: string, run: () => void}) => void}
 */
export function createToast(element) {
  let timer = 0;
  let patience = SHOWN_MS;
  const hide = () => element.matches(":popover-open") && element.hidePopover();
  const stay = () => clearTimeout(timer);
  const goSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(hide, patience);
  };
  element.addEventListener("pointerenter", stay);
  element.addEventListener("focusin", stay);
  element.addEventListener("pointerleave", goSoon);
  element.addEventListener("focusout", goSoon);

  return (message, act) => {
    const click = () => {
      hide();
      act.run();
    };
    element.replaceChildren(
      el("span", {}, message),
      ...(act
        ? [
            el(
              "button",
              { type: "button", class: "link", title: act.key && `${act.label} (${act.key})`, on: { click } },
              act.label,
            ),
          ]
        : []),
    );
    hide(); // shown again it lies above a dialog opened since
    const dialogs = document.querySelectorAll("dialog[open]");
    (dialogs[dialogs.length - 1] ?? document.body).append(element); // beside an open dialog nothing can be clicked
    element.showPopover();
    patience = act ? SHOWN_WITH_ACT_MS : SHOWN_MS;
    goSoon();
  };
}
