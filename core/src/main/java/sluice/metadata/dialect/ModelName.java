package sluice.metadata.dialect;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names of models, LoRAs and upscalers: generators write them with or without folder, ending and hash. */
final class ModelName {
    /** Only known endings are cut: the last part of {@code sd_xl_base_1.0} is no ending. */
    private static final Set<String> ENDINGS =
            Set.of("safetensors", "ckpt", "pt", "pth", "bin", "sft", "gguf", "onnx", "th", "pkl");

    private ModelName() {}

    /** The bare name; null for none, which some generators write as "None". */
    static @Nullable String of(@Nullable String written) {
        if (written == null) {
            return null;
        }
        String name = withoutHash(written.strip());
        name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .strip();
        int dot = name.lastIndexOf('.');
        if (dot > 0 && ENDINGS.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT))) {
            name = name.substring(0, dot);
        }
        return name.isBlank() || name.equalsIgnoreCase("none") ? null : name;
    }

    /** Cuts the hash in brackets from {@code name [79e42fb744]}. */
    private static String withoutHash(String name) {
        int bracket = name.endsWith("]") ? name.lastIndexOf(" [") : -1;
        return bracket > 0 && isHex(name, bracket + 2, name.length() - 1) ? name.substring(0, bracket) : name;
    }

    private static boolean isHex(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (Character.digit(text.charAt(i), 16) < 0) {
                return false;
            }
        }
        return to - from >= 8;
    }
}
