/**
 * Keys of a dialog, also with the focus nowhere: what had it may have been drawn anew, and a browser gives it to nothing
 * else then.
 *
 * @param {HTMLDialogElement} dialog
 * @param {() => HTMLElement} home what gets the focus then; it does not while another dialog lies above
 * @param {(event: KeyboardEvent) => void} press
 */
export function dialogKeys(dialog, home, press) {
  dialog.addEventListener("keydown", press);
  addEventListener("keydown", (event) => {
    if (event.target === document.body && dialog.open) {
      home().focus();
      if (dialog.contains(document.activeElement)) {
        press(event);
      }
    }
  });
}
