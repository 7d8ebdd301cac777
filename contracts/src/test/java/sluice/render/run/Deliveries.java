package sluice.render.run;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import sluice.asset.AssetId;
import sluice.render.book.RenderJob;
import sluice.render.finish.FinishedFile;
import sluice.render.finish.Imprint;

/** A library that remembers what was delivered for each image: the same bytes again add nothing. */
final class Deliveries implements Delivery {
    private final Map<Long, Set<String>> byJob = new ConcurrentHashMap<>();

    @Override
    public List<AssetId> deliver(RenderJob job, List<FinishedFile> files, Imprint imprint) {
        List<AssetId> assets = new ArrayList<>();
        for (FinishedFile file : files) {
            byJob.computeIfAbsent(job.id(), id -> ConcurrentHashMap.newKeySet())
                    .add(new String(file.bytes(), StandardCharsets.UTF_8) + " " + imprint.at());
            assets.add(asset(file.bytes()));
        }
        return assets;
    }

    /** How many different files came for an image; more than one means that it was delivered twice. */
    int of(long job) {
        return byJob.getOrDefault(job, Set.of()).size();
    }

    Set<Long> jobs() {
        return new HashSet<>(byJob.keySet());
    }

    private static AssetId asset(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return new AssetId(HexFormat.of().formatHex(hash).substring(0, AssetId.DIGITS));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
