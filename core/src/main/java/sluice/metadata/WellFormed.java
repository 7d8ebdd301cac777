package sluice.metadata;

import java.util.List;

/**
 * Text that every store and encoding takes: files escape halves of surrogate pairs and NULs into their JSON, which
 * neither UTF-8 nor a database column holds.
 */
final class WellFormed {
    private static final char REPLACEMENT = '\uFFFD';

    private WellFormed() {}

    static String text(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == 0 || Character.isSurrogate(text.charAt(i))) {
                return repaired(text);
            }
        }
        return text;
    }

    private static String repaired(String text) {
        StringBuilder repaired = new StringBuilder(text.length());
        text.codePoints().filter(point -> point != 0).forEach(point -> {
            boolean isHalf = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
            repaired.appendCodePoint(isHalf ? REPLACEMENT : point);
        });
        return repaired.toString();
    }

    /** The same value with all its text well-formed. */
    static Object value(Object value) {
        return switch (value) {
            case String text -> text(text);
            case Loras loras -> new Loras(named(loras.all()));
            case HighResPass pass
            when pass.upscaler() != null ->
                new HighResPass(text(pass.upscaler()), pass.scale(), pass.steps(), pass.denoise());
            default -> value;
        };
    }

    private static List<Lora> named(List<Lora> loras) {
        return loras.stream()
                .filter(lora -> !text(lora.name()).isBlank())
                .map(lora -> new Lora(text(lora.name()), lora.weight()))
                .toList();
    }
}
