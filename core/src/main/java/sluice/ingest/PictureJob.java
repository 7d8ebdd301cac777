package sluice.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sluice.asset.Asset;
import sluice.asset.AssetDetails;
import sluice.asset.Catalog;
import sluice.asset.Location;
import sluice.asset.Picture;
import sluice.asset.PictureResult;
import sluice.asset.Sighting;
import sluice.image.ImageRenderer;
import sluice.image.PerceptualHash;
import sluice.image.PixelProbe;
import sluice.image.Rendered;
import sluice.image.RenditionSpec;
import sluice.image.Renditions;
import sluice.image.UnrenderableException;
import sluice.metadata.MetadataLimits;
import sluice.metadata.RawEntry;
import sluice.metadata.RawMetadata;
import sluice.metadata.Reading;
import sluice.metadata.Warning;
import sluice.metadata.container.PixelText;
import sluice.metadata.dialect.Dialects;

/** Makes one asset's thumbnail, and looks for text hidden in its pixels on the way. */
public final class PictureJob {
    private static final Logger LOG = LoggerFactory.getLogger(PictureJob.class);

    private final Catalog catalog;
    private final Intake intake;
    private final ImageRenderer renderer;
    private final Renditions renditions;
    private final MetadataLimits limits;

    public PictureJob(
            Catalog catalog, Intake intake, ImageRenderer renderer, Renditions renditions, MetadataLimits limits) {
        this.catalog = catalog;
        this.intake = intake;
        this.renderer = renderer;
        this.renditions = renditions;
        this.limits = limits;
    }

    /** The result; empty when the file is not what it was, which the catalog has been told. */
    Optional<PictureResult> make(Asset asset, PictureFile file) {
        if (!renderer.formats().contains(asset.header().format())) {
            String format = asset.header().format().name().toUpperCase(Locale.ROOT);
            return Optional.of(impossible(
                    asset, format + " pictures cannot be shown here; what the file says about itself is kept"));
        }
        return asset.locations().stream()
                .filter(Location::present)
                .filter(this::unchanged)
                .findFirst()
                .map(place -> make(asset, place.path(), file));
    }

    private PictureResult make(Asset asset, Path place, PictureFile file) {
        Finding finding = new Finding(limits);
        Rendered rendered;
        try {
            rendered = renderer.render(
                    file.read(place, asset.bytes()), asset.header(), RenditionSpec.THUMBNAIL, finding::look);
        } catch (UnrenderableException e) {
            return impossible(asset, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return impossible(asset, FolderWalk.reason(place, e));
        } catch (RuntimeException | LinkageError | OutOfMemoryError | StackOverflowError e) {
            // The boundary of one file: whatever it does to the decoder, the others get their pictures.
            LOG.error("No thumbnail of {}", place, e);
            return impossible(asset, "the decoder failed on this file");
        }
        return kept(asset, rendered, finding);
    }

    /** Storage that fails here is no fault of the picture: it waits and is made again. */
    private PictureResult kept(Asset asset, Rendered rendered, Finding finding) {
        renditions.put(asset.id().hex(), Renditions.Kind.THUMBNAIL, rendered.jpeg());
        List<Warning> warnings = new ArrayList<>();
        if (rendered.warning() != null) {
            warnings.add(new Warning("pixels", rendered.warning()));
        }
        Picture ready = new Picture.Ready(rendered.width(), rendered.height(), PerceptualHash.of(rendered.luma()));
        PictureResult.Hidden hidden = finding.entry == null ? null : hidden(asset, finding.entry);
        if (hidden != null) {
            hidden.readings().forEach(reading -> warnings.addAll(reading.warnings()));
        }
        return new PictureResult(asset.id(), ready, hidden, warnings);
    }

    private PictureResult.@Nullable Hidden hidden(Asset asset, RawEntry entry) {
        Optional<AssetDetails> details = catalog.details(asset.id());
        if (details.isEmpty()) {
            return null;
        }
        List<RawEntry> raw = new ArrayList<>(details.get().raw());
        if (!raw.contains(entry)) {
            raw.add(entry);
        }
        List<Reading> readings = Dialects.read(new RawMetadata(raw));
        return new PictureResult.Hidden(entry, Dialects.merge(readings), readings);
    }

    /** A file that changed or went since it was imported is taken in anew instead. */
    private boolean unchanged(Location place) {
        try {
            FoundFile now = FoundFile.at(place.path());
            if (now.bytes() == place.bytes() && now.modified().equals(place.modified())) {
                return true;
            }
            intake.take(0, List.of(now));
        } catch (IOException e) {
            if (!FolderWalk.gone(place.path())) {
                return true;
            }
            catalog.record(0, List.of(new Sighting.Vanished(place.path())));
        }
        return false;
    }

    private static PictureResult impossible(Asset asset, String reason) {
        return new PictureResult(asset.id(), new Picture.Impossible(reason), null, List.of());
    }

    /** What the look at the full-resolution pixels brought. */
    private static final class Finding {
        private final MetadataLimits limits;
        private @Nullable RawEntry entry;

        Finding(MetadataLimits limits) {
            this.limits = limits;
        }

        void look(PixelProbe.Pixels pixels) {
            entry = PixelText.find(pixels, limits).orElse(null);
        }
    }
}
