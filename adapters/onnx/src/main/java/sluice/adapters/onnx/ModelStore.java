package sluice.adapters.onnx;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sluice.adapters.onnx.PublishedModel.PublishedFile;
import sluice.analysis.PullProgress;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;

/**
 * Pulled models in a folder: one folder a model, its files, and {@code SHA256SUMS} in the format of sha256sum, which is
 * written last. What is being fetched ends in {@code .part}.
 */
final class ModelStore {
    private static final String SUMS = "SHA256SUMS";
    private static final String PART = ".part";

    private final Path folder;
    private final URI base;

    ModelStore(Path folder, URI base) {
        this.folder = folder;
        this.base = base;
    }

    Path file(PublishedModel model, String name) {
        return folder.resolve(model.id()).resolve(name);
    }

    /** Whether it was pulled to the end, and its files have the right sizes; {@link #verify} looks closer. */
    boolean installed(PublishedModel model) {
        try {
            for (PublishedFile file : model.files()) {
                Path here = file(model, file.name());
                if (!Files.isRegularFile(here) || Files.size(here) != file.bytes()) {
                    return false;
                }
            }
            return Files.isRegularFile(file(model, SUMS));
        } catch (IOException failure) {
            throw failed(model, "cannot be looked at", failure);
        }
    }

    List<String> verify(PublishedModel model) {
        try {
            List<String> problems = new ArrayList<>();
            Map<String, String> sums = sums(model);
            if (sums.isEmpty()) {
                problems.add(model.id() + " has not been pulled to the end.");
            }
            for (PublishedFile file : model.files()) {
                Path here = file(model, file.name());
                if (!Files.isRegularFile(here)) {
                    problems.add(file.name() + " is missing.");
                    continue;
                }
                String found = Checksum.of(here);
                String expected = file.sha256() == null ? sums.get(file.name()) : file.sha256();
                if (expected != null && !expected.equals(found)) {
                    problems.add(file.name() + " is damaged: its SHA-256 is " + found + ", not " + expected + ".");
                }
            }
            return List.copyOf(problems);
        } catch (IOException failure) {
            throw failed(model, "cannot be verified", failure);
        }
    }

    /** See {@code Models#pull}; the caller sees to it that a model is pulled once at a time. */
    boolean pull(PublishedModel model, PullProgress progress) {
        try {
            Files.createDirectories(folder.resolve(model.id()));
            long before = 0;
            Map<String, String> sums = new LinkedHashMap<>();
            Map<String, String> known = sums(model);
            for (PublishedFile file : model.files()) {
                String sum = complete(model, file, known.get(file.name()), before, progress);
                if (sum == null) {
                    return false;
                }
                sums.put(file.name(), sum);
                before += file.bytes();
            }
            write(model, sums);
            return true;
        } catch (IOException failure) {
            throw failed(model, "cannot be written", failure);
        }
    }

    /** One file, fetched unless it is here already; its checksum, or null when the pull was cancelled. */
    private @Nullable String complete(
            PublishedModel model, PublishedFile file, @Nullable String recorded, long before, PullProgress progress)
            throws IOException {
        String expected = file.sha256() == null ? recorded : file.sha256();
        Path target = file(model, file.name());
        if (Files.isRegularFile(target) && Files.size(target) == file.bytes()) {
            String found = Checksum.of(target);
            if (expected == null || expected.equals(found)) {
                progress.at(before + file.bytes(), model.bytes());
                return found;
            }
        }
        Path part = file(model, file.name() + PART);
        expectRoom(model, file, part);
        FileDownload download = new FileDownload(model.address(base, file), part, file.bytes());
        boolean whole = download.run(here -> {
            progress.at(before + here, model.bytes());
            return !progress.cancelled();
        });
        if (!whole) {
            return null;
        }
        String found = Checksum.of(part);
        if (expected != null && !expected.equals(found)) {
            Files.delete(part);
            throw SluiceException.about(
                    FailureCode.STORAGE,
                    file.name(),
                    model.address(base, file) + " is not what was published: its SHA-256 is " + found + ", not "
                            + expected + ". It was thrown away.");
        }
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return found;
    }

    private void expectRoom(PublishedModel model, PublishedFile file, Path part) throws IOException {
        long missing = file.bytes() - (Files.exists(part) ? Files.size(part) : 0);
        long room = Files.getFileStore(folder).getUsableSpace();
        if (room < missing) {
            throw SluiceException.about(
                    FailureCode.STORAGE,
                    folder.toString(),
                    model.id() + " needs " + missing + " bytes more in " + folder + ", where " + room + " are free.");
        }
    }

    private Map<String, String> sums(PublishedModel model) throws IOException {
        Path file = file(model, SUMS);
        Map<String, String> sums = new HashMap<>();
        if (Files.isRegularFile(file)) {
            for (String line : Files.readAllLines(file)) {
                String[] parts = line.split(" {2}", 2);
                if (parts.length == 2) {
                    sums.put(parts[1], parts[0]);
                }
            }
        }
        return sums;
    }

    private void write(PublishedModel model, Map<String, String> sums) throws IOException {
        Path part = file(model, SUMS + PART);
        Files.write(
                part,
                sums.entrySet().stream()
                        .map(entry -> entry.getValue() + "  " + entry.getKey())
                        .toList());
        Files.move(part, file(model, SUMS), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private SluiceException failed(PublishedModel model, String what, IOException failure) {
        Path at = folder.resolve(model.id());
        return new SluiceException(
                FailureCode.STORAGE,
                at.toString(),
                "The model's folder " + at + " " + what + ": " + failure.getMessage() + ".",
                failure);
    }
}
