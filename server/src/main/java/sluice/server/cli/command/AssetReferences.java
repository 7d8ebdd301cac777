package sluice.server.cli.command;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sluice.asset.AssetId;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.server.client.Connection;
import sluice.server.http.Json;
import tools.jackson.core.JacksonException;

/** Finds the assets that a command line names: by the beginnings of ids, paths, lines of the standard input, a query. */
public final class AssetReferences {
    private static final int ID_BYTES = AssetId.DIGITS / 2;
    private static final int MOST = 1_000_000;

    private final Connection connection;
    private final PrintWriter err;
    private final Set<String> ids = new LinkedHashSet<>();
    private int failed;

    /** @param err where references that lead nowhere are listed */
    public AssetReferences(Connection connection, PrintWriter err) {
        this.connection = connection;
        this.err = err;
    }

    /** What was found, each once, in the order of being named. */
    public List<String> ids() {
        return List.copyOf(ids);
    }

    /** References that led nowhere, or to several assets. */
    public int failed() {
        return failed;
    }

    /** @param references ids, paths, or - for the lines of the standard input */
    public void add(List<String> references) throws InterruptedException {
        for (String reference : references) {
            if (reference.equals("-")) {
                for (String line : standardInput()) {
                    addOne(line);
                }
            } else {
                addOne(reference);
            }
        }
    }

    /** Adds every asset that matches a query. */
    public void addMatches(String query) throws InterruptedException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            connection.fetch("/api/v1/assets/order", Map.of("q", query), out);
        } catch (IOException e) {
            throw new SluiceException(
                    FailureCode.STORAGE, "--query", "the matches cannot be read: " + e.getMessage(), e);
        }
        byte[] bytes = out.toByteArray();
        for (int at = 0; at + ID_BYTES <= bytes.length; at += ID_BYTES) {
            ids.add(HexFormat.of().formatHex(bytes, at, at + ID_BYTES));
        }
    }

    private void addOne(String reference) throws InterruptedException {
        try {
            ids.add(find(connection, reference));
        } catch (SluiceException e) {
            if (e.code() != FailureCode.NOT_FOUND && e.code() != FailureCode.CONFLICT) {
                throw e;
            }
            err.println("sluice: " + e.getMessage());
            failed++;
        }
    }

    /** The id of the asset that a path or the beginning of an id names. */
    public static String find(Connection connection, String reference) throws InterruptedException {
        Path path = path(reference);
        if (path == null) {
            return connection.get("/api/v1/assets/" + reference).path("id").asString();
        }
        String absolute = path.toAbsolutePath().normalize().toString();
        String id = connection
                .get("/api/v1/assets", Map.of("path", absolute))
                .path("items")
                .path(0)
                .path("id")
                .asString("");
        if (id.isEmpty()) {
            throw SluiceException.about(FailureCode.NOT_FOUND, reference, reference + " was never imported");
        }
        return id;
    }

    /** The path that a reference is, or null when it is an id or can be neither. */
    private static @Nullable Path path(String reference) {
        try {
            Path path = Path.of(reference);
            if (reference.contains("/") || reference.contains("\\") || Files.exists(path)) {
                return path;
            }
        } catch (InvalidPathException e) {
            throw new SluiceException(
                    FailureCode.NOT_FOUND, reference, "\"" + reference + "\" is no id and no path", e);
        }
        if (!reference.matches("[0-9a-f]+")) {
            throw SluiceException.about(
                    FailureCode.NOT_FOUND, reference, "\"" + reference + "\" is no id, and there is no such file");
        }
        return null;
    }

    /** Each line's first word, or its id where it is a line of JSON such as {@code search --json} prints. */
    private static List<String> standardInput() {
        List<String> references = new ArrayList<>();
        try {
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (references.size() >= MOST) {
                    throw SluiceException.about(
                            FailureCode.TOO_LARGE, "-", "at most %,d ids at a time".formatted(MOST));
                }
                if (!line.isBlank()) {
                    references.add(reference(line.strip()));
                }
            }
        } catch (IOException e) {
            throw new SluiceException(
                    FailureCode.STORAGE, "-", "the standard input cannot be read: " + e.getMessage(), e);
        }
        return references;
    }

    private static String reference(String line) {
        if (!line.startsWith("{")) {
            return line.split("\\s+", 2)[0];
        }
        try {
            return Json.MAPPER.readTree(line).path("id").asString(line);
        } catch (JacksonException e) {
            throw new SluiceException(FailureCode.INVALID, "-", "this line is no JSON: " + line, e);
        }
    }
}
