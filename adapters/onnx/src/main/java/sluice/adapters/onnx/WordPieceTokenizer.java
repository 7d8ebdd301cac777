package sluice.adapters.onnx;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;

/**
 * The uncased tokenizer of BERT (Devlin et al., arXiv:1810.04805, {@code tokenization.py}): clean, lower the case, drop
 * accents, split at spaces, punctuation and Chinese characters, then take the longest known piece from the left (Wu et
 * al., arXiv:1609.08144). Tested against the reference implementation over real prompts.
 */
final class WordPieceTokenizer implements Tokenizer {
    /** A longer word is unknown as a whole. */
    private static final int LONGEST_WORD = 100;

    private static final String CONTINUED = "##";

    private final Map<String, Integer> vocabulary;
    private final long unknown;
    private final long begin;
    private final long end;

    WordPieceTokenizer(Map<String, Integer> vocabulary) {
        this.vocabulary = Map.copyOf(vocabulary);
        this.unknown = mark("[UNK]");
        this.begin = mark("[CLS]");
        this.end = mark("[SEP]");
    }

    @Override
    public long[] encode(String text, int limit) {
        List<Long> tokens = new ArrayList<>();
        tokens.add(begin);
        for (String word : words(text)) {
            if (tokens.size() >= limit - 1) {
                break;
            }
            pieces(word, tokens);
        }
        List<Long> kept = tokens.subList(0, Math.min(tokens.size(), limit - 1));
        return LongStream.concat(kept.stream().mapToLong(Long::longValue), LongStream.of(end))
                .toArray();
    }

    private long mark(String token) {
        Integer number = vocabulary.get(token);
        if (number == null) {
            throw SluiceException.about(FailureCode.INTERNAL, token, "The vocabulary has no token " + token + ".");
        }
        return number;
    }

    private void pieces(String word, List<Long> tokens) {
        int length = word.codePointCount(0, word.length());
        List<Long> found = new ArrayList<>();
        for (int from = 0; from < word.length(); ) {
            int to = length > LONGEST_WORD ? from : word.length();
            Integer piece = null;
            while (to > from) {
                String candidate = word.substring(from, to);
                piece = vocabulary.get(from == 0 ? candidate : CONTINUED + candidate);
                if (piece != null) {
                    break;
                }
                to = word.offsetByCodePoints(to, -1);
            }
            if (piece == null) {
                tokens.add(unknown);
                return;
            }
            found.add((long) piece);
            from = to;
        }
        tokens.addAll(found);
    }

    private static List<String> words(String text) {
        StringBuilder spaced = new StringBuilder();
        text.codePoints().filter(point -> !dropped(point)).forEach(point -> {
            if (space(point)) {
                spaced.append(' ');
            } else if (chinese(point)) {
                spaced.append(' ').appendCodePoint(point).append(' ');
            } else {
                spaced.appendCodePoint(point);
            }
        });
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        String plain = Normalizer.normalize(spaced, Normalizer.Form.NFD);
        plain.codePoints()
                .filter(point -> Character.getType(point) != Character.NON_SPACING_MARK)
                .flatMap(point -> new String(Character.toChars(point))
                        .toLowerCase(Locale.ROOT)
                        .codePoints())
                .forEach(point -> {
                    if (space(point) || punctuation(point)) {
                        flush(word, words);
                        if (punctuation(point)) {
                            words.add(Character.toString(point));
                        }
                    } else {
                        word.appendCodePoint(point);
                    }
                });
        flush(word, words);
        return words;
    }

    private static void flush(StringBuilder word, List<String> words) {
        if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
        }
    }

    private static boolean dropped(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> point != '\t' && point != '\n' && point != '\r';
            default -> point == 0 || point == 0xFFFD;
        };
    }

    private static boolean space(int point) {
        return point == '\t' || point == '\n' || point == '\r' || Character.isSpaceChar(point);
    }

    /** Every ASCII character that is neither letter, digit nor space counts, as does Unicode's category P. */
    private static boolean punctuation(int point) {
        if (point > ' ' && point < 0x7F) {
            return !Character.isLetterOrDigit(point);
        }
        return switch (Character.getType(point)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION -> true;
            default -> false;
        };
    }

    /** The blocks of Chinese characters that BERT names. */
    private static boolean chinese(int point) {
        return point >= 0x4E00 && point <= 0x9FFF
                || point >= 0x3400 && point <= 0x4DBF
                || point >= 0x20000 && point <= 0x2A6DF
                || point >= 0x2A700 && point <= 0x2B73F
                || point >= 0x2B740 && point <= 0x2B81F
                || point >= 0x2B920 && point <= 0x2CEAF
                || point >= 0xF900 && point <= 0xFAFF
                || point >= 0x2F800 && point <= 0x2FA1F;
    }
}
