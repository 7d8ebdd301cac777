package sluice.server.metrics;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import sluice.asset.CatalogCounts;
import sluice.ingest.ImportCounts;
import sluice.ingest.ImportRun;
import sluice.server.http.Router;

/** What is counted and timed. One instance a server; nothing is global. */
public final class Metrics implements Router.Timing {
    public static final String MEDIA_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Histogram requests = Histogram.builder()
            .name("sluice_http_request_seconds")
            .help("Time to answer a request, by route and status")
            .unit(Unit.SECONDS)
            .labelNames("method", "route", "status")
            .classicOnly()
            .classicUpperBounds(0.001, 0.0025, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10)
            .register(registry);
    private final Counter pictures = Counter.builder()
            .name("sluice_thumbnails_total")
            .help("Thumbnails made since the start")
            .register(registry);

    public Metrics(Supplier<CatalogCounts> counts, Supplier<List<ImportRun>> importing) {
        GaugeWithCallback.builder()
                .name("sluice_catalog")
                .help("How much the catalog holds")
                .labelNames("what")
                .callback(gauge -> {
                    CatalogCounts now = counts.get();
                    gauge.call(now.assets(), "assets");
                    gauge.call(now.missing(), "missing");
                    gauge.call(now.picturesPending(), "thumbnails_pending");
                    gauge.call(now.picturesImpossible(), "thumbnails_impossible");
                    gauge.call(now.refused(), "refused_files");
                    gauge.call(now.bytes(), "bytes");
                })
                .register(registry);
        GaugeWithCallback.builder()
                .name("sluice_import_files")
                .help("Files dealt with by the imports that are under way")
                .labelNames("outcome")
                .callback(gauge -> {
                    List<ImportRun> now = importing.get();
                    gauge.call(sum(now, ImportCounts::imported), "imported");
                    gauge.call(sum(now, ImportCounts::duplicates), "duplicate");
                    gauge.call(sum(now, ImportCounts::unchanged), "unchanged");
                    gauge.call(sum(now, ImportCounts::unreadable), "unreadable");
                })
                .register(registry);
    }

    /** Also shows what deep work tells of itself. */
    public void show(DeepFigures figures) {
        figures.register(registry);
    }

    /** Also shows what rendering tells of itself. */
    public void show(RenderFigures figures) {
        figures.register(registry);
    }

    private static double sum(List<ImportRun> runs, ToLongFunction<ImportCounts> of) {
        return runs.stream().map(ImportRun::counts).mapToLong(of).sum();
    }

    @Override
    public void answered(String method, String route, int status, double seconds) {
        requests.labelValues(method, route, Integer.toString(status)).observe(seconds);
    }

    public void picturesMade(int count) {
        pictures.inc(count);
    }

    /** All figures as they are now. */
    public byte[] text() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            PrometheusTextFormatWriter.create().write(out, registry.scrape());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
