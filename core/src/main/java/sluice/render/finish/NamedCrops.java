package sluice.render.finish;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;

/** The formats that crops go by, so that nobody has to know their pixels. */
public final class NamedCrops {
    /** What the large platforms ask for, as their help pages say it in 2026. */
    public static final List<Crop> ALL = List.of(
            new Crop("square", 1_080, 1_080),
            new Crop("portrait", 1_080, 1_350),
            new Crop("story", 1_080, 1_920),
            new Crop("landscape", 1_920, 1_080),
            new Crop("thumbnail", 1_280, 720),
            new Crop("og", 1_200, 630),
            new Crop("banner", 1_500, 500),
            new Crop("pin", 1_000, 1_500),
            new Crop("wallpaper", 3_840, 2_160));

    private static final int LONGEST_NAME = 32;
    private static final int LONGEST_NUMBER = 6;

    private NamedCrops() {}

    public static Optional<Crop> named(String name) {
        return ALL.stream().filter(crop -> crop.name().equals(name)).findFirst();
    }

    /** Whether a crop may be called that: it becomes part of a file's name on any system. */
    static boolean isName(String name) {
        return !name.isEmpty()
                && name.length() <= LONGEST_NAME
                && name.charAt(0) != '-'
                && name.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-');
    }

    /**
     * A crop as it is written on a command line: the name of a format ({@code story}), or a name with a size ({@code
     * hero=1600x900}), or a size alone ({@code 1600x900}), which is its name then. Case does not matter.
     *
     * @throws SluiceException INVALID, about {@code crop}
     */
    public static Crop parse(String written) {
        String text = written.strip().toLowerCase(Locale.ROOT);
        Crop format = named(text).orElse(null);
        if (format != null) {
            return format;
        }
        int equals = text.indexOf('=');
        String name = equals < 0 ? text : text.substring(0, equals).strip();
        String size = text.substring(equals + 1).strip();
        int times = size.indexOf('x');
        if (times < 0 || !isNumber(size.substring(0, times)) || !isNumber(size.substring(times + 1))) {
            throw invalid("\"" + written + "\" is no crop: write NAME=WIDTHxHEIGHT, or one of " + names());
        }
        if (!isName(name)) {
            throw invalid("\"" + name + "\" is no name of a crop: 1 to " + LONGEST_NAME
                    + " letters a to z, digits and dashes, no dash first");
        }
        return new Crop(name, Integer.parseInt(size.substring(0, times)), Integer.parseInt(size.substring(times + 1)));
    }

    private static boolean isNumber(String digits) {
        return !digits.isEmpty()
                && digits.length() <= LONGEST_NUMBER
                && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static String names() {
        return ALL.stream().map(Crop::name).collect(Collectors.joining(", "));
    }

    private static SluiceException invalid(String message) {
        return SluiceException.about(FailureCode.INVALID, "crop", message);
    }
}
