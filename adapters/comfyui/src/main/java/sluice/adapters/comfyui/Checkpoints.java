package sluice.adapters.comfyui;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Ids for the checkpoints of a server: their names without folder marks, spaces and ending, each one once. */
final class Checkpoints {
    private static final int LONGEST = 100;

    private Checkpoints() {}

    /**
     * @param names as the server has them, in any order: the same names give the same ids
     * @param taken ids that are used otherwise
     * @return names by id
     */
    static Map<String, String> byId(Collection<String> names, Set<String> taken) {
        Map<String, String> all = new LinkedHashMap<>();
        for (String name : new TreeSet<>(names)) {
            String id = id(name);
            String unique = id;
            for (int count = 2; all.containsKey(unique) || taken.contains(unique); count++) {
                unique = id + "-" + count;
            }
            all.put(unique, name);
        }
        return all;
    }

    private static String id(String name) {
        String safe = name.replaceFirst("\\.(safetensors|ckpt|sft|pt|pth|bin|gguf)$", "")
                .replaceAll("[^A-Za-z0-9._-]+", "-")
                .replaceAll("^[^A-Za-z0-9]+|[^A-Za-z0-9]+$", "");
        String id = safe.length() <= LONGEST ? safe : safe.substring(safe.length() - LONGEST);
        return id.isEmpty() ? "checkpoint" : id;
    }
}
