package sluice.ingest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sluice.asset.AssetId;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.image.Renditions;

/** Thumbnails in memory, in the order in which they came; full when told so. */
final class HeldRenditions implements Renditions {
    private final Map<String, byte[]> thumbnails = new LinkedHashMap<>();
    private boolean full;

    synchronized void full(boolean now) {
        full = now;
    }

    synchronized List<AssetId> kept() {
        return thumbnails.keySet().stream().map(AssetId::new).toList();
    }

    @Override
    public synchronized void put(String key, Kind kind, byte[] jpeg) {
        if (full) {
            throw SluiceException.of(FailureCode.STORAGE, "no space left on device");
        }
        thumbnails.put(key, jpeg);
    }

    @Override
    public synchronized Optional<byte[]> get(String key, Kind kind) {
        return Optional.ofNullable(thumbnails.get(key));
    }

    @Override
    public synchronized boolean has(String key, Kind kind) {
        return thumbnails.containsKey(key);
    }

    @Override
    public synchronized void delete(String key) {
        thumbnails.remove(key);
    }

    @Override
    public synchronized void clear() {
        thumbnails.clear();
    }
}
