package sluice.adapters.onnx.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an optimised graph depends on.
 *
 * @param name 32 hexadecimal digits: of the graph's bytes, of the names, sizes and times of the files beside it, which hold
 *     weights of gigabytes and are not read, of the runtime's version and of the provider
 * @param split whether something lies beside the graph
 * @param bytes of the graph and of what lies beside it
 */
record GraphKey(String name, boolean split, long bytes) {
    private static final int DIGITS = 32;
    private static final int BUFFER = 1 << 20;

    static GraphKey of(Path graph, String version, ExecutionProvider provider) throws IOException {
        MessageDigest digest = sha256();
        digest.update((version + "\n" + provider.label() + "\n").getBytes(StandardCharsets.UTF_8));
        long bytes = Files.size(graph);
        List<Path> beside = beside(graph);
        for (Path data : beside) {
            String line = GraphFile.nameOf(data) + "\n" + Files.size(data) + "\n"
                    + Files.getLastModifiedTime(data).toMillis() + "\n";
            digest.update(line.getBytes(StandardCharsets.UTF_8));
            bytes += Files.size(data);
        }
        try (InputStream in = Files.newInputStream(graph)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return new GraphKey(HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS), !beside.isEmpty(), bytes);
    }

    /** Files of a graph's folder that may hold its weights, by name. */
    static List<Path> beside(Path graph) throws IOException {
        try (Stream<Path> all = Files.list(graph.toAbsolutePath().resolveSibling("."))) {
            return all.filter(Files::isRegularFile)
                    .filter(path -> !GraphFile.nameOf(path).equals(GraphFile.nameOf(graph)))
                    .filter(path -> !GraphFile.nameOf(path).endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
