package sluice.adapters.onnx.optimize;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sluice.failure.SluiceException;
import sluice.render.certify.Certificate;
import sluice.render.certify.Certificates;
import sluice.render.certify.Machine;

/**
 * The certificates beside the models of a folder that hold here and now: made on this machine and provider, for the files
 * that the model has today, and for the variant's files as they were measured. Looked at again after some seconds, since it
 * is asked for every request; calls from any number of threads are safe.
 */
public final class FolderCertificates implements Certificates {
    private static final Logger LOG = LoggerFactory.getLogger(FolderCertificates.class);
    private static final Duration TRUSTED = Duration.ofSeconds(5);
    private static final int MOST_VARIANTS = 100;
    /** Models that are remembered; more than a home has. */
    private static final int MOST_MODELS = 1_000;

    private final Path models;
    private final Machine machine;
    private final String provider;
    private final InstantSource clock;
    /** Guarded by itself. */
    private final Map<String, Known> known = new HashMap<>();

    private record Known(List<Certificate> certificates, String stamp, Instant looked) {}

    /** @param models a folder whose sub-folders are models */
    public FolderCertificates(Path models, Machine machine, String provider, InstantSource clock) {
        this.models = models;
        this.machine = machine;
        this.provider = provider;
        this.clock = clock;
    }

    @Override
    public List<Certificate> of(String model) {
        synchronized (known) {
            Known before = known.get(model);
            Instant now = clock.instant();
            if (before != null && now.isBefore(before.looked().plus(TRUSTED))) {
                return before.certificates();
            }
            Known found = look(model, before, now);
            if (known.size() < MOST_MODELS || before != null) {
                known.put(model, found);
            }
            return found.certificates();
        }
    }

    private Known look(String model, @Nullable Known before, Instant now) {
        try {
            Optional<Path> folder = folder(model);
            if (folder.isEmpty()) {
                return new Known(List.of(), "", now);
            }
            List<VariantFolder> variants = variants(folder.get());
            StringBuilder stamp = new StringBuilder();
            variants.forEach(variant -> stamp.append(variant.stamp()));
            // The model's hash notices by itself when a file has changed; reading the variants again is what is saved.
            String all = stamp + (variants.isEmpty() ? "" : new ModelFiles(folder.get()).hash());
            if (before != null && before.stamp().equals(all)) {
                return new Known(before.certificates(), all, now);
            }
            return new Known(valid(model, folder.get(), variants), all, now);
        } catch (SluiceException | IOException e) {
            LOG.warn("The certificates of {} cannot be read, so that none is used: {}", model, e.getMessage());
            return new Known(List.of(), "", now);
        }
    }

    /** A model's folder; empty when none has that name. */
    private Optional<Path> folder(String model) {
        if (model.isBlank() || model.startsWith(".") || model.contains("/") || model.contains("\\")) {
            return Optional.empty();
        }
        Path folder = models.resolve(model);
        return Files.isDirectory(folder) ? Optional.of(folder) : Optional.empty();
    }

    private static List<VariantFolder> variants(Path model) throws IOException {
        Path all = model.resolve(VariantFolder.ALL);
        if (!Files.isDirectory(all)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(all)) {
            return folders.filter(Files::isDirectory)
                    .map(one -> one.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .limit(MOST_VARIANTS)
                    .map(name -> new VariantFolder(model, name))
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private List<Certificate> valid(String model, Path folder, List<VariantFolder> variants) {
        String hash = new ModelFiles(folder).hash();
        List<Certificate> valid = new ArrayList<>();
        for (VariantFolder variant : variants) {
            variant.certificate(machine, provider)
                    .filter(one -> one.verdict().accepted()
                            && one.model().equals(model)
                            && one.variant().equals(variant.name())
                            && one.machine().equals(machine.label())
                            && one.provider().equals(provider)
                            && one.originalHash().equals(hash)
                            && variant.intact())
                    .ifPresent(valid::add);
        }
        return List.copyOf(valid);
    }
}
