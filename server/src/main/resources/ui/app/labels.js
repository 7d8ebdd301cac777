/** The colours that an image can be marked with, with the keys that Lightroom has for them; purple has none there either. */
export const LABELS = [
  { name: "red", key: "6" },
  { name: "yellow", key: "7" },
  { name: "green", key: "8" },
  { name: "blue", key: "9" },
  { name: "purple", key: null },
];

/** @type {Record<string, string>} colours by key */
export const LABEL_OF_KEY = Object.fromEntries(LABELS.filter(({ key }) => key).map(({ name, key }) => [key, name]));
