import { byId, el, icon } from "./dom.js";
import { PAGES, pressed } from "./page-list.js";
import { addressOf } from "./route.js";

/**
 * Makes the links of the bar and an empty desk for every page but the library, which is there from the start.
 *
 * @returns {Record<string, () => void>} by key, what goes to each page
 */
export function makePages(nav, middle, go) {
  const link = ({ name, title, hint, key }) =>
    el("a", { href: addressOf({ page: name }), "data-page-link": name, title: `${hint} (${pressed(key).join("+")})` }, title);
  const more = PAGES.filter((page) => page.more);
  nav.append(...PAGES.filter((page) => !page.more).map(link));
  if (more.length > 0) {
    const menu = el("div", { class: "pages-menu", id: "pages-menu", popover: "auto" }, ...more.map(link));
    menu.addEventListener("click", () => menu.hidePopover());
    nav.append(
      el("button", { type: "button", class: "pages-more", popovertarget: "pages-menu" }, "More", icon("down", "icon small")),
      menu,
    );
  }
  for (const { name, title } of PAGES.filter((page) => page.name !== "library")) {
    middle.append(el("main", { class: "desk", id: name, "aria-label": title, tabindex: "-1", hidden: true }));
  }
  return Object.fromEntries(PAGES.map(({ name, key }) => [key, () => go({ page: name })]));
}

/** Shows the page that the address names, and marks it in the bar. */
export function createPages({ store, route }) {
  const library = [byId("facets"), byId("library")];
  const desks = PAGES.filter(({ name }) => name !== "library").map(({ name }) => byId(name));
  const links = [...document.querySelectorAll("[data-page-link]")];
  const titles = Object.fromEntries(PAGES.map(({ name, title }) => [name, name === "library" ? "" : title]));

  for (const link of links) {
    link.addEventListener("click", (event) => {
      if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
        event.preventDefault();
        route.go({ page: link.dataset.pageLink });
      }
    });
  }

  store.watch(
    (state) => state.route,
    ({ page, query, sort }, before) => {
      document.title = [titles[page] || query, "Sluice"].filter(Boolean).join(" – ");
      links.forEach((link) => link.setAttribute("href", addressOf({ page: link.dataset.pageLink, query, sort })));
      if (page === before?.page) {
        return;
      }
      document.body.dataset.page = page;
      library.forEach((part) => (part.inert = page !== "library"));
      desks.forEach((desk) => (desk.hidden = desk.id !== page));
      links.forEach((link) => {
        if (link.dataset.pageLink === page) {
          link.setAttribute("aria-current", "page");
        } else {
          link.removeAttribute("aria-current");
        }
      });
      if (before) {
        (desks.find(({ id }) => id === page) ?? byId("grid")).focus({ preventScroll: true });
      }
    },
  );
}
