package sluice.adapters.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import tools.jackson.databind.json.JsonMapper;

/** Our tokenizers against the reference implementation, the Rust library that the models were published with. */
class TokenizerTest {
    private static final int LIMIT = 60;
    private static final long SEED = 20_261_121;
    private static final String[] SCRAPS = {
        "masterpiece",
        "Caf\u00e9",
        "(sharp focus:1.2)",
        "<lora:x_Y-9:0.75>",
        "\u5c71\u6c34",
        "\u0130stanbul",
        "a\u0301b",
        "it's",
        "they'll",
        "35mm",
        "8k",
        "\ud83d\udc31",
        "\u00a0",
        "\u200b",
        "\n",
        "\t",
        "  ",
        "\u2014",
        "\u00bd",
        "$=^`|",
        "\u0443\u043b\u0438\u0446\u0430",
        "\u03a3\u03af\u03c3\u03c5\u03c6\u03bf\u03c2",
        "STRASSE",
        "stra\u00dfe",
        "\ufffd",
        "\u3000",
        "BREAK",
        "--ar 16:9",
        "x".repeat(130),
    };

    @BeforeAll
    static void unpackTheReferenceHere(@TempDir Path folder) {
        System.setProperty("DJL_CACHE_DIR", folder.toString());
    }

    @Test
    void wordPiecesAreThoseOfTheReference() throws Exception {
        try (InputStream file = TokenizerTest.class.getResourceAsStream("/all-minilm-l6-v2-q-tokenizer.json");
                HuggingFaceTokenizer reference = HuggingFaceTokenizer.newInstance(
                        file, Map.of("maxLength", "" + LIMIT, "truncation", "true", "padding", "false"))) {
            Tokenizer ours = new WordPieceTokenizer(vocabulary());
            for (String text : texts()) {
                assertArrayEquals(reference.encode(text).getIds(), ours.encode(text, LIMIT), text);
            }
        }
    }

    @Test
    void clipsPiecesAreThoseOfTheReference(@TempDir Path folder) throws Exception {
        String json =
                ClipTokenizerFile.json(List.of("t h", "th e</w>", "a r", "i n", "in g</w>", "m a", "ma s", "3 5"));
        Path file = Files.writeString(folder.resolve("tokenizer.json"), json);
        Tokenizer ours = ClipTokenizer.of(json, "tokenizer.json");
        try (HuggingFaceTokenizer reference = HuggingFaceTokenizer.newInstance(
                file, Map.of("maxLength", "" + LIMIT, "truncation", "true", "padding", "false"))) {
            for (String text : texts()) {
                assertArrayEquals(reference.encode(text).getIds(), ours.encode(text, LIMIT), text);
            }
        }
    }

    @Test
    void aFileOfAnotherKindIsRefused() {
        for (String json : List.of("{", "[]", "{\"model\":{\"type\":\"WordPiece\"}}")) {
            SluiceException failure =
                    assertThrows(SluiceException.class, () -> ClipTokenizer.of(json, "tokenizer.json"));
            assertEquals(FailureCode.UNSUPPORTED, failure.code());
        }
    }

    /** Scraps put together by chance, and every scrap alone. */
    private static List<String> texts() {
        List<String> texts = new ArrayList<>(List.of(SCRAPS));
        texts.add("");
        Random random = new Random(SEED);
        for (int count = 0; count < 500; count++) {
            StringBuilder text = new StringBuilder();
            for (int scrap = random.nextInt(25); scrap >= 0; scrap--) {
                text.append(SCRAPS[random.nextInt(SCRAPS.length)]).append(random.nextBoolean() ? " " : "");
            }
            texts.add(text.toString());
        }
        return texts;
    }

    private static Map<String, Integer> vocabulary() throws Exception {
        Map<String, Integer> vocabulary = new HashMap<>();
        try (InputStream file = TokenizerTest.class.getResourceAsStream("/all-minilm-l6-v2-q-tokenizer.json")) {
            JsonMapper.shared()
                    .readTree(file)
                    .path("model")
                    .path("vocab")
                    .properties()
                    .forEach(entry ->
                            vocabulary.put(entry.getKey(), entry.getValue().asInt()));
        }
        return vocabulary;
    }
}
