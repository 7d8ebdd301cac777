package sluice.adapters.onnx.runtime;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sluice.unpack.Unpacked;

/**
 * The runtime's native libraries for this machine. By itself it unpacks them, 28 MB, into the temp folder at every start,
 * and leaves them there when the process is killed; it takes them from a folder that it is told of.
 */
final class Natives {
    private static final String TOLD = "onnxruntime.native.path";
    private static final String PACKED = "/ai/onnxruntime/native/";
    private static final List<String> LIBRARIES = List.of("onnxruntime", "onnxruntime4j_jni");
    /** Builds for graphics cards have more, and look for it themselves. */
    private static final String PROVIDERS = "onnxruntime_providers_shared";

    private Natives() {}

    /** To be called before the runtime is used for the first time. */
    static void find() {
        String jar = jar();
        if (System.getProperty(TOLD) != null || jar == null || !areComplete()) {
            return;
        }
        Unpacked.of(jar + "-" + platform(), Natives::unpack)
                .ifPresent(folder -> System.setProperty(TOLD, folder.toString()));
    }

    private static void unpack(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (String library : LIBRARIES) {
            try (InputStream in = OrtEnvironment.class.getResourceAsStream(packed(library))) {
                if (in == null) {
                    throw new IOException(packed(library) + " is gone");
                }
                Files.copy(in, folder.resolve(System.mapLibraryName(library)));
            }
        }
    }

    private static boolean areComplete() {
        return LIBRARIES.stream().allMatch(Natives::isPacked) && !isPacked(PROVIDERS);
    }

    private static boolean isPacked(String library) {
        return OrtEnvironment.class.getResource(packed(library)) != null;
    }

    private static String packed(String library) {
        return PACKED + platform() + "/" + System.mapLibraryName(library);
    }

    /** In the runtime's words, such as {@code linux-x64}. */
    private static String platform() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String processor = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        String name = system.contains("win") ? "win" : system.contains("mac") ? "osx" : "linux";
        boolean isX64 = Stream.of("amd64", "x86_64").anyMatch(processor::equals);
        return name + "-" + (isX64 ? "x64" : processor);
    }

    /** Its file's name, which has the version. */
    private static @Nullable String jar() {
        CodeSource source = OrtEnvironment.class.getProtectionDomain().getCodeSource();
        try {
            return source == null
                    ? null
                    : GraphFile.nameOf(Path.of(source.getLocation().toURI()));
        } catch (URISyntaxException unusual) {
            return null;
        }
    }
}
