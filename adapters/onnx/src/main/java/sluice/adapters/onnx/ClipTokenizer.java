package sluice.adapters.onnx;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The tokenizer of CLIP (Radford et al., arXiv:2103.00020, {@code simple_tokenizer.py}): lower case, words by a pattern,
 * bytes written as printable characters, pairs joined in the order in which they were learned (Sennrich et al.,
 * arXiv:1508.07909). Tested against the reference implementation.
 */
public final class ClipTokenizer implements Tokenizer {
    private static final String WORD_END = "</w>";
    private static final String BEGIN = "<|startoftext|>";
    private static final String END = "<|endoftext|>";
    private static final Pattern WORD = Pattern.compile(
            "'s|'t|'re|'ve|'m|'ll|'d|[\\p{L}]+|[\\p{N}]|[^\\s\\p{L}\\p{N}]+", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern SPACES = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);
    /** A word of more bytes is cut: joining takes time that grows with the square of its length. */
    private static final int LONGEST_WORD = 1_000;

    private static final String[] PRINTABLE = printable();

    private final Map<String, Integer> vocabulary;
    private final Map<String, Integer> ranks;
    private final long begin;
    private final long end;

    private ClipTokenizer(Map<String, Integer> vocabulary, Map<String, Integer> ranks) {
        this.vocabulary = vocabulary;
        this.ranks = ranks;
        this.begin = number(BEGIN);
        this.end = number(END);
    }

    /**
     * @param json a {@code tokenizer.json} as published with the model
     * @param name the file's name, for messages
     * @throws SluiceException UNSUPPORTED when it is none of this kind
     */
    static ClipTokenizer of(String json, String name) {
        try {
            JsonNode root = JsonMapper.shared().readTree(json);
            JsonNode model = root.path("model");
            if (!WORD_END.equals(model.path("end_of_word_suffix").asString(""))) {
                throw unsupported(name, null);
            }
            Map<String, Integer> vocabulary = new HashMap<>();
            model.path("vocab")
                    .properties()
                    .forEach(entry ->
                            vocabulary.put(entry.getKey(), entry.getValue().asInt()));
            root.path("added_tokens")
                    .forEach(token -> vocabulary.put(
                            token.path("content").asString(), token.path("id").asInt()));
            Map<String, Integer> ranks = new HashMap<>();
            for (JsonNode merge : model.path("merges")) {
                String pair = merge.isArray()
                        ? merge.get(0).asString() + " " + merge.get(1).asString()
                        : merge.asString();
                ranks.put(pair, ranks.size());
            }
            return new ClipTokenizer(vocabulary, ranks);
        } catch (JacksonException broken) {
            throw unsupported(name, broken);
        }
    }

    /**
     * @param vocabulary a {@code vocab.json}: numbers by token
     * @param merges a {@code merges.txt}: a pair a line, in the order in which they were learned
     * @param name of the vocabulary's file, for messages
     * @throws SluiceException UNSUPPORTED when they are none of this kind
     */
    public static ClipTokenizer of(String vocabulary, String merges, String name) {
        try {
            Map<String, Integer> numbers = new HashMap<>();
            JsonMapper.shared()
                    .readTree(vocabulary)
                    .properties()
                    .forEach(entry ->
                            numbers.put(entry.getKey(), entry.getValue().asInt()));
            Map<String, Integer> ranks = new HashMap<>();
            merges.lines()
                    .filter(line -> !line.startsWith("#version") && line.indexOf(' ') > 0)
                    .forEach(line -> ranks.put(line, ranks.size()));
            if (!numbers.containsKey(BEGIN) || !numbers.containsKey(END) || ranks.isEmpty()) {
                throw unsupported(name, null);
            }
            return new ClipTokenizer(numbers, ranks);
        } catch (JacksonException broken) {
            throw unsupported(name, broken);
        }
    }

    /** The number of a token, such as the one that fills up; empty when there is none. */
    public OptionalInt numberOf(String token) {
        Integer number = vocabulary.get(token);
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    @Override
    public long[] encode(String text, int limit) {
        List<Long> tokens = new ArrayList<>();
        tokens.add(begin);
        String clean = SPACES.matcher(Normalizer.normalize(text, Normalizer.Form.NFC))
                .replaceAll(" ")
                .toLowerCase(Locale.ROOT);
        Matcher words = WORD.matcher(clean);
        while (tokens.size() < limit - 1 && words.find()) {
            for (String piece : joined(words.group())) {
                tokens.add(vocabulary.containsKey(piece) ? number(piece) : end);
            }
        }
        List<Long> kept = tokens.subList(0, Math.min(tokens.size(), limit - 1));
        return LongStream.concat(kept.stream().mapToLong(Long::longValue), LongStream.of(end))
                .toArray();
    }

    private long number(String token) {
        Integer number = vocabulary.get(token);
        if (number == null) {
            throw SluiceException.about(
                    FailureCode.UNSUPPORTED, "tokenizer.json", "The tokenizer has no token " + token + ".");
        }
        return number;
    }

    private List<String> joined(String word) {
        byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
        List<String> pieces = new ArrayList<>();
        for (int at = 0; at < Math.min(bytes.length, LONGEST_WORD); at++) {
            pieces.add(PRINTABLE[bytes[at] & 0xFF]);
        }
        pieces.set(pieces.size() - 1, pieces.getLast() + WORD_END);
        while (pieces.size() > 1) {
            int best = -1;
            int lowest = Integer.MAX_VALUE;
            for (int at = 0; at + 1 < pieces.size(); at++) {
                Integer rank = ranks.get(pieces.get(at) + " " + pieces.get(at + 1));
                if (rank != null && rank < lowest) {
                    lowest = rank;
                    best = at;
                }
            }
            if (best < 0) {
                break;
            }
            pieces.set(best, pieces.get(best) + pieces.remove(best + 1));
        }
        return pieces;
    }

    /** GPT-2's table: printable bytes stand for themselves, the others for the characters from U+0100 on. */
    private static String[] printable() {
        String[] table = new String[256];
        int next = 0x100;
        for (int value = 0; value < table.length; value++) {
            boolean shown = value >= '!' && value <= '~' || value >= 0xA1 && value <= 0xAC || value >= 0xAE;
            table[value] = Character.toString(shown ? value : next++);
        }
        return table;
    }

    private static SluiceException unsupported(String name, @Nullable Throwable cause) {
        return new SluiceException(
                FailureCode.UNSUPPORTED, name, name + " is no tokenizer of the kind that CLIP has.", cause);
    }
}
