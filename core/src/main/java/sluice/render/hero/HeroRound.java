package sluice.render.hero;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sluice.asset.Asset;
import sluice.asset.AssetId;
import sluice.job.JobState;
import sluice.render.book.Accepted;
import sluice.render.book.Render;
import sluice.render.book.RenderJob;

/** Looks at assets that something happened to, and asks for or takes back what follows; not for several threads. */
final class HeroRound {
    private static final Logger LOG = LoggerFactory.getLogger(HeroRound.class);
    private static final int PAGE = 200;

    private final HeroRecords records;
    private final HeroSettings settings;
    private final HeroOrders orders;
    private final Asked asked = new Asked();
    private boolean waitingKnown;

    HeroRound(HeroRecords records, HeroSettings settings, HeroOrders orders) {
        this.records = records;
        this.settings = settings;
        this.orders = orders;
    }

    /** @param live whether something happened just now, and not before the start */
    void run(Collection<AssetId> assets, boolean live, Instant now) {
        Map<Long, RenderJob> jobs = new LinkedHashMap<>();
        records.book().madeOf(assets).values().forEach(job -> jobs.put(job.id(), job));
        if (jobs.isEmpty()) {
            return;
        }
        for (Draft draft : drafts(jobs.values())) {
            if (draft.wanted()) {
                ask(draft, live, now);
            } else {
                takeBack(draft, now);
            }
        }
    }

    private List<Draft> drafts(Collection<RenderJob> jobs) {
        List<AssetId> all = jobs.stream().flatMap(job -> job.assets().stream()).toList();
        Map<AssetId, Asset> known = new HashMap<>();
        records.catalog().find(all).forEach(asset -> known.put(asset.id(), asset));
        List<Draft> drafts = new ArrayList<>();
        for (RenderJob job : jobs) {
            Optional<Render> render = records.book().find(job.render());
            if (render.isPresent() && !job.assets().isEmpty()) {
                drafts.add(new Draft(
                        job,
                        render.get().request(),
                        known.keySet().stream()
                                .filter(job.assets()::contains)
                                .map(known::get)
                                .map(Asset::standing)
                                .toList()));
            }
        }
        return drafts;
    }

    private void ask(Draft draft, boolean live, Instant now) {
        Asked.Render before = asked.get(draft.key());
        if (before != null && !(before.withdrawn() && live)) {
            return;
        }
        HeroTerms terms = settings.terms(draft.request().campaign());
        HeroDecision decision =
                terms.on() ? HeroPolicy.decide(draft, terms, settings.models(), now) : new HeroDecision.Not("");
        if (!(decision instanceof HeroDecision.Again(var request, var because))) {
            return;
        }
        if (before != null) {
            int again = records.book().retry(before.id(), now);
            LOG.info("Render {} of {} is wanted again: {} set going", before.id(), draft.asset(), again);
            asked.put(draft.key(), before.id(), again == 0);
            return;
        }
        Accepted answer = orders.submit(request);
        Long render = answer.render();
        if (render != null) {
            LOG.info("{} is rendered again as {}: {}", draft.asset(), render, because);
            asked.put(draft.key(), render, false);
        } else {
            LOG.info("{} is not rendered again: {}: {}", draft.asset(), answer.field(), answer.refused());
        }
    }

    private void takeBack(Draft draft, Instant now) {
        if (!waitingKnown) {
            findWaiting();
            waitingKnown = true;
        }
        Asked.Render before = asked.get(draft.key());
        if (before == null || before.withdrawn()) {
            return;
        }
        boolean going = records.book()
                .find(before.id())
                .filter(render -> !render.ended())
                .isPresent();
        if (going) {
            List<Long> inHand = records.book().cancel(before.id(), now);
            if (!inHand.isEmpty()) {
                orders.stop(inHand);
            }
            LOG.info("Render {} of {} is taken back", before.id(), draft.asset());
            asked.put(draft.key(), before.id(), true);
        }
    }

    /** Those that were asked for before the start and are not done. */
    private void findWaiting() {
        for (JobState state : JobState.values()) {
            if (!state.ended()) {
                Long before = null;
                List<Render> page;
                do {
                    page = records.book().list(before, null, state, PAGE);
                    for (Render render : page) {
                        String key = render.request().key();
                        if (key != null && render.request().origin().equals(HeroPolicy.ORIGIN)) {
                            asked.put(key, render.id(), false);
                        }
                    }
                    before = page.isEmpty() ? null : page.getLast().id();
                } while (page.size() == PAGE);
            }
        }
    }
}
