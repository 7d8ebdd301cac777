package sluice.server.api.library;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.ingest.UploadFolder;
import sluice.server.http.Json;
import sluice.server.http.Method;
import sluice.server.http.Multipart;
import sluice.server.http.Request;
import sluice.server.http.Response;
import sluice.server.http.Route;
import sluice.server.http.Route.Answer;
import sluice.server.http.Route.Content;
import sluice.server.http.Route.Parameter;
import tools.jackson.databind.node.ArrayNode;

/** Uploads: a form with files, or one file as the body. */
public final class UploadsApi {
    private static final int AT_A_TIME = 8;

    private final UploadFolder uploads;
    private final Runnable changed;
    private final Semaphore places = new Semaphore(AT_A_TIME);

    /** @param changed called when the catalog may have something new */
    public UploadsApi(UploadFolder uploads, Runnable changed) {
        this.uploads = uploads;
        this.changed = changed;
    }

    public List<Route> routes() {
        return List.of(new Route(
                Method.POST,
                "/api/v1/uploads",
                "Upload images: a multipart form with any number of files, or one file's bytes with its name",
                List.of(new Parameter("name", "string", "the file's name, when the body is the file itself")),
                new Content("multipart/form-data", null),
                new Answer(200, "what became of each file", new Content("application/json", "Uploads")),
                this::upload));
    }

    private Response upload(Request request) throws IOException, InterruptedException {
        if (!places.tryAcquire()) {
            throw SluiceException.of(
                    FailureCode.OVERLOADED, AT_A_TIME + " uploads are under way; try again when one is through");
        }
        ArrayNode items = Json.array();
        try {
            if (Multipart.is(request)) {
                Multipart.read(request, (name, bytes) -> add(items, uploads.take(name, bytes)));
            } else {
                String name = request.query("name").orElse("upload");
                add(items, uploads.take(name, request.body()));
                // What was too large to be kept is still on its way, and the caller reads the answer only after it.
                request.body().transferTo(OutputStream.nullOutputStream());
            }
        } finally {
            places.release();
            changed.run();
        }
        if (items.isEmpty()) {
            throw SluiceException.about(FailureCode.INVALID, "body", "the form has no file in it");
        }
        return Response.json(Json.object().set("items", items));
    }

    private static void add(ArrayNode items, UploadFolder.Uploaded uploaded) {
        items.addObject()
                .put("name", uploaded.name())
                .put("outcome", uploaded.outcome().name().toLowerCase(Locale.ROOT))
                .put("id", uploaded.asset() == null ? null : uploaded.asset().hex())
                .put("reason", uploaded.reason());
    }
}
