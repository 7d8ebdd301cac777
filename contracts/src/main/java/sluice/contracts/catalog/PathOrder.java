package sluice.contracts.catalog;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;

/** Paths in the order of their texts by code point, which is that of their UTF-8 bytes. */
final class PathOrder {
    static final Comparator<Path> BY_TEXT =
            Comparator.comparing((Path path) -> path.toString().codePoints().toArray(), Arrays::compare);

    private PathOrder() {}
}
