package sluice.adapters.onnx;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** A {@code tokenizer.json} as CLIP's, but with a vocabulary of single bytes and a few joined pairs. */
final class ClipTokenizerFile {
    private static final String WORD = "'s|'t|'re|'ve|'m|'ll|'d|[\\p{L}]+|[\\p{N}]|[^\\s\\p{L}\\p{N}]+";

    private ClipTokenizerFile() {}

    /** How many tokens there are with so many merges, the two marks included. */
    static int size(List<String> merges) {
        return 2 * 256 + merges.size() + 2;
    }

    static String json(List<String> merges) {
        List<String> tokens = new ArrayList<>();
        int next = 0x100;
        for (int value = 0; value < 256; value++) {
            boolean shown = value >= '!' && value <= '~' || value >= 0xA1 && value <= 0xAC || value >= 0xAE;
            tokens.add(Character.toString(shown ? value : next++));
        }
        tokens.addAll(tokens.stream().map(token -> token + "</w>").toList());
        merges.forEach(merge -> tokens.add(merge.replace(" ", "")));
        Map<String, Integer> vocabulary = new LinkedHashMap<>();
        tokens.forEach(token -> vocabulary.put(token, vocabulary.size()));
        int begin = tokens.size();
        vocabulary.put("<|startoftext|>", begin);
        vocabulary.put("<|endoftext|>", begin + 1);
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("type", "BPE");
        model.put("unk_token", "<|endoftext|>");
        model.put("continuing_subword_prefix", "");
        model.put("end_of_word_suffix", "</w>");
        model.put("fuse_unk", false);
        model.put("vocab", vocabulary);
        model.put("merges", merges);
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("version", "1.0");
        root.put("added_tokens", List.of(mark(begin, "<|startoftext|>"), mark(begin + 1, "<|endoftext|>")));
        root.put(
                "normalizer",
                Map.of(
                        "type",
                        "Sequence",
                        "normalizers",
                        List.of(
                                Map.of("type", "NFC"),
                                Map.of("type", "Replace", "pattern", Map.of("Regex", "\\s+"), "content", " "),
                                Map.of("type", "Lowercase"))));
        root.put(
                "pre_tokenizer",
                Map.of(
                        "type",
                        "Sequence",
                        "pretokenizers",
                        List.of(
                                Map.of(
                                        "type",
                                        "Split",
                                        "pattern",
                                        Map.of("Regex", WORD),
                                        "behavior",
                                        "Removed",
                                        "invert",
                                        true),
                                Map.of("type", "ByteLevel", "add_prefix_space", false, "trim_offsets", true))));
        root.put(
                "post_processor",
                Map.of(
                        "type",
                        "RobertaProcessing",
                        "sep",
                        List.of("<|endoftext|>", begin + 1),
                        "cls",
                        List.of("<|startoftext|>", begin),
                        "trim_offsets",
                        false,
                        "add_prefix_space",
                        false));
        root.put("model", model);
        return JsonMapper.shared().writeValueAsString(root);
    }

    private static Map<String, Object> mark(int id, String content) {
        return Map.of(
                "id",
                id,
                "content",
                content,
                "single_word",
                false,
                "lstrip",
                false,
                "rstrip",
                false,
                "normalized",
                true,
                "special",
                true);
    }
}
