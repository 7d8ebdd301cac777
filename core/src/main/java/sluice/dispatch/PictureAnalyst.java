package sluice.dispatch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import sluice.analysis.Analysis;
import sluice.analysis.BasicQuality;
import sluice.analysis.Composition;
import sluice.analysis.CropEmbedding;
import sluice.analysis.DeepFindings;
import sluice.analysis.DetailedQuality;
import sluice.analysis.Embedded;
import sluice.analysis.Embedder;
import sluice.analysis.Embedding;
import sluice.analysis.Findings;
import sluice.analysis.Palette;
import sluice.analysis.Readiness;
import sluice.analysis.SensitiveContent;
import sluice.analysis.StandardFindings;
import sluice.analysis.Style;
import sluice.analysis.TextEmbedder;
import sluice.analysis.composition.CompositionMeasures;
import sluice.analysis.composition.MainColours;
import sluice.analysis.quality.BasicMeasures;
import sluice.analysis.quality.DetailedMeasures;
import sluice.analysis.quality.PortfolioReadiness;
import sluice.analysis.style.StyleClassifier;
import sluice.asset.Asset;
import sluice.asset.Location;
import sluice.asset.Tier;
import sluice.budget.Step;
import sluice.image.PixelReader;
import sluice.image.Raster;
import sluice.image.RenditionSpec;
import sluice.image.UnrenderableException;
import sluice.job.Job;
import sluice.metadata.Parameter;

/**
 * Analyses pictures: the steps of Tier 2 and Tier 3, in order. Each step is priced by itself, and between two of them the
 * work can be held up.
 */
public final class PictureAnalyst implements Analyst {
    /** Long edge of the pixels that Tier 2 looks at: most generated images are no larger. */
    public static final int STANDARD_EDGE = 1_024;

    /** Long edge of the pixels that Tier 3 looks at. */
    private static final int DEEP_EDGE = 2_048;

    private static final long MOST_PIXELS = RenditionSpec.PREVIEW.maxPixels();

    private final PixelReader pixels;
    private final Embedders embedders;
    private final Findings findings;
    private final StyleClassifier styles = new StyleClassifier();
    private final InstantSource clock;

    /** Where embedders come from; they are the caller's to close. */
    public interface Embedders {
        /** The one in use. */
        Embedder active();

        /**
         * One by the id of its model.
         *
         * @throws sluice.failure.SluiceException when that model is not installed
         */
        Embedder of(String model);

        /** What prompts are embedded with. */
        TextEmbedder prompts();
    }

    /** @param findings what is known already, which is not found out again */
    public PictureAnalyst(PixelReader pixels, Embedders embedders, Findings findings, InstantSource clock) {
        this.pixels = pixels;
        this.embedders = embedders;
        this.findings = findings;
        this.clock = clock;
    }

    @Override
    public Analysis analyse(Job job, Asset asset, Meter meter) throws Exception {
        if (!pixels.formats().contains(asset.header().format())) {
            throw new NotWorthwhileException(asset.header().format().label() + " pictures cannot be decoded here");
        }
        ByteBuffer file = ByteBuffer.wrap(read(asset));
        return switch (job.what().kind()) {
            case STANDARD -> new Turn(asset, file, meter).standard();
            case DEEP -> new Turn(asset, file, meter).deep();
            case EMBED -> new Turn(asset, file, meter).embedded(job.what().variant());
        };
    }

    /** @throws NotWorthwhileException when there is no file any more that holds what was imported */
    private static byte[] read(Asset asset) throws NotWorthwhileException, IOException {
        for (Location place : asset.locations()) {
            if (place.present() && unchanged(place)) {
                byte[] bytes = Files.readAllBytes(place.path());
                if (bytes.length == asset.bytes()) {
                    return bytes;
                }
            }
        }
        throw new NotWorthwhileException("its file has gone or changed since it was imported");
    }

    private static boolean unchanged(Location place) throws IOException {
        return Files.isRegularFile(place.path())
                && Files.size(place.path()) == place.bytes()
                && Files.getLastModifiedTime(place.path()).toMillis()
                        == place.modified().toEpochMilli();
    }

    /** One job's way through the steps. */
    private final class Turn {
        private final Asset asset;
        private final ByteBuffer file;
        private final Meter meter;
        private final List<Embedding> embeddings = new ArrayList<>();

        Turn(Asset asset, ByteBuffer file, Meter meter) {
            this.asset = asset;
            this.file = file;
            this.meter = meter;
        }

        Analysis standard() throws Exception {
            return analysis(Tier.STANDARD, findings(decoded(Step.DECODE, STANDARD_EDGE)), null);
        }

        Analysis deep() throws Exception {
            StandardFindings known = known();
            Raster small = known == null ? decoded(Step.DECODE, STANDARD_EDGE) : null;
            StandardFindings standard = small == null ? null : findings(small);
            Raster large = small != null && isWhole(small) ? small : decoded(Step.DECODE_LARGE, DEEP_EDGE);
            embedParts(large, embedders.active());
            StandardFindings basics = standard == null ? known : standard;
            if (basics == null) {
                throw new IllegalStateException("Tier 2 comes before Tier 3");
            }
            return analysis(Tier.DEEP, standard, details(large, basics.quality()));
        }

        Analysis embedded(String model) throws Exception {
            Embedder embedder = embedders.of(model);
            boolean deep = asset.standing().tier() == Tier.DEEP;
            Raster raster = deep ? decoded(Step.DECODE_LARGE, DEEP_EDGE) : decoded(Step.DECODE, STANDARD_EDGE);
            embed(raster, embedder);
            if (deep) {
                embedParts(raster, embedder);
            }
            return analysis(null, null, null);
        }

        private @Nullable StandardFindings known() {
            Analysis before = findings.find(List.of(asset.id())).get(asset.id());
            return before == null ? null : before.standard();
        }

        private StandardFindings findings(Raster raster) throws Exception {
            Embedded embedded = embed(raster, embedders.active());
            BasicQuality quality = meter.step(Step.QUALITY, () -> BasicMeasures.of(raster, shrunk(raster)));
            Style style = meter.step(Step.STYLE, () -> styles.classify(embedded, raster));
            String prompt = asset.generation().get(Parameter.PROMPT).orElse("");
            if (!prompt.isBlank()) {
                TextEmbedder words = embedders.prompts();
                embeddings.add(meter.step(
                        Step.PROMPT,
                        () -> new Embedding(
                                words.model().id(),
                                Embedding.Kind.PROMPT,
                                words.embed(List.of(prompt)).getFirst())));
            }
            OptionalDouble sensitive = SensitiveContent.probability(embedded.classes());
            return new StandardFindings(quality, style, sensitive.isPresent() ? sensitive.getAsDouble() : null);
        }

        private DeepFindings details(Raster raster, BasicQuality basics) throws Exception {
            DetailedQuality quality =
                    meter.step(Step.QUALITY_DETAIL, () -> DetailedMeasures.of(raster, shrunk(raster)));
            Composition composition = meter.step(Step.COMPOSITION, () -> CompositionMeasures.of(raster));
            Palette palette = meter.step(Step.PALETTE, () -> MainColours.of(raster));
            Readiness readiness =
                    meter.step(Step.PORTFOLIO, () -> PortfolioReadiness.of(asset.header(), basics, quality));
            return new DeepFindings(quality, composition, palette, readiness);
        }

        /** Where the stored pixels are all there, decoding once more would bring no more of them. */
        private boolean isWhole(Raster raster) {
            return shrunk(raster) == 1;
        }

        private double shrunk(Raster raster) {
            double stored = Math.max(asset.header().width(), asset.header().height());
            return Math.min(1, Math.max(raster.width(), raster.height()) / stored);
        }

        private void embedParts(Raster raster, Embedder embedder) throws Exception {
            embeddings.add(meter.step(
                    Step.EMBED_CROPS,
                    () -> new Embedding(
                            embedder.model().id(), Embedding.Kind.CROPS, CropEmbedding.of(raster, embedder))));
        }

        private Embedded embed(Raster raster, Embedder embedder) throws Exception {
            Embedded embedded =
                    meter.step(Step.EMBED, () -> embedder.embed(List.of(raster)).getFirst());
            embeddings.add(new Embedding(embedder.model().id(), Embedding.Kind.WHOLE, embedded.vector()));
            return embedded;
        }

        private Raster decoded(Step step, int edge) throws Exception {
            RenditionSpec spec = new RenditionSpec(edge, 100, RenditionSpec.PREVIEW.background(), MOST_PIXELS);
            try {
                return meter.step(step, () -> pixels.read(file, asset.header(), spec));
            } catch (UnrenderableException e) {
                throw new NotWorthwhileException(String.valueOf(e.getMessage()));
            }
        }

        private Analysis analysis(
                @Nullable Tier tier, @Nullable StandardFindings standard, @Nullable DeepFindings deep) {
            return new Analysis(asset.id(), tier, standard, deep, embeddings, clock.instant());
        }
    }
}
