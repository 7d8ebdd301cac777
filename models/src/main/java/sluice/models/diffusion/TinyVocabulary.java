package sluice.models.diffusion;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code vocab.json} and {@code merges.txt} in the order of CLIP's: the 256 bytes as printable characters, the same at the
 * end of a word, the joined pairs, the two marks; so that {@code !} is 0 and the end mark the highest, as there.
 */
final class TinyVocabulary {
    static final String BEGIN = "<|startoftext|>";
    static final String END = "<|endoftext|>";

    private static final String WORD_END = "</w>";
    private static final List<String> MERGES = List.of(
            "t h",
            "th e</w>",
            "a n",
            "an d</w>",
            "o f</w>",
            "a r",
            "ar t</w>",
            "c o",
            "l o",
            "co lo",
            "colo u",
            "w a",
            "wa r",
            "war m</w>",
            "s p",
            "sp i",
            "spi r",
            "spir a",
            "spira l</w>",
            "c a",
            "ca t</w>");

    private static final Map<String, Integer> TOKENS = tokens();

    private TinyVocabulary() {}

    static int size() {
        return TOKENS.size();
    }

    static int number(String token) {
        Integer number = TOKENS.get(token);
        if (number == null) {
            throw new IllegalArgumentException("there is no token " + token);
        }
        return number;
    }

    static String vocabulary() {
        return JsonMapper.shared().writeValueAsString(TOKENS);
    }

    static String merges() {
        return "#version: 0.2\n" + String.join("\n", MERGES) + "\n";
    }

    private static Map<String, Integer> tokens() {
        List<String> printable = new ArrayList<>();
        List<String> rest = new ArrayList<>();
        for (int value = 0; value < 256; value++) {
            boolean shown = value >= '!' && value <= '~' || value >= 0xA1 && value <= 0xAC || value >= 0xAE;
            (shown ? printable : rest).add(Character.toString(shown ? value : 0x100 + rest.size()));
        }
        printable.addAll(rest);
        Map<String, Integer> tokens = new LinkedHashMap<>();
        printable.forEach(token -> tokens.put(token, tokens.size()));
        printable.forEach(token -> tokens.put(token + WORD_END, tokens.size()));
        MERGES.forEach(merge -> tokens.put(merge.replace(" ", ""), tokens.size()));
        tokens.put(BEGIN, tokens.size());
        tokens.put(END, tokens.size());
        return tokens;
    }
}
