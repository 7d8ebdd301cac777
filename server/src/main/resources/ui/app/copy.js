/**
 * Copies text; the clipboard's own interface exists only on secure addresses, which a server in the local network is not.
 *
 * @param {string} text
 * @param {string} what for the message: "Prompt"
 * @param {(message: string) => void} say
 */
export async function copy(text, what, say) {
  try {
    await navigator.clipboard.writeText(text);
    say(`${what} copied`);
  } catch {
    say(copyBySelection(text) ? `${what} copied` : `${what} could not be copied: the browser forbids it`);
  }
}

function copyBySelection(text) {
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "visually-hidden";
  const before = document.activeElement;
  (document.querySelector("dialog[open]") ?? document.body).append(field);
  field.select();
  try {
    return document.execCommand("copy");
  } finally {
    field.remove();
    before?.focus?.();
  }
}
