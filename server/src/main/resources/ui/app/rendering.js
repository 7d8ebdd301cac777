import { renderApi } from "./api-render.js";
import { createCampaignDialog } from "./campaign-dialog.js";
import { createCampaignsPage } from "./campaigns-page.js";
import { byId } from "./dom.js";
import { createPoolsPage } from "./pools-page.js";
import { createRenderPage } from "./render-page.js";

/**
 * The three pages about rendering, and what they share.
 *
 * @param {{store: any, api: any, details: any, curation: any, compare: any, veil: any, route: any, selection: any, say: any}} parts
 */
export function createRendering({ store, api, details, curation, compare, veil, route, selection, say }) {
  const render = renderApi(api);
  const dialog = createCampaignDialog({ dialog: byId("campaign"), render });
  const page = createRenderPage({
    page: byId("render"),
    store,
    render,
    details,
    curation,
    compare,
    veil,
    route,
    chosen: selection.targets,
    newCampaign: (done) => dialog.open(null, (saved) => done(saved.name)),
    say,
  });
  createPoolsPage({ page: byId("pools"), store, render, say });
  const campaigns = createCampaignsPage({ page: byId("campaigns"), store, render, dialog, say });
  return { from: page.from, campaignKeys: campaigns.keys };
}
