import { address } from "./api.js";
import { el, icon } from "./dom.js";
import { sentence } from "./words.js";

/** What every current browser shows by itself; of the others the server makes a preview. */
const SHOWN_BY_BROWSERS = new Set(["png", "jpeg", "webp", "gif", "bmp", "avif"]);
const KEPT_NEIGHBOURS = 6;

/** @param {{id: string, format: string}} asset */
export const isShownByBrowsers = (asset) => SHOWN_BY_BROWSERS.has(asset.format);

/** @param {{id: string, format: string}} asset */
const fullAddress = (asset) => (isShownByBrowsers(asset) ? address.original(asset.id) : address.preview(asset.id));

/**
 * The picture in the viewer: first the thumbnail, then the whole.
 *
 * @param {HTMLElement} frame
 * @param {HTMLElement} note where it says that a picture cannot be shown
 * @param {(size: {width: number, height: number}) => void} measured the picture's real size
 */
export function createPicture(frame, note, measured) {
  let shown = null;
  const neighbours = new Map();

  function layer(source, className) {
    const image = el("img", { class: className, alt: "", draggable: "false" });
    image.src = source;
    return image;
  }

  /** What was fetched ahead and is decoded is shown in the same frame. */
  function showAtOnce(asset) {
    const image = neighbours.get(asset.id);
    if (!image?.complete || image.naturalWidth === 0) {
      return false;
    }
    neighbours.delete(asset.id);
    image.className = "picture-full";
    image.draggable = false;
    present(asset, image);
    return true;
  }

  async function load(asset) {
    frame.replaceChildren(layer(address.thumbnail(asset.id), "picture-early"));
    frame.classList.add("loading");
    const full = layer(fullAddress(asset), "picture-full");
    try {
      await full.decode();
    } catch {
      return shown === asset.id && fail(asset);
    }
    if (shown === asset.id) {
      present(asset, full);
    }
  }

  function present(asset, full) {
    full.alt = asset.generation?.prompt?.slice(0, 300) || asset.name;
    frame.classList.remove("loading");
    frame.replaceChildren(full);
    // The server says the size as stored; the browser has turned the picture as its file asks.
    measured(
      isShownByBrowsers(asset)
        ? { width: full.naturalWidth, height: full.naturalHeight }
        : turned(asset, full.naturalWidth > full.naturalHeight),
    );
  }

  async function fail(asset) {
    frame.classList.remove("loading");
    const reason = asset.missing
      ? "The file is gone from its place. It can be shown again once it is back."
      : await reasonOf(fullAddress(asset), asset);
    if (shown === asset.id) {
      note.replaceChildren(
        icon("warning"),
        el("p", {}, el("strong", {}, asset.missing ? "The original is missing" : "This image cannot be shown here")),
        el("p", {}, reason),
        ...(asset.missing ? [] : [downloadLink(asset)]),
      );
      note.hidden = false;
    }
  }

  return {
    /** @param {any} asset */
    show(asset) {
      shown = asset.id;
      note.hidden = true;
      if (!showAtOnce(asset)) {
        void load(asset);
      }
    },
    clear() {
      shown = null;
      frame.replaceChildren();
      neighbours.clear();
    },
    /** Fetches what the user will likely look at next. @param {any[]} assets */
    expect(assets) {
      for (const asset of assets.filter((one) => !neighbours.has(one.id) && !one.missing)) {
        const image = new Image();
        image.src = fullAddress(asset);
        image.decode().catch(() => {}); // whoever shows it finds out why
        neighbours.set(asset.id, image);
      }
      while (neighbours.size > KEPT_NEIGHBOURS) {
        const oldest = neighbours.keys().next().value;
        neighbours.get(oldest).removeAttribute("src");
        neighbours.delete(oldest);
      }
    },
  };
}

function downloadLink(asset) {
  const properties = { class: "plain", href: address.download(asset.id), download: asset.name };
  return el("a", properties, icon("download"), "Download the original");
}

/** @returns {{width: number, height: number}} */
function turned({ width, height }, wide) {
  const long = Math.max(width, height);
  const short = Math.min(width, height);
  return wide ? { width: long, height: short } : { width: short, height: long };
}

/** An image element does not say why it failed; the server does. */
async function reasonOf(source, asset) {
  try {
    const response = await fetch(source, { headers: { Range: "bytes=0-0" } });
    if (!response.ok) {
      return sentence((await response.json()).detail);
    }
  } catch {
    // no answer, or none in words
  }
  return asset.thumbnail?.reason
    ? sentence(asset.thumbnail.reason)
    : `The file seems to be damaged, or this browser does not show its kind of ${asset.format}.`;
}
