package sluice.server.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sluice.render.cache.ModelFiles;

/**
 * Tells the files of a pipeline from those that lay there before, by their names, sizes and times: reading gigabytes for
 * every request would cost more than caches save. Looked at again after some seconds.
 */
final class PipelineStamps implements ModelFiles {
    private static final Logger LOG = LoggerFactory.getLogger(PipelineStamps.class);
    private static final Duration TRUSTED = Duration.ofSeconds(5);
    private static final int DEEPEST = 4;

    private final Path pipelines;
    private final InstantSource clock;
    private final Map<String, Stamp> stamps = new ConcurrentHashMap<>();

    private record Stamp(String text, Instant until) {}

    PipelineStamps(Path pipelines, InstantSource clock) {
        this.pipelines = pipelines;
        this.clock = clock;
    }

    @Override
    public String stamp(String model, String variant) {
        Instant now = clock.instant();
        return stamps.compute(
                        model + "/" + variant,
                        (key, known) -> known != null && now.isBefore(known.until())
                                ? known
                                : new Stamp(taken(model, variant), now.plus(TRUSTED)))
                .text();
    }

    /** Empty for models that are no folder here: their generators never change them under one name. */
    private String taken(String model, String variant) {
        Path folder = pipelines.resolve(model);
        if (!folder.normalize().startsWith(pipelines.normalize()) || !Files.isDirectory(folder)) {
            return "";
        }
        Path others = folder.resolve("variants");
        Path own = others.resolve(variant);
        try (Stream<Path> all = Files.walk(folder, DEEPEST)) {
            List<String> lines = all.filter(path -> !path.startsWith(others) || path.startsWith(own))
                    .filter(Files::isRegularFile)
                    .map(path -> line(folder, path))
                    .sorted()
                    .toList();
            return String.join("\n", lines);
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("The files of {} cannot be listed; what was kept of it is not used", folder, e);
            return "unknown at " + clock.instant();
        }
    }

    private static String line(Path folder, Path file) {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            return folder.relativize(file) + " " + now.size() + " "
                    + now.lastModifiedTime().toMillis();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
