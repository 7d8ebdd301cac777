import { isRunning } from "./import-states.js";
import { count, counted } from "./words.js";

/** The thin bar under the header while something is imported or thumbnails are made. */
export function createProgress({ track, text, store, showImports }) {
  const done = track.firstElementChild;
  text.addEventListener("click", showImports);
  let mostPending = 0;

  function show() {
    const running = [...store.state.imports.values()].filter(isRunning);
    const pending = store.state.picturesPending;
    mostPending = pending === 0 ? 0 : Math.max(mostPending, pending);
    track.hidden = text.hidden = running.length === 0 && pending === 0;
    if (track.hidden) {
      return;
    }
    const sum = (name) => running.reduce((all, run) => all + (run[name] ?? 0), 0);
    // How many files an import will meet is known only when it has met them.
    paint(running.length === 0 ? 1 - pending / mostPending : null);
    text.textContent = (running.length > 0 ? importWords(sum) : [])
      .concat(pending > 0 ? [`${counted(pending, "thumbnail")} to make`] : [])
      .join("  ·  ");
  }

  function importWords(sum) {
    return [
      counted(sum("files"), "file"),
      `${count(sum("imported"))} imported`,
      sum("duplicates") > 0 && counted(sum("duplicates"), "duplicate"),
      sum("unreadable") > 0 && `${count(sum("unreadable"))} unreadable`,
    ].filter(Boolean);
  }

  function paint(share) {
    track.classList.toggle("unknown", share === null);
    done.style.transform = share === null ? "" : `scaleX(${Math.min(1, share)})`;
    if (share === null) {
      track.removeAttribute("aria-valuenow");
    } else {
      track.setAttribute("aria-valuenow", String(Math.round(share * 100)));
    }
  }

  store.watch((state) => state.imports, show);
  store.watch((state) => state.picturesPending, show);
}
