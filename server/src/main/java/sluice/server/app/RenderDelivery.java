package sluice.server.app;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import sluice.asset.AssetId;
import sluice.asset.Lineage;
import sluice.curate.Lineages;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.ingest.UploadFolder;
import sluice.render.StartImage;
import sluice.render.book.RenderBook;
import sluice.render.book.RenderJob;
import sluice.render.deliver.RenderFileName;
import sluice.render.finish.FinishedFile;
import sluice.render.finish.Imprint;
import sluice.render.run.Delivery;

/** Finished renders enter the library as every image does, through Tier 1, and with what they were made from. */
final class RenderDelivery implements Delivery {
    private final UploadFolder folder;
    private final Lineages lineages;
    private final RenderBook book;
    private final Runnable changed;

    /** @param changed to be called when the catalog has something new */
    RenderDelivery(UploadFolder folder, Lineages lineages, RenderBook book, Runnable changed) {
        this.folder = folder;
        this.lineages = lineages;
        this.book = book;
        this.changed = changed;
    }

    @Override
    public List<AssetId> deliver(RenderJob job, List<FinishedFile> files, Imprint imprint) {
        List<AssetId> assets = new ArrayList<>();
        for (FinishedFile file : files) {
            assets.add(taken(RenderFileName.of(imprint, file), file));
        }
        List<Lineage> links = links(job, assets);
        if (!links.isEmpty()) {
            lineages.declare(links);
        }
        changed.run();
        return assets;
    }

    private AssetId taken(String name, FinishedFile file) {
        try {
            UploadFolder.Uploaded uploaded = folder.take(name, new ByteArrayInputStream(file.bytes()));
            AssetId asset = uploaded.asset();
            if (asset == null) {
                throw SluiceException.about(
                        FailureCode.UNSUPPORTED, name, name + " was not taken into the library: " + uploaded.reason());
            }
            return asset;
        } catch (IOException e) {
            throw new SluiceException(FailureCode.STORAGE, name, name + " cannot be written: " + e.getMessage(), e);
        }
    }

    private List<Lineage> links(RenderJob job, List<AssetId> assets) {
        List<Lineage> links = new ArrayList<>();
        AssetId whole = assets.getFirst();
        StartImage start = job.recipe().start();
        if (start != null) {
            Lineage.Kind kind = isBetter(job, start) ? Lineage.Kind.RERENDERED : Lineage.Kind.VARIED;
            links.add(new Lineage(start.asset(), whole, kind));
        }
        assets.stream()
                .skip(1)
                .filter(crop -> !crop.equals(whole))
                .forEach(crop -> links.add(new Lineage(whole, crop, Lineage.Kind.CROPPED)));
        return links;
    }

    /** Whether it is the picture that it starts from, drawn again at a higher quality: same words, same seed. */
    private boolean isBetter(RenderJob job, StartImage start) {
        RenderJob draft = book.madeOf(List.of(start.asset())).get(start.asset());
        return draft != null
                && job.quality().compareTo(draft.quality()) > 0
                && job.recipe().prompt().equals(draft.recipe().prompt())
                && job.recipe().negativePrompt().equals(draft.recipe().negativePrompt())
                && job.recipe().seed() == draft.recipe().seed();
    }
}
