package sluice.server.api.library;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.ingest.ImportLog;
import sluice.ingest.ImportProblem;
import sluice.ingest.ImportRun;
import sluice.ingest.Importer;
import sluice.server.events.ImportView;
import sluice.server.http.Json;
import sluice.server.http.Method;
import sluice.server.http.Request;
import sluice.server.http.Response;
import sluice.server.http.Route;
import sluice.server.http.Route.Answer;
import sluice.server.http.Route.Content;
import sluice.server.http.Route.Parameter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Imports: begin, follow, cancel, and see what could not be taken in. */
public final class ImportsApi {
    private static final int LATEST = 50;
    private static final int MOST_PATHS = 1_000;

    private final Importer importer;
    private final ImportLog log;
    private final InstantSource clock;

    public ImportsApi(Importer importer, ImportLog log, InstantSource clock) {
        this.importer = importer;
        this.log = log;
        this.clock = clock;
    }

    public List<Route> routes() {
        Content one = new Content("application/json", "Import");
        return List.of(
                Route.get(
                        "/api/v1/imports",
                        "The latest imports, newest first",
                        new Answer(200, "imports", new Content("application/json", "Imports")),
                        this::list),
                new Route(
                        Method.POST,
                        "/api/v1/imports",
                        "Begin to import folders and files",
                        List.of(),
                        new Content("application/json", "ImportRequest"),
                        new Answer(202, "the import, which goes on by itself", one),
                        this::begin),
                Route.get(
                        "/api/v1/imports/{id}",
                        "One import as it stands",
                        new Answer(200, "the import", one),
                        this::one),
                Route.get(
                        "/api/v1/imports/{id}/problems",
                        "Files that could not be imported, in order of path",
                        new Answer(200, "files with reasons", new Content("application/json", "ImportProblems")),
                        this::problems,
                        new Parameter("offset", "integer", "how many to skip"),
                        new Parameter("limit", "integer", "1 to 1,000; 100 when not given")),
                new Route(
                        Method.DELETE,
                        "/api/v1/imports/{id}",
                        "End an import or its watch; what it brought stays",
                        List.of(),
                        null,
                        new Answer(204, "it ends", null),
                        this::cancel));
    }

    private Response list(Request request) {
        ArrayNode items = Json.array();
        for (ImportRun run : log.latest(LATEST)) {
            items.add(ImportView.of(importer.find(run.id()).orElse(run), clock));
        }
        return Response.json(Json.object().set("items", items));
    }

    private Response begin(Request request) throws IOException {
        JsonNode body = request.json();
        JsonNode paths = body.path("paths");
        if (!paths.isArray() || paths.isEmpty() || paths.size() > MOST_PATHS) {
            throw SluiceException.about(FailureCode.INVALID, "paths", "paths is a list of 1 to 1,000 folders or files");
        }
        List<Path> wanted = new ArrayList<>();
        for (JsonNode path : paths) {
            wanted.add(absolute(path));
        }
        ImportRun run = begun(wanted, body.path("watch").asBoolean(false));
        return new Response.Document(202, Map.of("Location", "/api/v1/imports/" + run.id()), ImportView.of(run, clock));
    }

    private ImportRun begun(List<Path> paths, boolean watch) {
        try {
            return importer.begin(paths, watch);
        } catch (SluiceException e) {
            throw e.code() == FailureCode.INVALID
                    ? new SluiceException(FailureCode.INVALID, "paths", String.valueOf(e.getMessage()), e)
                    : e;
        }
    }

    private static Path absolute(JsonNode text) {
        if (!text.isString() || text.asString().isBlank()) {
            throw SluiceException.about(FailureCode.INVALID, "paths", "a path is a text that is not empty");
        }
        try {
            Path path = Path.of(text.asString());
            if (path.isAbsolute()) {
                return path;
            }
        } catch (InvalidPathException e) {
            throw new SluiceException(
                    FailureCode.INVALID, "paths", "\"" + text.asString() + "\" is no path: " + e.getReason(), e);
        }
        throw SluiceException.about(
                FailureCode.INVALID, "paths", "\"" + text.asString() + "\" is not an absolute path");
    }

    private Response one(Request request) {
        return Response.json(ImportView.of(run(request), clock));
    }

    private Response problems(Request request) {
        ImportRun run = run(request);
        int offset = request.query("offset", 0, 0, Integer.MAX_VALUE);
        ArrayNode items = Json.array();
        for (ImportProblem problem : log.problems(run.id(), offset, request.query("limit", 100, 1, 1_000))) {
            items.addObject().put("path", problem.path().toString()).put("reason", problem.reason());
        }
        ObjectNode answer = Json.object();
        answer.set("items", items);
        return Response.json(answer.put("total", log.problemCount(run.id())));
    }

    private Response cancel(Request request) {
        importer.cancel(run(request).id());
        return Response.noContent();
    }

    private ImportRun run(Request request) {
        String text = request.pathValue("id");
        try {
            return importer.find(Long.parseLong(text)).orElseThrow(() -> unknown(text));
        } catch (NumberFormatException e) {
            throw unknown(text);
        }
    }

    private static SluiceException unknown(String id) {
        return SluiceException.about(FailureCode.NOT_FOUND, "id", "there is no import " + id);
    }
}
