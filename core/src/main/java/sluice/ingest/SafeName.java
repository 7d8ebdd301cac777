package sluice.ingest;

import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/** File names made from what a caller sends: the last part of it, with nothing in it that some file system minds. */
public final class SafeName {
    /** Linux takes 255 bytes; a number may be added to tell files of one name apart. */
    private static final int MOST_BYTES = 200;

    private static final int LONGEST_ENDING = 10;

    /** Also what has no meaning as a character: half of a pair, as text that was cut off has it. */
    private static final Pattern MINDED = Pattern.compile("[\\p{Cntrl}\\p{Cs}<>:\"|?*]");

    /** Windows takes these for devices, whatever ending follows. */
    private static final Pattern DEVICE = Pattern.compile(
            " *(con|prn|aux|nul|conin\\$|conout\\$|(com|lpt)[0-9\u00b9\u00b2\u00b3]) *(\\..*)?", Pattern.DOTALL);

    private static final Pattern BEGINNING = Pattern.compile("^[.\\s]+");
    private static final Pattern END = Pattern.compile("[.\\s]+$");

    private SafeName() {}

    static String of(String given) {
        return of(given, "upload-");
    }

    /** @param prefix what begins a name of which nothing else can be made */
    public static String of(String given, String prefix) {
        String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        String safe = writable(shortened(trimmed(MINDED.matcher(last).replaceAll("_"))));
        boolean device = DEVICE.matcher(safe.toLowerCase(Locale.ROOT)).matches();
        return safe.isEmpty() || device ? prefix + safe : safe;
    }

    private static String trimmed(String name) {
        return END.matcher(BEGINNING.matcher(name).replaceAll("")).replaceAll("");
    }

    /** Cut between characters, before the ending. */
    private static String shortened(String name) {
        if (bytes(name) <= MOST_BYTES) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String ending = dot > 0 && name.length() - dot <= LONGEST_ENDING ? name.substring(dot) : "";
        int room = MOST_BYTES - bytes(ending);
        int end = 0;
        while (end < name.length()) {
            int next = name.offsetByCodePoints(end, 1);
            room -= bytes(name.substring(end, next));
            if (room < 0) {
                break;
            }
            end = next;
        }
        return trimmed(name.substring(0, end)) + ending;
    }

    /** Where the system's own character set is a small one, as in a container without a locale, the rest gives way. */
    private static String writable(String name) {
        try {
            return Path.of(name).toString();
        } catch (InvalidPathException e) {
            return name.replaceAll("[^\\x20-\\x7e]", "_");
        }
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
