package sluice.metadata.dialect;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sluice.metadata.Lora;

/** LoRAs called for inside a prompt: {@code <lora:name:weight>}; also {@code <lora:name>} and {@code <lyco:…>}. */
final class PromptLoras {
    private static final int MOST = 200;
    private static final int LONGEST_TAG = 500;

    private PromptLoras() {}

    static List<Lora> in(@Nullable String prompt) {
        List<Lora> loras = new ArrayList<>();
        int from = prompt == null ? -1 : prompt.indexOf('<');
        while (prompt != null && from >= 0 && loras.size() < MOST) {
            int next = prompt.indexOf('<', from + 1);
            int limit = Math.min(next < 0 ? prompt.length() : next, from + LONGEST_TAG);
            int close = prompt.indexOf('>', from, limit);
            if (close > from) {
                Lora lora = tag(prompt.substring(from + 1, close));
                if (lora != null && !loras.contains(lora)) {
                    loras.add(lora);
                }
            }
            from = next;
        }
        return loras;
    }

    private static @Nullable Lora tag(String tag) {
        String[] parts = tag.split(":", 4);
        if (parts.length < 2
                || !(parts[0].strip().equalsIgnoreCase("lora")
                        || parts[0].strip().equalsIgnoreCase("lyco"))) {
            return null;
        }
        String name = ModelName.of(parts[1]);
        return name == null ? null : new Lora(name, parts.length > 2 ? Scalar.number(parts[2]) : null);
    }
}
