package sluice.render.deliver;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import sluice.image.ImageFormat;
import sluice.render.finish.FinishedFile;
import sluice.render.finish.Imprint;

/**
 * What a finished file is called: {@code 2026-11-21_a-spiral-of-warm-colours_12-0_s42_story.png} is the crop {@code story}
 * of image 0 of request 12, seed 42. Names are the same for the same image, differ within a request, sort by day, and
 * hold letters, digits, dashes, underscores and one dot only, in at most 180 bytes of UTF-8: safe on every file system.
 */
public final class RenderFileName {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuu/MM", Locale.ROOT);
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
    private static final Pattern LATIN_MARKS = Pattern.compile("(?<=\\p{IsLatin})\\p{InCombiningDiacriticalMarks}+");
    private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9-]+");
    /** {@code <lora:…>} and the like say nothing of what is to be seen. */
    private static final Pattern TAGS = Pattern.compile("<[^<>]{0,200}>");

    private static final int MOST_WORDS = 6;
    private static final int WORDS_BYTES = 60;
    private static final int LONGEST_REQUEST = 24;
    private static final int PROMPT_READ = 500;

    private RenderFileName() {}

    /** The folder below {@code renders}: year and month, in UTC, such as {@code 2026/11}. */
    public static String folder(Imprint imprint) {
        return MONTH.format(imprint.at().atOffset(ZoneOffset.UTC));
    }

    public static String of(Imprint imprint, FinishedFile file) {
        return of(imprint, file.name(), file.format());
    }

    /** @param crop empty for the whole picture */
    public static String of(Imprint imprint, String crop, ImageFormat format) {
        List<String> parts = new ArrayList<>();
        parts.add(DAY.format(imprint.at().atOffset(ZoneOffset.UTC)));
        String words = words(imprint.recipe().prompt());
        if (!words.isEmpty()) {
            parts.add(words);
        }
        parts.add(cut(UNSAFE.matcher(imprint.request()).replaceAll("-"), LONGEST_REQUEST) + "-" + imprint.index());
        parts.add("s" + imprint.recipe().seedText());
        if (!crop.isEmpty()) {
            parts.add(cut(UNSAFE.matcher(crop).replaceAll("-"), LONGEST_REQUEST + 8));
        }
        return String.join("_", parts) + "." + format.extensions().getFirst();
    }

    /** The first words of a prompt, lower case; Latin letters without their marks. */
    private static String words(String prompt) {
        String start = prompt.substring(0, Math.min(prompt.length(), PROMPT_READ));
        String apart = Normalizer.normalize(TAGS.matcher(start).replaceAll(" "), Normalizer.Form.NFD);
        String plain = Normalizer.normalize(LATIN_MARKS.matcher(apart).replaceAll(""), Normalizer.Form.NFC);
        StringBuilder words = new StringBuilder();
        int count = 0;
        int bytes = 0;
        for (String word : NO_WORD.split(plain.toLowerCase(Locale.ROOT))) {
            int length = word.getBytes(StandardCharsets.UTF_8).length;
            if (word.isEmpty()) {
                continue;
            }
            if (count == MOST_WORDS || bytes + length + 1 > WORDS_BYTES) {
                return words.isEmpty() ? head(word) : words.toString();
            }
            words.append(words.isEmpty() ? "" : "-").append(word);
            bytes += length + 1;
            count++;
        }
        return words.toString();
    }

    /** What fits of a single long word: scripts without spaces between words. */
    private static String head(String word) {
        StringBuilder head = new StringBuilder();
        int bytes = 0;
        for (int point : word.codePoints().toArray()) {
            String letter = Character.toString(point);
            bytes += letter.getBytes(StandardCharsets.UTF_8).length;
            if (bytes > WORDS_BYTES) {
                break;
            }
            head.append(letter);
        }
        return head.toString();
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }
}
