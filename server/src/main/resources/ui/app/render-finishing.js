import { address } from "./api.js";
import { el } from "./dom.js";
import { number, numberIn, options, text } from "./render-fields.js";

/** The formats that the server knows by name. */
const CROPS = ["square", "portrait", "story", "landscape", "thumbnail", "og", "banner", "pin", "wallpaper"];
const PLACES = [
  ["bottom-right", "bottom right"],
  ["bottom-left", "bottom left"],
  ["bottom", "bottom"],
  ["top-right", "top right"],
  ["top-left", "top left"],
  ["top", "top"],
  ["centre", "centre"],
];
const FORMATS = [
  ["png", "PNG, lossless"],
  ["jpeg", "JPEG"],
  ["webp", "WebP"],
];
const ID = /[0-9a-f]{32}/;

/** What is done with a picture once it is drawn. @param {any} fields @param {() => void} changed */
export function createFinishing(fields, changed) {
  const on = { input: changed, change: changed };
  const upscale = el("select", { on });
  options(upscale, [
    ["1", "as it is"],
    ["1.5", "1.5 times"],
    ["2", "2 times"],
    ["4", "4 times"],
  ]);
  const crops = CROPS.map((name) =>
    el(
      "label",
      { class: "crop-chip" },
      el("input", { type: "checkbox", value: name, on }),
      name === "og" ? "link preview" : name,
    ),
  );
  const more = text({
    placeholder: "hero=1600x900",
    spellcheck: "false",
    "aria-label": "More crops, as NAME=WIDTHxHEIGHT",
    on,
  });
  const cropGroup = el("div", { role: "group", class: "crop-chips" }, ...crops, more);
  const words = text({ maxlength: "200", placeholder: "Text over the picture", on });
  const place = el("select", { "aria-label": "Place of the text", on });
  const colour = el("input", { type: "color", value: "#ffffff", "aria-label": "Colour of the text", on });
  const logo = text({ placeholder: "Link or id of an image of the library", spellcheck: "false", on });
  const logoPlace = el("select", { "aria-label": "Place of the logo", on });
  const logoShown = el("img", { class: "logo-shown", alt: "", hidden: true });
  const format = el("select", { on });
  const quality = number({ min: "1", max: "100", placeholder: "92", on });
  options(place, PLACES);
  options(logoPlace, PLACES);
  logoPlace.value = "top-left";
  options(format, FORMATS);
  logo.addEventListener("input", showLogo);
  format.addEventListener("change", showQuality);

  const { field } = fields;
  const qualityField = field(["finishing.quality"], "File's quality", quality, { class: "narrow" });
  const node = el(
    "details",
    { class: "render-fold" },
    el("summary", {}, "Finishing", el("span", { class: "muted fold-said" })),
    field(["finishing.crops", "crop", "crops"], "Crops", cropGroup, {
      group: true,
      hint: "each a file of its own, beside the whole picture",
    }),
    el(
      "div",
      { class: "field-row" },
      field(["finishing.upscale", "upscale"], "Enlarge", upscale),
      field(["finishing.format", "format"], "Format", format),
      qualityField,
    ),
    field(["finishing.overlays", "text", "place", "colour", "opacity"], "Text", words, { beside: [place, colour] }),
    field(["asset"], "Logo", logo, { beside: [logoShown, logoPlace] }),
  );

  function showQuality() {
    qualityField.hidden = format.value === "png";
  }

  const logoId = () => ID.exec(logo.value.trim().toLowerCase())?.[0] ?? logo.value.trim();

  function showLogo() {
    logoShown.hidden = !ID.test(logo.value.toLowerCase());
    if (!logoShown.hidden) {
      logoShown.src = address.thumbnail(logoId());
    }
  }

  const ticked = () =>
    crops
      .map((one) => one.firstChild)
      .filter(({ checked }) => checked)
      .map(({ value }) => value);

  /** @returns {any} undefined when nothing is asked for */
  function get() {
    const finishing = {};
    const wanted = [...ticked(), ...more.value.split(/[,;\s]+/).filter(Boolean)];
    const overlays = [
      ...(words.value.trim() ? [{ text: words.value.trim(), place: place.value, colour: colour.value }] : []),
      ...(logo.value.trim() ? [{ asset: logoId(), place: logoPlace.value }] : []),
    ];
    if (upscale.value !== "1") {
      finishing.upscale = Number(upscale.value);
    }
    if (wanted.length > 0) {
      finishing.crops = wanted;
    }
    if (overlays.length > 0) {
      finishing.overlays = overlays;
    }
    if (format.value !== "png") {
      finishing.format = format.value;
      if (numberIn(quality) !== undefined) {
        finishing.quality = numberIn(quality);
      }
    }
    return Object.keys(finishing).length > 0 ? finishing : undefined;
  }

  /** @param {any} finishing as it was got */
  function set(finishing = {}) {
    const given = finishing.crops ?? [];
    const overlay = (name) => finishing.overlays?.find((one) => name in one) ?? {};
    upscale.value = String(finishing.upscale ?? 1);
    crops.forEach(({ firstChild: one }) => (one.checked = given.includes(one.value)));
    more.value = given.filter((one) => !CROPS.includes(one)).join(", ");
    words.value = overlay("text").text ?? "";
    place.value = overlay("text").place ?? PLACES[0][0];
    colour.value = overlay("text").colour ?? "#ffffff";
    logo.value = overlay("asset").asset ?? "";
    logoPlace.value = overlay("asset").place ?? "top-left";
    format.value = finishing.format ?? "png";
    quality.value = String(finishing.quality ?? "");
    showQuality();
    showLogo();
    said();
  }

  /** What is asked for, in the fold's line, so that it is seen when folded, too. */
  function said() {
    const { crops: wanted = [], overlays = [], upscale: times, format: kind } = get() ?? {};
    node.querySelector(".fold-said").textContent = [
      times && `${times} ×`,
      ...wanted,
      ...overlays.map((one) => (one.text ? `“${one.text}”` : "logo")),
      kind,
    ]
      .filter(Boolean)
      .join(", ");
  }

  node.addEventListener("input", said);
  node.addEventListener("change", said);
  set();
  return { node, get, set };
}
