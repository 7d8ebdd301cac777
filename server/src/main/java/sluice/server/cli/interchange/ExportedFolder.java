package sluice.server.cli.interchange;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.interchange.ExportNames;
import sluice.interchange.Naming;
import sluice.server.cli.command.NewFile;
import sluice.server.cli.command.Progress;
import sluice.server.client.Connection;
import sluice.server.http.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An export into a folder, file by file; what is there already with the same bytes is left. */
final class ExportedFolder {
    private static final String PAGE = "500";
    private static final int MOST_LISTED = 100;

    private final Connection connection;
    private final Path folder;
    private final boolean sidecars;
    private final boolean counted;
    private final CommandLine line;
    private final boolean json;
    private final Progress progress;
    private long copied;
    private long already;
    private long failed;

    ExportedFolder(
            Connection connection, Path folder, boolean sidecars, boolean counted, CommandLine line, boolean json) {
        this.connection = connection;
        this.folder = folder;
        this.sidecars = sidecars;
        this.counted = counted;
        this.line = line;
        this.json = json;
        this.progress = new Progress(line.getErr());
    }

    /** @return how many originals or sidecars failed, each of which was listed, up to a hundred */
    long write(String query, String sort, Naming naming, long matches, ObjectNode sum)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        ExportNames names = new ExportNames(naming);
        Map<String, String> parameters = new HashMap<>(Map.of("q", query, "sort", sort, "limit", PAGE));
        @Nullable String cursor;
        do {
            JsonNode page = connection.get("/api/v1/assets", parameters);
            for (JsonNode asset : page.path("items")) {
                export(asset, names);
                progress.show("%,d of %,d".formatted(copied + already + failed, matches));
            }
            cursor =
                    page.path("nextCursor").isString() ? page.path("nextCursor").asString() : null;
            if (cursor != null) {
                parameters.put("cursor", cursor);
            }
        } while (cursor != null);
        progress.clear();
        sum.put("folder", folder.toString())
                .put("copied", copied)
                .put("already", already)
                .put("failed", failed);
        if (!json) {
            line.getOut()
                    .println("%,d copied to %s, %,d there already, %,d failed"
                            .formatted(copied, folder, already, failed));
        }
        return failed;
    }

    private void export(JsonNode asset, ExportNames names) throws InterruptedException {
        String id = asset.path("id").asString();
        try {
            String wanted = names.next(
                    asset.path("name").asString(),
                    asset.path("generation").path("seed").asString(null));
            Path file = place(wanted, asset, names);
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                already++;
            } else {
                Map<String, String> how = counted ? Map.of("download", "1", "origin", "cli") : Map.of();
                NewFile.write(file, out -> connection.fetch("/api/v1/assets/" + id + "/original", how, out));
                copied++;
                if (json) {
                    line.getOut().println(Json.object().put("id", id).put("file", file.toString()));
                }
            }
            if (sidecars) {
                sidecar(id, file.resolveSibling(names.sidecar(String.valueOf(file.getFileName()))));
            }
        } catch (IOException e) {
            fail(asset, "cannot be copied: " + e.getMessage());
        } catch (SluiceException e) {
            if (e.code() == FailureCode.INVALID || e.code() == FailureCode.INTERNAL) {
                throw e;
            }
            fail(asset, String.valueOf(e.getMessage()));
        }
    }

    /** Where the same bytes are already, or nothing is. */
    private Path place(String wanted, JsonNode asset, ExportNames names) throws IOException {
        Path file = folder.resolve(wanted);
        while (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !isThere(file, asset)) {
            file = folder.resolve(names.instead(wanted));
        }
        return file;
    }

    private static boolean isThere(Path file, JsonNode asset) throws IOException {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && Files.size(file) == asset.path("bytes").asLong()
                && hash(file).equals(asset.path("contentHash").asString());
    }

    private static String hash(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private void sidecar(String id, Path file) throws IOException, InterruptedException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        connection.fetch("/api/v1/assets/" + id + "/sidecar", text);
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            NewFile.write(file, text::writeTo);
        } else if (!Arrays.equals(Files.readAllBytes(file), text.toByteArray())) {
            throw new IOException(file + " is there already and says something else; nothing is overwritten");
        }
    }

    private void fail(JsonNode asset, String reason) {
        if (++failed <= MOST_LISTED) {
            progress.clear();
            line.getErr().println("sluice: " + asset.path("path").asString() + ": " + reason);
        }
    }
}
