const SHOWN_MS = 2200;

/** A line that says what just happened, above everything, also above open dialogs. @param {HTMLElement} element */
export function createToast(element) {
  let timer = 0;
  return (message) => {
    clearTimeout(timer);
    element.textContent = message;
    if (element.matches(":popover-open")) {
      element.hidePopover(); // shown again it lies above a dialog opened since
    }
    element.showPopover();
    timer = setTimeout(() => element.hidePopover(), SHOWN_MS);
  };
}
