package sluice.adapters.onnx.runtime;

import java.util.List;
import java.util.Locale;

/** Tells a lack of memory from other failures by the runtime's words, as it has no code for it. */
final class MemoryMessages {
    /** Of the CPU's arena, of the C++ library, of CUDA, of cuBLAS and cuDNN, in lower case. */
    private static final List<String> WORDS = List.of(
            "failed to allocate memory",
            "bad_alloc",
            "out of memory",
            "alloc_failed",
            "cudaerrormemoryallocation",
            "available memory of");

    private MemoryMessages() {}

    static boolean areMeantBy(String message) {
        String lower = message.toLowerCase(Locale.ROOT);
        return WORDS.stream().anyMatch(lower::contains);
    }
}
