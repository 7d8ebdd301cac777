package sluice.adapters.onnx.optimize;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.render.certify.Certificate;
import sluice.render.certify.CertificateJson;
import sluice.render.certify.Machine;

/**
 * {@code MODEL/variants/NAME}: the graphs of a variant that differ from the model's, in the model's own layout, their
 * checksums in {@code SHA256SUMS}, and a certificate for each machine that measured it. A variant that no machine accepts
 * keeps its certificates and nothing else.
 */
final class VariantFolder {
    static final String ALL = "variants";

    private static final Logger LOG = LoggerFactory.getLogger(VariantFolder.class);
    private static final String SUMS = "SHA256SUMS";
    private static final String CERTIFICATE = "certificate-";

    private final Path folder;

    VariantFolder(Path model, String variant) {
        this.folder = model.resolve(ALL).resolve(variant);
    }

    String name() {
        return folder.getFileName().toString();
    }

    Path folder() {
        return folder;
    }

    /** Writes the files of a variant into an empty folder. */
    interface Writing {
        void into(Path making) throws IOException;
    }

    /** Makes the variant's files anew, as a whole or not at all; certificates of other machines go with the old ones. */
    void make(Writing writing) {
        Path making = folder.resolveSibling("." + folder.getFileName() + ".part");
        try {
            Files.createDirectories(folder.getParent());
            NewFiles.delete(making);
            Files.createDirectory(making);
            writing.into(making);
            StringBuilder sums = new StringBuilder();
            for (Path file : weights(making)) {
                String name = making.relativize(file).toString().replace('\\', '/');
                sums.append(ModelFiles.hashOf(file)).append("  ").append(name).append('\n');
            }
            Files.writeString(making.resolve(SUMS), sums);
            NewFiles.delete(folder);
            Files.move(making, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw failed("written", e);
        } finally {
            forget(making);
        }
    }

    private void forget(Path making) {
        try {
            NewFiles.delete(making);
        } catch (IOException e) {
            LOG.warn("{} could not be deleted; it may be: {}", making, e.toString());
        }
    }

    /** Whether the files are those that were written when it was made. */
    boolean intact() {
        Path sums = folder.resolve(SUMS);
        try {
            if (!Files.isRegularFile(sums) || Files.size(sums) > CertificateJson.LARGEST) {
                return false;
            }
            List<String> lines = Files.readAllLines(sums);
            List<String> found = new ArrayList<>();
            for (Path file : weights(folder)) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                found.add(ModelFiles.hashOf(file) + "  " + name);
            }
            return !lines.isEmpty() && lines.equals(found);
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("The variant {} cannot be read: {}", folder, e.toString());
            return false;
        }
    }

    /** Graphs and their data, sorted. */
    private static List<Path> weights(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder, 4)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> {
                        String name = file.getFileName().toString();
                        return !name.equals(SUMS) && !name.startsWith(CERTIFICATE) && !name.startsWith(".");
                    })
                    .sorted()
                    .toList();
        }
    }

    /** Bytes of the graphs that are loaded for it: its own, and the model's where it has none. */
    long bytesWith(Subject subject) {
        try {
            long bytes = 0;
            for (Path file : weights(folder)) {
                bytes += Files.size(file);
            }
            for (Subject.Part part : subject.parts()) {
                if (!Files.isRegularFile(folder.resolve(part.name()))) {
                    bytes += bytes(part);
                }
            }
            return bytes;
        } catch (IOException e) {
            throw failed("read", e);
        }
    }

    /** Bytes of a model's own graphs with their weights. */
    static long bytes(Subject subject) {
        return subject.parts().stream().mapToLong(VariantFolder::bytes).sum();
    }

    private static long bytes(Subject.Part part) {
        try (GraphFile graph = part.source().open()) {
            return graph.bytes();
        }
    }

    /** Names of the files and of when they were written; changes with any of them. */
    String stamp() {
        if (!Files.isDirectory(folder)) {
            return "";
        }
        try (Stream<Path> all = Files.walk(folder, 4)) {
            StringBuilder stamp = new StringBuilder();
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                stamp.append(file)
                        .append(Files.size(file))
                        .append(Files.getLastModifiedTime(file))
                        .append('\n');
            }
            return stamp.toString();
        } catch (IOException | UncheckedIOException e) {
            throw failed("read", e);
        }
    }

    /** A machine's certificate; empty when there is none, or none that can be read, which is logged. */
    Optional<Certificate> certificate(Machine machine, String provider) {
        Path file = file(machine, provider);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(read(file));
        } catch (IOException | SluiceException e) {
            LOG.warn("The certificate {} is not used: {}", file, e.getMessage());
            return Optional.empty();
        }
    }

    private static Certificate read(Path file) throws IOException {
        if (Files.size(file) > CertificateJson.LARGEST) {
            throw SluiceException.about(FailureCode.TOO_LARGE, file.toString(), "it is too large for one");
        }
        return CertificateJson.read(Files.readAllBytes(file), file.getFileName().toString());
    }

    private Path file(Machine machine, String provider) {
        String suffix = provider.equals("cpu") ? "" : "-" + provider;
        return folder.resolve(CERTIFICATE + machine.fileName() + suffix + ".json");
    }

    /** Keeps what a machine measured. When no machine accepts the variant, its weights go. */
    void certify(Machine machine, Certificate certificate) {
        try {
            Files.createDirectories(folder);
            NewFiles.write(file(machine, certificate.provider()), CertificateJson.write(certificate));
            if (!certificate.verdict().accepted() && !acceptedAnywhere()) {
                dropWeights();
            }
        } catch (IOException e) {
            throw failed("written", e);
        }
    }

    private boolean acceptedAnywhere() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            for (Path file : all.filter(one -> one.getFileName().toString().startsWith(CERTIFICATE))
                    .toList()) {
                try {
                    if (read(file).verdict().accepted()) {
                        return true;
                    }
                } catch (SluiceException e) {
                    LOG.warn("The certificate {} is not used: {}", file, e.getMessage());
                }
            }
            return false;
        }
    }

    /** Deletes the variant's weights; certificates stay. */
    void dropWeights() {
        try {
            if (!Files.isDirectory(folder)) {
                return;
            }
            for (Path file : weights(folder)) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder.resolve(SUMS));
            try (Stream<Path> all = Files.list(folder)) {
                for (Path one : all.filter(Files::isDirectory).toList()) {
                    NewFiles.delete(one);
                }
            }
            try (Stream<Path> left = Files.list(folder)) {
                if (left.findAny().isEmpty()) {
                    Files.delete(folder);
                }
            }
        } catch (IOException e) {
            throw failed("deleted", e);
        }
    }

    private SluiceException failed(String what, Exception e) {
        return new SluiceException(
                FailureCode.STORAGE,
                folder.toString(),
                "The variant " + folder + " cannot be " + what + ": " + e.getMessage(),
                e);
    }
}
