/**
 * The pages, in the order of the bar. A page is shown by the element with its name as id, which `pages.js` makes.
 *
 * @type {{name: string, title: string, hint: string, key: string, more?: boolean}[]} more: behind "More" in the bar
 */
export const PAGES = [
  { name: "library", title: "Library", hint: "The images", key: "g" },
  { name: "render", title: "Render", hint: "Make images, at a price said before", key: "R" },
  { name: "sessions", title: "Sessions", hint: "What was made when", key: "h" },
  { name: "collections", title: "Collections", hint: "What you put together", key: "k" },
  { name: "suggestions", title: "For you", hint: "What Sluice suggests", key: "u" },
  { name: "work", title: "Work", hint: "The deep work", key: "q" },
  { name: "spend", title: "Spend", hint: "What it has cost", key: "b" },
  { name: "review", title: "Review", hint: "Pairs that are hard to tell", key: "v", more: true },
  { name: "distil", title: "Distil", hint: "A few of many, good and different", key: "o", more: true },
  { name: "trash", title: "Trash", hint: "What was rejected or deleted", key: "y", more: true },
  { name: "tuning", title: "Tuning", hint: "How values learn from what you choose", key: "j", more: true },
  { name: "pools", title: "Pools", hint: "Where rendering is done, and where its time goes", key: "P", more: true },
  { name: "campaigns", title: "Campaigns", hint: "What rendering may cost, and what it brings", key: "C", more: true },
];

/** The keys to press for a key as events name it: a capital is pressed with Shift. @param {string} key @returns {string[]} */
export const pressed = (key) => (key === key.toLowerCase() ? [key.toUpperCase()] : ["Shift", key]);
