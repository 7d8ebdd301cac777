import { createCollectionsApi } from "./api-collections.js";
import { createTrashApi } from "./api-trash.js";
import { createCollectionsPage } from "./collections-page.js";
import { createDistilPage } from "./distil-page.js";
import { byId } from "./dom.js";
import { createReviewPage } from "./review-page.js";
import { createSaveSearch } from "./save-search.js";
import { createSessionsPage } from "./sessions-page.js";
import { createSuggestionsPage } from "./suggestions-page.js";
import { createTrashPage } from "./trash-page.js";

/**
 * The pages on which a user chooses: sessions, suggestions, doubtful pairs, collections, a distilled few, the trash.
 *
 * @param {{store: any, api: any, stacks: any, details: any, curation: any, veil: any, route: any, say: any}} parts
 * @returns {{keys: Record<string, Record<string, () => void>>}} by the name of a page, the keys of that page alone
 */
export function createCurationPages({ store, api, stacks, details, curation, veil, route, say }) {
  const review = createReviewPage({ page: byId("review"), store, stacks, details, route, veil, say });
  const collections = createCollectionsApi(api);
  const collectionsPage = createCollectionsPage({
    page: byId("collections"),
    dialog: byId("collection"),
    store,
    collections,
    curation,
    details,
    veil,
    route,
    say,
  });
  createSaveSearch({ store, open: collectionsPage.open });
  const suggestionsPage = createSuggestionsPage({
    page: byId("suggestions"),
    store,
    collections,
    curation,
    details,
    veil,
    route,
    say,
  });
  const sessions = createSessionsPage({
    page: byId("sessions"),
    splitDialog: byId("session-split"),
    store,
    api,
    route,
    curation,
    say,
  });
  const trashPage = createTrashPage({
    page: byId("trash"),
    dialog: byId("empty-trash"),
    store,
    trash: createTrashApi(api),
    details,
    curation,
    route,
    say,
  });
  createDistilPage({ page: byId("distil"), store, api, route, veil, say });
  byId("distil-open").addEventListener("click", () => route.go({ page: "distil" }));
  return {
    keys: {
      collections: { "+": () => collectionsPage.open(), ArrowDown: collectionsPage.first },
      suggestions: { ArrowDown: suggestionsPage.first },
      review,
      sessions: sessions.keys,
      trash: trashPage.keys,
    },
  };
}
