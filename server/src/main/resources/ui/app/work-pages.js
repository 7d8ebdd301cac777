import { byId } from "./dom.js";
import { createQueueState } from "./queue-state.js";
import { createSpendPage } from "./spend-page.js";
import { createSteering } from "./steering.js";
import { createTuningPage } from "./tuning-page.js";
import { createWorkPage } from "./work-page.js";

/**
 * The pages about deep work: what is being done, what it costs, and what images are valued by.
 *
 * @param {{store: any, api: any, details: any, route: any, say: any}} parts
 * @returns {{keys: Record<string, Record<string, () => void>>}} by the name of a page, the keys of that page alone
 */
export function createWorkPages({ store, api, details, route, say }) {
  const steering = createSteering({ store, api, say });
  createQueueState({ element: byId("queue-state"), store });
  createWorkPage({ page: byId("work"), store, api, details, route, steering, say });
  createSpendPage({ page: byId("spend"), store, api, route });
  createTuningPage({ page: byId("tuning"), store, api, route, say });
  return { keys: { work: { p: steering.toggle } } };
}
