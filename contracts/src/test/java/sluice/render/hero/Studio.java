package sluice.render.hero;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import sluice.asset.AssetId;
import sluice.contracts.render.PlainGenerator;
import sluice.contracts.render.RenderPorts;
import sluice.contracts.render.RenderTurns;
import sluice.contracts.render.Wish;
import sluice.job.RetryRule;
import sluice.render.Places;
import sluice.render.Quality;
import sluice.render.Recipe;
import sluice.render.Stage;
import sluice.render.book.Accepted;
import sluice.render.book.Campaigns;
import sluice.render.book.QuotedRequest;
import sluice.render.book.Render;
import sluice.render.book.RenderJob;
import sluice.render.book.RenderRequest;
import sluice.render.generate.RenderModel;
import sluice.render.route.Quote;
import sluice.tier.SmallLibrary;

/** A small library whose images were rendered here, for a campaign called spring; a request is quoted at 2,000. */
final class Studio implements HeroOrders, HeroSettings {
    static final long QUOTED = 2_000;

    final SmallLibrary library = new SmallLibrary();
    final RenderPorts ports = RenderPorts.inMemory(new RetryRule(3, Duration.ZERO, Duration.ZERO));
    final List<RenderRequest> submitted = Collections.synchronizedList(new ArrayList<>());
    final List<Long> stopped = Collections.synchronizedList(new ArrayList<>());
    final AtomicReference<HeroTerms> home = new AtomicReference<>(HeroTerms.OFF);

    /** @param budgetMicroUsd after the drafts were paid for */
    Studio(@Nullable Long budgetMicroUsd) {
        ports.campaigns().create("spring", terms(budgetMicroUsd, true), now());
    }

    static Campaigns.Terms terms(@Nullable Long budgetMicroUsd, boolean on) {
        return new Campaigns.Terms(budgetMicroUsd, null, on, false);
    }

    Instant now() {
        return library.clock.instant();
    }

    /** So many images rendered at standard quality, each of them an asset. */
    List<AssetId> rendered(int count, @Nullable String campaign) {
        List<AssetId> assets = library.fill(count);
        for (AssetId asset : assets) {
            Wish wish = Wish.of("draft of " + asset).at(now());
            ports.book().accept(List.of((campaign == null ? wish : wish.campaign(campaign)).quoted()), now());
            RenderJob job = leased();
            ports.book().settle(RenderTurns.done(job, now(), asset), now());
        }
        return assets;
    }

    RenderJob leased() {
        return ports.book()
                .lease("here", "worker", Duration.ofMinutes(1), 1, now())
                .getFirst();
    }

    /** All renders that were asked for by themselves, the latest first. */
    List<Render> heroes() {
        return ports.book().list(null, null, null, 1_000).stream()
                .filter(render -> render.request().origin().equals(HeroPolicy.ORIGIN))
                .toList();
    }

    HeroRecords records() {
        return new HeroRecords(library.ports.catalog(), library.ports.signals(), ports.book());
    }

    @Override
    public HeroTerms terms(@Nullable String campaign) {
        return campaign == null
                ? Objects.requireNonNull(home.get())
                : ports.campaigns().find(campaign).map(HeroTerms::of).orElse(HeroTerms.OFF);
    }

    @Override
    public List<RenderModel> models() {
        return List.of(PlainGenerator.MODEL);
    }

    @Override
    public Accepted submit(RenderRequest request) {
        submitted.add(request);
        Recipe recipe = new Recipe(
                request.spec().prompt(),
                request.spec().negativePrompt(),
                request.spec().seed(),
                request.spec().width(),
                request.spec().height(),
                Objects.requireNonNull(PlainGenerator.MODEL.steps().get(Quality.HERO)),
                1,
                PlainGenerator.MODEL.id(),
                Recipe.ORIGINAL,
                "plain",
                request.spec().start());
        Quote quote = new Quote(
                "here",
                recipe.model(),
                recipe.variant(),
                Places.HOME,
                1,
                Map.of(Stage.DENOISE, 1.0),
                0,
                QUOTED,
                QUOTED,
                now(),
                0,
                true);
        return ports.book()
                .accept(List.of(new QuotedRequest(request, recipe, quote)), now())
                .getFirst();
    }

    @Override
    public void stop(Collection<Long> jobs) {
        stopped.addAll(jobs);
    }
}
