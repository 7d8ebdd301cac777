package sluice.interchange;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import sluice.asset.Asset;
import sluice.asset.Location;
import sluice.interchange.SidecarOutcome.Kind;
import sluice.signal.NewSignal;

/**
 * Writes sidecars beside originals. One that is there is updated where it is and keeps whatever else it holds; one that
 * others have changed since it was last seen is left alone until it has been read.
 */
public final class SidecarWriting {
    private final KnownSidecars known;
    private final Grounds grounds;

    /** @param roots real paths of the folders and files beside which may be written */
    public SidecarWriting(KnownSidecars known, Supplier<Set<Path>> roots) {
        this.known = known;
        this.grounds = new Grounds(roots);
    }

    /**
     * Writes the sidecars of some assets, one beside each of their files.
     *
     * @param form of new ones
     * @param dryRun finds out only what would be done
     */
    public void write(List<Asset> assets, SidecarForm form, boolean dryRun, SidecarReport report) {
        List<Seen> seen = new ArrayList<>();
        for (Asset asset : assets) {
            report.image();
            List<Location> places =
                    asset.locations().stream().filter(Location::present).toList();
            if (places.isEmpty()) {
                report.add(new SidecarOutcome(
                        asset.id(), asset.location().path(), Kind.ABSENT, List.of("the original is missing")));
            }
            for (Location place : places) {
                report.add(outcome(asset, place.path(), form, dryRun, seen));
            }
        }
        known.keep(seen);
    }

    private SidecarOutcome outcome(Asset asset, Path image, SidecarForm form, boolean dryRun, List<Seen> seen) {
        Optional<String> objection = grounds.objection(image);
        if (objection.isPresent()) {
            return SidecarOutcome.failed(asset.id(), image, objection.get());
        }
        SidecarPlace place = new SidecarPlace(image);
        Optional<Path> existing = place.existing();
        Path path = existing.orElseGet(() -> place.target(form));
        try {
            return existing.isPresent() ? update(asset, path, dryRun, seen) : create(asset, path, dryRun, seen);
        } catch (NotXmpException e) {
            return SidecarOutcome.failed(asset.id(), path, "it " + e.getMessage() + "; it was left as it is");
        } catch (IOException e) {
            return SidecarOutcome.failed(asset.id(), path, SidecarFile.reason(e));
        }
    }

    private static SidecarOutcome create(Asset asset, Path path, boolean dryRun, List<Seen> seen) throws IOException {
        if (!Sidecar.isWorthwhile(asset)) {
            return new SidecarOutcome(asset.id(), path, Kind.ABSENT, List.of("there is nothing to tell of it"));
        }
        Sidecar sidecar = Sidecar.empty();
        sidecar.mark(asset.standing());
        sidecar.describe(asset.generation());
        put(sidecar, path, dryRun, seen);
        return new SidecarOutcome(asset.id(), path, Kind.CREATED, List.of());
    }

    private SidecarOutcome update(Asset asset, Path path, boolean dryRun, List<Seen> seen)
            throws IOException, NotXmpException {
        @Nullable Seen last = known.find(List.of(path)).get(path);
        if (last != null
                && last.isStill()
                && Marking.of(last.said(), asset.standing()).equals(last.said())) {
            return new SidecarOutcome(asset.id(), path, Kind.UNCHANGED, List.of());
        }
        Sidecar sidecar = Sidecar.parse(new SidecarFile(path).read());
        Said now = sidecar.said();
        List<NewSignal> unread = Heard.between(last == null ? Said.NOTHING : last.said(), now)
                .signals(asset.id(), asset.standing(), Instant.EPOCH, "");
        if (!unread.isEmpty()) {
            return new SidecarOutcome(asset.id(), path, Kind.UNREAD, SignalWords.of(unread));
        }
        if (Marking.of(now, asset.standing()).equals(now)) {
            if (!dryRun) {
                seen.add(Seen.now(path, now));
            }
            return new SidecarOutcome(asset.id(), path, Kind.UNCHANGED, List.of());
        }
        sidecar.mark(asset.standing());
        sidecar.describe(asset.generation());
        put(sidecar, path, dryRun, seen);
        return new SidecarOutcome(asset.id(), path, Kind.UPDATED, List.of());
    }

    private static void put(Sidecar sidecar, Path path, boolean dryRun, List<Seen> seen) throws IOException {
        if (!dryRun) {
            new SidecarFile(path).write(sidecar.bytes());
            seen.add(Seen.now(path, sidecar.said()));
        }
    }

    /**
     * A sidecar to go with a copy of an image: what lies beside the original, brought up to date, or a new one.
     *
     * @throws IOException when there is one that cannot be read; its message is fit for users
     */
    public byte[] copy(Asset asset) throws IOException {
        Optional<Path> existing = asset.presentLocation()
                .filter(place -> grounds.objection(place.path()).isEmpty())
                .flatMap(place -> new SidecarPlace(place.path()).existing());
        try {
            byte @Nullable [] before = existing.isPresent() ? new SidecarFile(existing.get()).read() : null;
            return Sidecar.of(asset, before);
        } catch (NotXmpException e) {
            throw new IOException("its sidecar " + existing.map(Path::toString).orElse("") + " " + e.getMessage(), e);
        }
    }
}
