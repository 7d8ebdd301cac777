/**
 * The pages, in the order of the bar. A page is shown by the element with its name as id, which `pages.js` makes.
 *
 * @type {{name: string, title: string, hint: string, key: string, more?: boolean}[]} more: behind "More" in the bar
 */
export const PAGES = [
  { name: "library", title: "Library", hint: "The images", key: "g" },
  { name: "collections", title: "Collections", hint: "What you put together", key: "k" },
  { name: "suggestions", title: "For you", hint: "What Sluice suggests", key: "u" },
  { name: "work", title: "Work", hint: "The deep work", key: "q" },
  { name: "spend", title: "Spend", hint: "What it has cost", key: "b" },
];
