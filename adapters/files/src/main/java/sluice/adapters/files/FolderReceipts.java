package sluice.adapters.files;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.render.run.Receipt;
import sluice.render.run.ReceiptCodec;
import sluice.render.run.Receipts;

/**
 * Receipts as files, {@code JOB.receipt}, each written beside its place and then moved there whole. They are not flushed to
 * the disk: a killed process loses none; after a power cut a receipt may be damaged, is then not found, and the image is
 * rendered again.
 */
public final class FolderReceipts implements Receipts {
    private static final Logger LOG = LoggerFactory.getLogger(FolderReceipts.class);
    private static final String RECEIPT = ".receipt";
    private static final String PART = ".part";

    private final Path root;

    /**
     * Removes what a killed process was writing here, so a folder has one owner at a time.
     *
     * @param root need not exist yet
     */
    public FolderReceipts(Path root) {
        this.root = root;
        if (Files.isDirectory(root)) {
            try (DirectoryStream<Path> parts = Files.newDirectoryStream(root, "*" + PART)) {
                for (Path part : parts) {
                    Files.deleteIfExists(part);
                }
            } catch (IOException | DirectoryIteratorException e) {
                LOG.warn("What was left over in {} could not be removed", root, e);
            }
        }
    }

    @Override
    public Optional<Receipt> find(long job) {
        Path place = place(job);
        try {
            Optional<Receipt> receipt = ReceiptCodec.receipt(Files.readAllBytes(place));
            if (receipt.isEmpty()) {
                LOG.warn("{} is damaged and passed over", place);
            }
            return receipt.filter(found -> found.job() == job);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw failed("read", place, e);
        }
    }

    @Override
    public synchronized Receipt keep(Receipt receipt) {
        Optional<Receipt> first = find(receipt.job());
        if (first.isPresent()) {
            return first.get();
        }
        Path place = place(receipt.job());
        Path part = root.resolve(receipt.job() + PART);
        try {
            Files.createDirectories(root);
            Files.write(part, ReceiptCodec.bytes(receipt));
            move(part, place);
            return receipt;
        } catch (IOException e) {
            throw failed("write", place, e);
        }
    }

    @Override
    public synchronized void remove(long job) {
        try {
            Files.deleteIfExists(place(job));
        } catch (IOException e) {
            throw failed("delete", place(job), e);
        }
    }

    @Override
    public List<Long> jobs(int limit) {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        TreeSet<Long> lowest = new TreeSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(root, "*" + RECEIPT)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                String number = name.substring(0, name.length() - RECEIPT.length());
                if (number.matches("[0-9]{1,18}")) {
                    lowest.add(Long.parseLong(number));
                    if (lowest.size() > limit) {
                        lowest.removeLast();
                    }
                }
            }
        } catch (IOException e) {
            throw failed("read", root, e);
        } catch (DirectoryIteratorException e) {
            throw failed("read", root, new IOException(e.getMessage(), e));
        }
        return List.copyOf(lowest);
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private Path place(long job) {
        return root.resolve(job + RECEIPT);
    }

    private static SluiceException failed(String verb, Path place, IOException cause) {
        return new SluiceException(
                FailureCode.STORAGE,
                place.toString(),
                "cannot " + verb + " " + place + ": " + cause.getMessage(),
                cause);
    }
}
