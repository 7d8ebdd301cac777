package sluice.interchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import sluice.image.ImageFormat;

/**
 * Where an image's sidecar is, or is to be. A {@code NAME.xmp} beside several images of that name could be any one's, so
 * it is nobody's.
 */
record SidecarPlace(Path image) {
    private static final List<String> ENDINGS = List.of(".xmp", ".XMP");

    /** The one that is there; the more closely named goes first. */
    Optional<Path> existing() {
        Optional<Path> close = present(name());
        return close.isPresent() || sharesStem() ? close : present(stem());
    }

    /** Where a new one goes. */
    Path target(SidecarForm form) {
        boolean whole = form == SidecarForm.NAME_EXT_XMP || sharesStem();
        return image.resolveSibling((whole ? name() : stem()) + ENDINGS.getFirst());
    }

    private Optional<Path> present(String owner) {
        return ENDINGS.stream()
                .map(ending -> image.resolveSibling(owner + ending))
                .filter(path -> Files.exists(path, LinkOption.NOFOLLOW_LINKS))
                .findFirst();
    }

    private boolean sharesStem() {
        return Stream.of(ImageFormat.values())
                .flatMap(format -> format.extensions().stream())
                .flatMap(extension -> Stream.of(extension, extension.toUpperCase(Locale.ROOT)))
                .map(extension -> image.resolveSibling(stem() + "." + extension))
                .anyMatch(other -> !other.equals(image) && Files.exists(other) && !isSame(other));
    }

    /** Where upper and lower case are the same, a file has several names. */
    private boolean isSame(Path other) {
        try {
            return Files.isSameFile(image, other);
        } catch (IOException e) {
            return false;
        }
    }

    private String name() {
        return String.valueOf(image.getFileName());
    }

    private String stem() {
        int dot = name().lastIndexOf('.');
        return dot <= 0 ? name() : name().substring(0, dot);
    }
}
