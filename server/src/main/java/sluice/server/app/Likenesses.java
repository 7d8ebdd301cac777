package sluice.server.app;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sluice.adapters.lucene.LuceneVectorIndex;
import sluice.analysis.Embedder;
import sluice.analysis.Findings;
import sluice.analysis.ModelListing;
import sluice.analysis.Models;
import sluice.analysis.TextEmbedder;
import sluice.curate.likeness.Looks;
import sluice.dispatch.PictureAnalyst;
import sluice.search.SearchIndex;
import sluice.search.VectorIndex;
import sluice.server.api.worth.EmbedderChoice;
import sluice.server.home.Home;
import sluice.server.home.SettingsEdit;
import sluice.server.home.WorthSettings;
import sluice.similar.EmbeddedLooks;
import sluice.similar.OnDemand;
import sluice.similar.ServingModel;
import sluice.similar.SimilaritySearch;
import sluice.similar.VectorFollower;

/** Models, vectors and what finds the nearest of them, put together. */
final class Likenesses implements EmbedderChoice, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Likenesses.class);
    private static final Duration COUNTED = Duration.ofSeconds(5);

    private final Home home;
    private final Findings findings;
    private final Models models;
    private final VectorIndex vectors;
    private final String active;
    private final Looks looks;
    private final List<VectorFollower> followers = new ArrayList<>();

    /** @param models closed with it */
    Likenesses(Home home, WorthSettings settings, Models models, Findings findings, InstantSource clock) {
        this.home = home;
        this.findings = findings;
        this.models = models;
        active = usable(settings.embedder());
        vectors = LuceneVectorIndex.open(home.vectors());
        Remembered<Map<String, Long>> counts = new Remembered<>(findings::counts, COUNTED, clock);
        looks = new EmbeddedLooks(findings, vectors, () -> ServingModel.of(active, counts.get()));
        Set<String> followed = new LinkedHashSet<>(findings.counts().keySet());
        followed.add(active);
        followed.add(models.prompts().model().id());
        followed.forEach(model -> followers.add(new VectorFollower(findings, vectors, model)));
    }

    /** A model that was deleted since it was chosen must not keep the home from being opened. */
    private String usable(String wanted) {
        boolean installed = models.list().stream()
                .anyMatch(model ->
                        model.id().equals(wanted) && model.installed() && model.kind() != ModelListing.Kind.TEXT);
        if (!installed) {
            LOG.warn(
                    "The embedder {} is not installed; pictures are embedded with {} meanwhile",
                    wanted,
                    WorthSettings.defaults().embedder());
        }
        return installed ? wanted : WorthSettings.defaults().embedder();
    }

    SimilaritySearch search(SearchIndex index, Stores stores, OnDemand onDemand) {
        return new SimilaritySearch(index, vectors, findings, stores.catalog(), stores.groups(), onDemand);
    }

    Models models() {
        return models;
    }

    /** What analysis embeds with. */
    PictureAnalyst.Embedders embedders() {
        return new PictureAnalyst.Embedders() {
            @Override
            public Embedder active() {
                return models.pictures(active);
            }

            @Override
            public Embedder of(String model) {
                return models.pictures(model);
            }

            @Override
            public TextEmbedder prompts() {
                return models.prompts();
            }
        };
    }

    /** What tells look-alikes apart, beside the perceptual hash. */
    Looks looks() {
        return looks;
    }

    void start() {
        followers.forEach(VectorFollower::start);
        wake();
    }

    /** Analysis may have written vectors. */
    void wake() {
        followers.forEach(VectorFollower::wake);
    }

    /** Makes the index of vectors again from what analysis has found. */
    void rebuild() {
        followers.forEach(VectorFollower::rebuild);
    }

    @Override
    public String active() {
        return active;
    }

    @Override
    public void use(String id) {
        SettingsEdit.set(home, "embedder", id);
    }

    void stopFollowing() {
        followers.forEach(VectorFollower::close);
    }

    @Override
    public void close() {
        stopFollowing();
        vectors.close();
        models.close();
    }
}
