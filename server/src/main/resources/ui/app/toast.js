import { el } from "./dom.js";

const SHOWN_MS = 2200;
const SHOWN_WITH_ACT_MS = 7000;

/**
 * A line that says what just happened, above everything, also above open dialogs; with an act when there is one, such as
 * taking it back.
 *
 * @param {HTMLElement} element
 * @returns {(message: string, act?: {label: string, key?: string, run: () => void}) => void}
 */
export function createToast(element) {
  let timer = 0;
  const hide = () => element.matches(":popover-open") && element.hidePopover();

  return (message, act) => {
    clearTimeout(timer);
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
    timer = setTimeout(hide, act ? SHOWN_WITH_ACT_MS : SHOWN_MS);
  };
}
