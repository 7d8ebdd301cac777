package sluice.metadata.container;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sluice.image.ImageFormat;
import sluice.metadata.MetadataLimits;
import sluice.metadata.RawEntry;
import sluice.metadata.Warning;

/** Files beside an image that hold its text: {@code NAME.txt}, {@code NAME.ext.txt}, and so {@code json} and {@code xmp}. */
public final class Sidecars {
    private static final List<String> EXTENSIONS = List.of("txt", "json", "xmp");

    private static final Set<String> IMAGE_EXTENSIONS = Stream.of(ImageFormat.values())
            .flatMap(format -> format.extensions().stream())
            .collect(Collectors.toUnmodifiableSet());

    /** Names of the folder's images, whole and without their endings, in lower case. */
    private final Set<String> owners = new HashSet<>();

    private Sidecars(Collection<String> names) {
        for (String name : names) {
            String lower = name.toLowerCase(Locale.ROOT);
            if (IMAGE_EXTENSIONS.contains(extension(lower))) {
                owners.add(lower);
                owners.add(stem(lower));
            }
        }
    }

    /** What the sidecars of an image say; the more closely named file comes first. */
    public record Content(List<RawEntry> entries, List<Warning> warnings) {
        public Content {
            entries = List.copyOf(entries);
            warnings = List.copyOf(warnings);
        }
    }

    /** The sidecars in a folder with these file names. */
    public static Sidecars among(Collection<String> fileNames) {
        return new Sidecars(fileNames);
    }

    /** Whether a file of this name belongs to an image, if there is one that fits beside it. */
    public static boolean mayBe(String fileName) {
        return EXTENSIONS.contains(extension(fileName.toLowerCase(Locale.ROOT)));
    }

    /** Whether the file is a sidecar of an image in this folder, by name; upper and lower case are the same. */
    public boolean isSidecar(String fileName) {
        String lower = fileName.toLowerCase(Locale.ROOT);
        return EXTENSIONS.contains(extension(lower)) && owners.contains(stem(lower));
    }

    /**
     * Reads the sidecars of an image.
     *
     * @throws IOException when one is there and cannot be read
     */
    public static Content read(Path image, MetadataLimits limits) throws IOException {
        List<RawEntry> entries = new ArrayList<>();
        List<Warning> warnings = new ArrayList<>();
        String name = String.valueOf(image.getFileName());
        int left = limits.totalBytes();
        for (String extension : EXTENSIONS) {
            String source = "sidecar:" + extension;
            for (String owner : new LinkedHashSet<>(List.of(name, stem(name)))) {
                Path sidecar = image.resolveSibling(owner + "." + extension);
                if (sidecar.equals(image) || !Files.isRegularFile(sidecar)) {
                    continue;
                }
                long size = Files.size(sidecar);
                if (size > Math.min(limits.entryBytes(), left)) {
                    warnings.add(new Warning(source, "left out: " + size + " bytes are over the limit"));
                    continue;
                }
                left -= (int) size;
                String text = text(sidecar, (int) size);
                if (!text.isBlank()) {
                    entries.add(new RawEntry(source, text));
                }
            }
        }
        return new Content(entries, warnings);
    }

    private static String text(Path sidecar, int size) throws IOException {
        try (InputStream in = Files.newInputStream(sidecar)) {
            return TextBytes.marked(in.readNBytes(size)).replace("\0", "");
        }
    }

    private static String extension(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? name : name.substring(0, dot);
    }
}
