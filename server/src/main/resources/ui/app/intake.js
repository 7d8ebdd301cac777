import { byId, el } from "./dom.js";
import { acceptDrops } from "./drop.js";
import { createImportsPanel } from "./imports-panel.js";
import { createUploads } from "./uploads.js";
import { createUploadsPanel } from "./uploads-panel.js";

/**
 * The ways in: folders that are imported, files that are chosen, and files that are dropped on the page.
 *
 * @param {{store: any, api: any, route: any, say: any}} parts
 * @returns {{openImports: () => void, chooseFiles: () => void}}
 */
export function createIntake({ store, api, route, say }) {
  const uploads = createUploads((all) => showUploads(all));
  const showUploads = createUploadsPanel({
    element: byId("uploads"),
    open: (id) => route.go({ asset: id }),
    clear: uploads.clear,
    cancel: uploads.cancel,
  });
  acceptDrops(byId("drop"), uploads.add);

  function chooseFiles() {
    const input = el("input", { type: "file", multiple: true, accept: "image/*,.heic,.heif,.jxl,.avif,.tif,.tiff" });
    input.addEventListener("change", () => uploads.add([...input.files]));
    input.click();
  }

  const imports = createImportsPanel({ dialog: byId("imports"), store, api, chooseFiles, say });
  return { openImports: imports.open, chooseFiles };
}
