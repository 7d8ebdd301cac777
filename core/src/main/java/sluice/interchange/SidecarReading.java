package sluice.interchange;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import sluice.asset.Asset;
import sluice.asset.Location;
import sluice.asset.Standing;
import sluice.interchange.SidecarOutcome.Kind;
import sluice.signal.NewSignal;
import sluice.signal.Signal;

/**
 * Reads back what other programs changed in sidecars: rating, rejection, label, pick, keywords, collections. A property
 * that was changed since the sidecar was last seen counts before what is known here; one that was not says nothing.
 */
public final class SidecarReading {
    /** Where its signals come from. */
    public static final String ORIGIN = "sidecar";

    private final KnownSidecars known;
    private final Grounds grounds;
    private final InstantSource clock;

    /** @param roots real paths of the folders and files beside which may be read */
    public SidecarReading(KnownSidecars known, Supplier<Set<Path>> roots, InstantSource clock) {
        this.known = known;
        this.grounds = new Grounds(roots);
        this.clock = clock;
    }

    /**
     * What sidecars have to say.
     *
     * @param signals to be recorded, in order
     * @param seen to be kept once they are
     */
    public record Findings(List<NewSignal> signals, List<Seen> seen) {
        public Findings {
            signals = List.copyOf(signals);
            seen = List.copyOf(seen);
        }
    }

    /** Reads the sidecars of some assets; nothing is recorded. */
    public Findings read(List<Asset> assets, SidecarReport report) {
        List<NewSignal> signals = new ArrayList<>();
        List<Seen> seen = new ArrayList<>();
        for (Asset asset : assets) {
            report.image();
            Standing standing = asset.standing();
            boolean any = false;
            for (Location place : asset.locations()) {
                Optional<Path> sidecar = place.present() ? new SidecarPlace(place.path()).existing() : Optional.empty();
                if (sidecar.isPresent()) {
                    any = true;
                    List<NewSignal> heard = new ArrayList<>();
                    report.add(read(asset, standing, place.path(), sidecar.get(), heard, seen));
                    standing = after(standing, heard);
                    signals.addAll(heard);
                }
            }
            if (!any) {
                report.add(new SidecarOutcome(asset.id(), asset.location().path(), Kind.ABSENT, List.of()));
            }
        }
        return new Findings(signals, seen);
    }

    /** What was read counts as seen from now on. */
    public void keep(List<Seen> seen) {
        known.keep(seen);
    }

    private SidecarOutcome read(
            Asset asset, Standing standing, Path image, Path path, List<NewSignal> heard, List<Seen> seen) {
        Optional<String> objection = grounds.objection(image);
        if (objection.isPresent()) {
            return SidecarOutcome.failed(asset.id(), path, objection.get());
        }
        try {
            @Nullable Seen last = known.find(List.of(path)).get(path);
            if (last != null && last.isStill()) {
                return new SidecarOutcome(asset.id(), path, Kind.UNCHANGED, List.of());
            }
            // Looked at before it is read, so that what is written meanwhile is read the next time.
            Seen now = Seen.now(path, Said.NOTHING);
            Said said = Sidecar.parse(new SidecarFile(path).read()).said();
            heard.addAll(Heard.between(last == null ? Said.NOTHING : last.said(), said)
                    .signals(asset.id(), standing, clock.instant(), ORIGIN));
            seen.add(new Seen(path, now.modified(), now.bytes(), said));
            return new SidecarOutcome(
                    asset.id(), path, heard.isEmpty() ? Kind.UNCHANGED : Kind.UPDATED, SignalWords.of(heard));
        } catch (NotXmpException e) {
            return SidecarOutcome.failed(asset.id(), path, "it " + e.getMessage());
        } catch (IOException e) {
            return SidecarOutcome.failed(asset.id(), path, SidecarFile.reason(e));
        }
    }

    private static Standing after(Standing before, List<NewSignal> signals) {
        Standing standing = before;
        for (NewSignal one : signals) {
            standing = new Signal(0, one.asset(), one.kind(), one.detail(), one.amount(), one.at(), one.origin())
                    .applyTo(standing);
        }
        return standing;
    }
}
