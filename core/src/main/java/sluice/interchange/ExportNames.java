package sluice.interchange;

import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import sluice.ingest.SafeName;

/**
 * Gives exported files names: safe in every file system, and no two alike, upper and lower case and ways of composing
 * accents being the same, as Windows and macOS have it. The same assets in the same order get the same names.
 */
public final class ExportNames {
    private final Naming naming;
    private final Tally taken = new Tally();
    private long number;

    public ExportNames(Naming naming) {
        this.naming = naming;
    }

    /**
     * The name of the next file.
     *
     * @param original the name of the original
     * @param seed null when it is not known
     */
    public String next(String original, @Nullable String seed) {
        number++;
        return distinct(SafeName.of(
                switch (naming) {
                    case ORIGINAL -> original;
                    case NUMBERED -> String.format(Locale.ROOT, "%06d", number) + ending(original);
                    case SEED -> seed == null ? original : seed + ending(original);
                },
                "image-"));
    }

    /** A name for a file that is none of those exported; it is given to no other. */
    public String reserve(String name) {
        return distinct(name);
    }

    /** The name of the sidecar of a file of this name. */
    public String sidecar(String name) {
        return distinct(name + ".xmp");
    }

    /** Another name for the same file, when this one turned out to be taken where it should go. */
    public String instead(String name) {
        return distinct(name);
    }

    private String distinct(String wanted) {
        String name = wanted;
        long key = key(wanted);
        while (taken.count(key(name)) > 0) {
            name = stem(wanted) + " (" + (taken.count(key) + 1) + ")" + ending(wanted);
            taken.add(key);
        }
        taken.add(key(name));
        return name;
    }

    private static long key(String name) {
        String folded = Normalizer.normalize(name, Normalizer.Form.NFC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
        return Tally.key(folded);
    }

    private static String ending(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(dot) : "";
    }

    private static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
