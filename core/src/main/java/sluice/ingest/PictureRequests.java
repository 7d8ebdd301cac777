package sluice.ingest;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import sluice.asset.AssetId;
import sluice.asset.Picture;

/**
 * Assets that somebody is looking at now and that have no picture yet. The latest asking is served first, since whoever
 * scrolls has left the earlier ones behind; those that drop off the far end are told to ask again.
 */
final class PictureRequests {
    private static final int LARGEST_NUMBER = 500;

    private final Deque<AssetId> latestFirst = new ArrayDeque<>();
    private final Map<AssetId, CompletableFuture<Optional<Picture>>> waiting = new HashMap<>();
    private boolean ended;

    /** The picture once it is made; empty when the request was dropped for later ones. */
    synchronized CompletableFuture<Optional<Picture>> ask(AssetId id) {
        if (ended) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        latestFirst.remove(id);
        latestFirst.addFirst(id);
        CompletableFuture<Optional<Picture>> answer = waiting.computeIfAbsent(id, key -> new CompletableFuture<>());
        if (latestFirst.size() > LARGEST_NUMBER) {
            CompletableFuture<Optional<Picture>> dropped = waiting.remove(latestFirst.removeLast());
            if (dropped != null) {
                dropped.complete(Optional.empty());
            }
        }
        return answer;
    }

    /** The asset to make a picture of next. It stays in {@link #waiting} until {@link #made}. */
    synchronized Optional<AssetId> next() {
        return Optional.ofNullable(latestFirst.pollFirst());
    }

    synchronized void made(AssetId id, Picture picture) {
        answer(id, Optional.of(picture));
    }

    /** Tells those who wait for it to ask again. */
    synchronized void drop(AssetId id) {
        answer(id, Optional.empty());
    }

    private void answer(AssetId id, Optional<Picture> picture) {
        latestFirst.remove(id);
        CompletableFuture<Optional<Picture>> answer = waiting.remove(id);
        if (answer != null) {
            answer.complete(picture);
        }
    }

    synchronized boolean isEmpty() {
        return latestFirst.isEmpty();
    }

    /** Drops what waits and whatever is asked for later. */
    synchronized void end() {
        ended = true;
        waiting.values().forEach(answer -> answer.complete(Optional.empty()));
        waiting.clear();
        latestFirst.clear();
    }
}
