package sluice.server.api.worth;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import sluice.analysis.Findings;
import sluice.analysis.ModelListing;
import sluice.analysis.Models;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.server.http.Body;
import sluice.server.http.Json;
import sluice.server.http.Method;
import sluice.server.http.Request;
import sluice.server.http.Response;
import sluice.server.http.Route;
import sluice.server.http.Route.Answer;
import sluice.server.http.Route.Content;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The models that embed pictures and words. */
public final class ModelsApi {
    private final Models models;
    private final Findings findings;
    private final EmbedderChoice choice;
    private final ModelPulls pulls;
    /** What checks since the start have found. */
    private final Map<String, Boolean> verified = new ConcurrentHashMap<>();

    /** @param moved hears how far a model is that is being fetched */
    public ModelsApi(Models models, Findings findings, EmbedderChoice choice, BiConsumer<String, JsonNode> moved) {
        this.models = models;
        this.findings = findings;
        this.choice = choice;
        this.pulls = new ModelPulls(models, moved);
    }

    public List<Route> routes() {
        Content pull = new Content("application/json", "ModelPull");
        return List.of(
                Route.get(
                        "/api/v1/models",
                        "The models there are, and which is in use",
                        new Answer(200, "the models", new Content("application/json", "Models")),
                        request -> list()),
                new Route(
                        Method.POST,
                        "/api/v1/models/{id}/pull",
                        "Fetch a model in the background, from where an earlier try has ended",
                        List.of(),
                        null,
                        new Answer(202, "how far it is", pull),
                        this::pull),
                Route.get(
                        "/api/v1/models/{id}/pull",
                        "How far a model is that is being fetched, or how it ended",
                        new Answer(200, "how far it is", pull),
                        this::progress),
                new Route(
                        Method.POST,
                        "/api/v1/models/{id}/verify",
                        "Check every byte of an installed model",
                        List.of(),
                        null,
                        new Answer(200, "what is wrong", new Content("application/json", "ModelVerified")),
                        this::verify),
                new Route(
                        Method.POST,
                        "/api/v1/models/active",
                        "Embed pictures with this model from the next start on",
                        List.of(),
                        new Content("application/json", "ModelChoice"),
                        new Answer(
                                200, "the model in use, and the next", new Content("application/json", "ModelChosen")),
                        this::use));
    }

    private Response list() {
        Map<String, Long> embedded = findings.counts();
        ObjectNode answer = Json.object().put("active", choice.active());
        ArrayNode items = answer.putArray("items");
        for (ModelListing model : models.list()) {
            items.addObject()
                    .put("id", model.id())
                    .put("kind", model.kind().label())
                    .put("dimensions", model.dimensions())
                    .put("installed", model.installed())
                    .put("bytes", model.bytes())
                    .put("licence", model.licence())
                    .put("source", model.source())
                    .put("active", model.id().equals(choice.active()))
                    .put("verified", verified.get(model.id()))
                    .put("embedded", embedded.getOrDefault(model.id(), 0L));
        }
        return Response.json(answer);
    }

    private Response pull(Request request) {
        ModelListing model = model(request.pathValue("id"), "id");
        return Response.json(202, pulls.begin(model.id(), model.bytes()));
    }

    private Response progress(Request request) {
        String id = request.pathValue("id");
        return Response.json(pulls.find(id).orElseThrow(() -> pulls.never(id)));
    }

    private Response verify(Request request) {
        ModelListing model = model(request.pathValue("id"), "id");
        requireInstalled(model, "id");
        List<String> problems = models.verify(model.id());
        verified.put(model.id(), problems.isEmpty());
        ObjectNode answer = Json.object().put("ok", problems.isEmpty());
        ArrayNode list = answer.putArray("problems");
        problems.forEach(list::add);
        return Response.json(answer);
    }

    private Response use(Request request) throws IOException {
        ModelListing model = model(Body.of(request).text("id"), "id");
        if (model.kind() == ModelListing.Kind.TEXT) {
            throw SluiceException.about(
                    FailureCode.INVALID, "id", "the model " + model.id() + " embeds words, no pictures");
        }
        requireInstalled(model, "id");
        choice.use(model.id());
        return Response.json(Json.object().put("active", choice.active()).put("next", model.id()));
    }

    private static void requireInstalled(ModelListing model, String field) {
        if (!model.installed()) {
            throw SluiceException.about(
                    FailureCode.CONFLICT,
                    field,
                    "the model " + model.id() + " is not installed; \"sluice models pull " + model.id()
                            + "\" fetches it");
        }
    }

    private ModelListing model(String id, String field) {
        return models.list().stream()
                .filter(model -> model.id().equals(id))
                .findFirst()
                .orElseThrow(
                        () -> SluiceException.about(FailureCode.NOT_FOUND, field, "there is no model \"" + id + "\""));
    }
}
