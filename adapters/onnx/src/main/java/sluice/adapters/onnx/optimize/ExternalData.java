package sluice.adapters.onnx.optimize;

import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.UnsafeByteOperations;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;

/**
 * Weights that an ONNX file keeps in data files beside it (docs/ExternalData.md of ONNX): {@code location} relative to the
 * graph's folder, {@code offset} and {@code length} in bytes. A location that leaves the folder is refused, also one that
 * does so through a link.
 */
final class ExternalData {
    private final @Nullable Path graph;
    private final Arena arena;

    ExternalData(@Nullable Path graph, Arena arena) {
        this.graph = graph;
        this.arena = arena;
    }

    /**
     * Gives a tensor its bytes, mapped; one that has them in the graph is left alone.
     *
     * @return how many bytes were found elsewhere
     */
    long resolve(TensorProto.Builder tensor, String name) {
        if (tensor.getDataLocation() != TensorProto.DataLocation.EXTERNAL) {
            return 0;
        }
        if (graph == null) {
            throw GraphFile.wrong(name, "its weights are in another file", null);
        }
        Map<String, String> where = new HashMap<>();
        for (StringStringEntryProto entry : tensor.getExternalDataList()) {
            where.put(entry.getKey(), entry.getValue());
        }
        Path file = located(graph, where.getOrDefault("location", ""), name);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long offset = number(where, "offset", 0, name);
            long length = number(where, "length", channel.size() - offset, name);
            if (offset < 0 || length < 0 || offset > channel.size() - length) {
                throw GraphFile.wrong(
                        name, "the tensor \"" + tensor.getName() + "\" lies beyond the end of " + file, null);
            }
            if (length > Integer.MAX_VALUE) {
                throw SluiceException.about(
                        FailureCode.TOO_LARGE,
                        name,
                        "The tensor \"%s\" of %s has %,d bytes; no more than %,d can be handled."
                                .formatted(tensor.getName(), name, length, Integer.MAX_VALUE));
            }
            tensor.clearExternalData().clearDataLocation();
            tensor.setRawData(
                    UnsafeByteOperations.unsafeWrap(channel.map(FileChannel.MapMode.READ_ONLY, offset, length, arena)
                            .asByteBuffer()));
            return length;
        } catch (IOException e) {
            throw new SluiceException(
                    FailureCode.STORAGE, name, "The weights of " + name + " in " + file + " cannot be read.", e);
        }
    }

    private static Path located(Path graph, String location, String name) {
        try {
            Path folder = graph.toAbsolutePath().getParent();
            if (folder == null || location.isBlank() || Path.of(location).isAbsolute()) {
                throw GraphFile.wrong(name, "it names \"" + location + "\" as the place of its weights", null);
            }
            Path file = folder.resolve(location).normalize();
            if (!Files.isRegularFile(file)) {
                throw GraphFile.wrong(name, "its weights, " + location + ", are not there", null);
            }
            if (!file.toRealPath().startsWith(folder.toRealPath())) {
                throw GraphFile.wrong(name, "its weights, " + location + ", are outside of its folder", null);
            }
            return file;
        } catch (InvalidPathException | IOException e) {
            throw GraphFile.wrong(name, "the place of its weights, \"" + location + "\", cannot be read", e);
        }
    }

    private static long number(Map<String, String> where, String key, long otherwise, String name) {
        String text = where.get(key);
        if (text == null) {
            return otherwise;
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw GraphFile.wrong(name, "the " + key + " of its weights is \"" + text + "\"", e);
        }
    }
}
