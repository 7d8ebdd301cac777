const MOST_FILES = 10_000;

/** Files dropped anywhere; folders are walked through. @param {HTMLElement} curtain @param {(files: File[]) => void} take */
export function acceptDrops(curtain, take) {
  const carriesFiles = (event) => event.dataTransfer?.types.includes("Files");
  let depth = 0;

  const show = (shown) => {
    depth = shown ? depth : 0;
    curtain.hidden = !shown;
  };
  addEventListener("dragenter", (event) => {
    if (carriesFiles(event)) {
      event.preventDefault();
      depth++;
      show(true);
    }
  });
  addEventListener("dragover", (event) => {
    if (carriesFiles(event)) {
      event.preventDefault();
      event.dataTransfer.dropEffect = "copy";
    }
  });
  addEventListener("dragleave", (event) => {
    if (carriesFiles(event) && --depth <= 0) {
      show(false);
    }
  });
  addEventListener("drop", async (event) => {
    if (carriesFiles(event)) {
      event.preventDefault();
      show(false);
      const files = await filesOf(event.dataTransfer);
      if (files.length > 0) {
        take(files);
      }
    }
  });
}

/** The entries have to be taken before the first wait: the browser empties the transfer after the event. */
async function filesOf(transfer) {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  if (entries.length === 0) {
    return [...transfer.files];
  }
  const files = [];
  for (const entry of entries) {
    await walk(entry, files);
  }
  return files;
}

async function walk(entry, files) {
  if (files.length >= MOST_FILES || entry.name.startsWith(".")) {
    return;
  }
  if (entry.isFile) {
    const file = await new Promise((resolve) => entry.file(resolve, () => resolve(null))); // gone meanwhile
    if (file) {
      files.push(file);
    }
    return;
  }
  const reader = entry.createReader();
  for (;;) {
    const some = await new Promise((resolve) => reader.readEntries(resolve, () => resolve([]))); // not readable
    if (some.length === 0) {
      return;
    }
    for (const inner of some) {
      await walk(inner, files);
    }
  }
}
