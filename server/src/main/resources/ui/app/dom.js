const SVG = "http://www.w3.org/2000/svg";

/**
 * Makes an element. Text always becomes a text node: what comes from files is never markup.
 *
 * @param {string} tag
 * @param {Record<string, unknown>} [properties] `class`, `on` (listeners by event), `data` (data attributes); others are
 *     attributes: true sets an empty one, false, null and undefined leave it out
 * @param {...(Node | string | number | null | undefined | false)} children
 * @returns {any}
 */
export function el(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name === "on") {
      Object.entries(value).forEach(([event, listener]) => element.addEventListener(event, listener));
    } else if (name === "data") {
      Object.assign(element.dataset, value);
    } else if (name === "class") {
      element.className = value;
    } else {
      setAttribute(element, name, value);
    }
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false).map(asNode));
  return element;
}

function asNode(child) {
  return child instanceof Node ? child : String(child);
}

/** @param {Element} element @param {string} name @param {unknown} value */
export function setAttribute(element, name, value) {
  if (value === null || value === undefined || value === false) {
    element.removeAttribute(name);
  } else {
    element.setAttribute(name, value === true ? "" : String(value));
  }
}

/**
 * The same for drawings; `class` is an attribute here.
 *
 * @param {string} tag
 * @param {Record<string, unknown>} [attributes]
 * @param {...(Node | string | number | null | undefined | false)} children
 * @returns {any}
 */
export function svg(tag, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  Object.entries(attributes).forEach(([name, value]) => setAttribute(element, name, value));
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false).map(asNode));
  return element;
}

/** @param {string} name a symbol in icons.svg */
export const icon = (name, className = "icon") =>
  svg("svg", { class: className, "aria-hidden": "true" }, svg("use", { href: "/ui/icons.svg#" + name }));

/**
 * A button with an icon and a name that is read out and shown as a tooltip.
 *
 * @param {string} symbol
 * @param {string} label
 * @param {(event: Event) => void} act
 * @param {{key?: string, class?: string}} [options]
 */
export function iconButton(symbol, label, act, options = {}) {
  return el(
    "button",
    {
      type: "button",
      class: options.class ?? "ghost",
      "aria-label": label,
      title: options.key ? `${label} (${options.key})` : label,
      "aria-keyshortcuts": options.key,
      on: { click: act },
    },
    icon(symbol),
  );
}

/** @param {string} id @returns {any} */
export function byId(id) {
  const element = document.getElementById(id);
  if (!element) {
    throw new Error("the page lacks #" + id);
  }
  return element;
}
