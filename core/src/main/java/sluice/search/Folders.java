package sluice.search;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sluice.asset.Asset;
import sluice.asset.Location;

/**
 * Where an asset lies: folders and file names of its present locations, or of all when none is present. A folder is
 * compared with {@code /} between and after its names, so that a pattern can name it and all that is beneath.
 */
final class Folders {
    private Folders() {}

    static List<String> fileNames(Asset asset) {
        return places(asset).stream()
                .map(place -> place.path().getFileName())
                .map(name -> name == null ? "" : name.toString())
                .distinct()
                .toList();
    }

    static List<Keyword> keywords(Asset asset) {
        return Keyword.distinct(places(asset).stream()
                .map(place -> keyword(place.path().getParent()))
                .toList());
    }

    private static List<Location> places(Asset asset) {
        List<Location> present =
                asset.locations().stream().filter(Location::present).toList();
        return present.isEmpty() ? asset.locations() : present;
    }

    private static Keyword keyword(@Nullable Path folder) {
        if (folder == null) {
            return new Keyword("/", "/");
        }
        String shown = folder.toString().replace(folder.getFileSystem().getSeparator(), "/");
        String closed = shown.endsWith("/") ? shown : shown + "/";
        return new Keyword(Keyword.cut(Folding.clean(shown)), Keyword.cut(Folding.fold(closed)));
    }

    /**
     * A folder as a user names it, absolute or by its last names, with all that is beneath: {@code /pics} is
     * {@code /pics/*}, and {@code 2026/may} is {@code *}{@code /2026/may/*}.
     */
    static Pattern pattern(Pattern written) {
        List<String> pieces = new ArrayList<>(
                written.pieces().stream().map(piece -> piece.replace('\\', '/')).toList());
        String first = pieces.getFirst();
        if (!first.isEmpty() && !isAbsolute(first)) {
            pieces.set(0, "/" + first);
            pieces.addFirst("");
        }
        String last = pieces.getLast();
        if (!last.isEmpty()) {
            pieces.set(pieces.size() - 1, last.endsWith("/") ? last : last + "/");
            pieces.add("");
        }
        return new Pattern(pieces);
    }

    private static boolean isAbsolute(String path) {
        return path.startsWith("/") || path.length() > 1 && path.charAt(1) == ':';
    }
}
