import { counted } from "./words.js";

/** The pill that says how many images have arrived unseen. */
export function createFresh({ button, store, show }) {
  button.addEventListener("click", show);
  store.watch(
    (state) => state.fresh,
    (arrived) => {
      button.hidden = arrived === 0;
      button.textContent = `${counted(arrived, "new image")} – show`;
    },
  );
}
