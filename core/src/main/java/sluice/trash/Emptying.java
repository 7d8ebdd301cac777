package sluice.trash;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import sluice.asset.Asset;
import sluice.asset.AssetId;
import sluice.asset.Catalog;
import sluice.asset.Location;
import sluice.asset.Sighting;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.journal.Acts;

/**
 * Deletes the originals of assets in the trash from the disk, for good.
 *
 * <p>A file is deleted only when all of this holds: its asset was named; the asset is in the trash, and nobody can take it
 * out meanwhile; the file lies, by its real path, in what was asked to be imported; it is a plain file and reached by no
 * link; and, read again just before, it holds the asset's bytes. What fails any of it is kept and named with its reason.
 *
 * <p>Each file is deleted first and recorded as vanished then. A kill in between leaves the catalog saying what was true a
 * moment before, as after any deletion by another program; the next call, or the next import, sets it right.
 */
public final class Emptying {
    private final Catalog catalog;
    private final Supplier<Set<Path>> roots;
    private final Acts acts;

    /**
     * @param roots folders and files that were asked to be imported, as real paths
     * @param acts hold still while an asset's files are deleted
     */
    public Emptying(Catalog catalog, Supplier<Set<Path>> roots, Acts acts) {
        this.catalog = catalog;
        this.roots = roots;
        this.acts = acts;
    }

    /**
     * Says what {@link #empty} would do, but for reading the files; nothing is changed.
     *
     * @throws SluiceException with code {@code NOT_FOUND} when an asset is unknown
     */
    public Emptied rehearse(Collection<AssetId> assets) {
        return all(assets, true);
    }

    /**
     * Deletes the files of exactly these assets. They stay known, as missing.
     *
     * @throws SluiceException with code {@code NOT_FOUND} when an asset is unknown, before anything is deleted; with code
     *     {@code STORAGE} when the catalog fails: call again, and it goes on
     */
    public Emptied empty(Collection<AssetId> assets) {
        return all(assets, false);
    }

    private Emptied all(Collection<AssetId> assets, boolean rehearsed) {
        requireKnown(assets);
        List<Emptied.Deleted> deleted = new ArrayList<>();
        List<Emptied.Kept> kept = new ArrayList<>();
        Set<Path> allowed = roots.get();
        for (AssetId id : new LinkedHashSet<>(assets)) {
            acts.alone(() -> {
                catalog.find(List.of(id)).forEach(asset -> one(asset, allowed, rehearsed, deleted, kept));
                return id;
            });
        }
        return new Emptied(deleted, kept);
    }

    private void requireKnown(Collection<AssetId> assets) {
        Set<AssetId> unknown = new HashSet<>(assets);
        catalog.find(assets).forEach(asset -> unknown.remove(asset.id()));
        unknown.stream().findFirst().ifPresent(id -> {
            throw SluiceException.about(FailureCode.NOT_FOUND, id.hex(), "there is no asset " + id);
        });
    }

    private void one(
            Asset asset, Set<Path> allowed, boolean rehearsed, List<Emptied.Deleted> deleted, List<Emptied.Kept> kept) {
        for (Location place : asset.locations()) {
            if (!place.present()) {
                continue;
            }
            Path path = place.path();
            try {
                if (!asset.standing().trashed()) {
                    throw new KeptException("it is not in the trash");
                }
                delete(new PlainFile(path, asset.contentHash(), asset.bytes()), allowed, rehearsed);
                deleted.add(new Emptied.Deleted(asset.id(), path, asset.bytes()));
            } catch (KeptException e) {
                kept.add(new Emptied.Kept(asset.id(), path, String.valueOf(e.getMessage())));
            } catch (NoSuchFileException e) {
                kept.add(new Emptied.Kept(asset.id(), path, "there is no such file any more"));
                forget(path, rehearsed);
            } catch (AccessDeniedException e) {
                kept.add(new Emptied.Kept(asset.id(), path, "access is denied"));
            } catch (IOException e) {
                kept.add(new Emptied.Kept(asset.id(), path, "it cannot be deleted: " + e.getMessage()));
            }
        }
    }

    private void delete(PlainFile file, Set<Path> allowed, boolean rehearsed) throws IOException, KeptException {
        file.requireWithin(allowed);
        if (!rehearsed) {
            file.delete();
            catalog.record(0, List.of(new Sighting.Vanished(file.path())));
        }
    }

    /** A folder that is not there either may be a disk that comes back. */
    private void forget(Path path, boolean rehearsed) {
        Path folder = path.getParent();
        if (!rehearsed && folder != null && Files.isDirectory(folder)) {
            catalog.record(0, List.of(new Sighting.Vanished(path)));
        }
    }
}
