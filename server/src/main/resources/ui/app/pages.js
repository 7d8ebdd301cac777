import { byId } from "./dom.js";
import { addressOf } from "./route.js";

const TITLES = { library: "", work: "Work", spend: "Spend" };

/** Shows the page that the address names, and marks it in the bar. */
export function createPages({ store, route }) {
  const library = [byId("facets"), byId("library")];
  const pages = { work: byId("work"), spend: byId("spend") };
  const links = [...document.querySelectorAll("[data-page-link]")];

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
      document.title = [TITLES[page] || query, "Sluice"].filter(Boolean).join(" – ");
      links.forEach((link) => link.setAttribute("href", addressOf({ page: link.dataset.pageLink, query, sort })));
      if (page === before?.page) {
        return;
      }
      document.body.dataset.page = page;
      library.forEach((part) => (part.inert = page !== "library"));
      Object.entries(pages).forEach(([name, node]) => (node.hidden = name !== page));
      links.forEach((link) => {
        if (link.dataset.pageLink === page) {
          link.setAttribute("aria-current", "page");
        } else {
          link.removeAttribute("aria-current");
        }
      });
      if (before) {
        (pages[page] ?? byId("grid")).focus({ preventScroll: true });
      }
    },
  );
}
