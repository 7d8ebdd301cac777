package sluice.server.render;

import java.util.List;
import sluice.render.Quality;
import sluice.render.Stage;
import sluice.render.cache.RenderCache;
import sluice.render.generate.RenderModel;
import sluice.render.route.PoolView;
import sluice.render.run.PoolStarts;
import sluice.render.run.PoolUse;
import sluice.server.http.Json;
import sluice.server.http.Method;
import sluice.server.http.Response;
import sluice.server.http.Route;
import sluice.server.http.Route.Answer;
import sluice.server.http.Route.Content;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Where rendering is done: pools, models, caches. */
final class PoolsApi {
    private final RenderWork work;

    PoolsApi(RenderWork work) {
        this.work = work;
    }

    List<Route> routes() {
        Content caches = new Content("application/json", "RenderCaches");
        return List.of(
                Route.get(
                        "/api/v1/pools",
                        "The pools: what they are doing, what they have loaded, and what they cost busy and idle",
                        new Answer(200, "pools", new Content("application/json", "Pools")),
                        request -> pools()),
                Route.get(
                        "/api/v1/render-models",
                        "What can be rendered with, in which pools",
                        new Answer(200, "models", new Content("application/json", "RenderModels")),
                        request -> models()),
                Route.get(
                        "/api/v1/render-cache",
                        "What caches hold, and what they saved",
                        new Answer(200, "caches", caches),
                        request -> caches(0)),
                new Route(
                        Method.DELETE,
                        "/api/v1/render-cache",
                        "Empty the caches; what is rendered next takes its whole time again",
                        List.of(),
                        null,
                        new Answer(200, "caches, and how many bytes were freed", caches),
                        request -> caches(work.clearCaches())));
    }

    private Response pools() {
        List<PoolUse> uses = work.use();
        ArrayNode items = Json.array();
        for (PoolView view : work.pools()) {
            ObjectNode node = view(view);
            uses.stream()
                    .filter(use -> use.pool().equals(view.pool().name()))
                    .findFirst()
                    .ifPresent(use -> node.set("use", use(use)));
            ArrayNode starts = node.putArray("starts");
            work.starts().stream()
                    .filter(start -> start.pool().equals(view.pool().name()))
                    .forEach(start -> starts.add(starts(start)));
            items.add(node);
        }
        return Response.json(Json.object().set("items", items));
    }

    private static ObjectNode starts(PoolStarts starts) {
        return Json.object()
                .put("model", starts.model())
                .put("variant", starts.variant())
                .put("cold", starts.cold())
                .put("coldSeconds", starts.coldSeconds())
                .put("firstRunSeconds", starts.coldExerciseSeconds())
                .put("warm", starts.warm())
                .put("warmSeconds", starts.warmSeconds());
    }

    private static String withoutCredentials(String address) {
        return address.replaceFirst("//[^/]*@", "//");
    }

    private static ObjectNode view(PoolView view) {
        ObjectNode node = Json.object()
                .put("name", view.pool().name())
                .put("generator", view.pool().generator())
                .put("provider", view.pool().provider())
                .put("address", withoutCredentials(view.pool().address()))
                .put("microUsdPerHour", view.pool().microUsdPerHour())
                .put("slots", view.pool().slots())
                .put("batch", view.pool().batch())
                .put("memoryBytes", view.pool().memoryBytes())
                .put("least", view.pool().least().label())
                .put("best", view.pool().best().label())
                .put("busy", view.busy())
                .put("backlogSeconds", view.backlogSeconds())
                .put("trouble", view.trouble())
                .put(
                        "outUntil",
                        view.outUntil() == null ? null : view.outUntil().toString());
        ArrayNode stages = node.putArray("stages");
        for (Stage stage : Stage.values()) {
            if (view.pool().does(stage)) {
                stages.add(stage.label());
            }
        }
        ArrayNode models = node.putArray("models");
        view.models().forEach(model -> models.add(model.id()));
        ArrayNode loaded = node.putArray("loaded");
        view.loaded().stream().sorted().forEach(loaded::add);
        return node;
    }

    private static ObjectNode use(PoolUse use) {
        return Json.object()
                .put("slotSeconds", use.slotSeconds())
                .put("busySeconds", use.busySeconds())
                .put("utilisation", use.utilisation())
                .put("busyMicroUsd", use.busyMicroUsd())
                .put("idleMicroUsd", use.idleMicroUsd());
    }

    private Response models() {
        ArrayNode items = Json.array();
        for (PoolView view : work.pools()) {
            for (RenderModel model : view.pool().does(Stage.DENOISE) ? view.models() : List.<RenderModel>of()) {
                items.add(view(model, view));
            }
        }
        return Response.json(Json.object().set("items", items));
    }

    private static ObjectNode view(RenderModel model, PoolView pool) {
        ObjectNode node = Json.object()
                .put("id", model.id())
                .put("family", model.family())
                .put("pool", pool.pool().name())
                .put("best", model.best().label())
                .put("mostSteps", model.mostSteps())
                .put("guidance", model.guidance())
                .put("multiple", model.multiple())
                .put("leastEdge", model.leastEdge())
                .put("mostPixels", model.mostPixels())
                .put("startsFromImages", model.startsFromImages())
                .put("takesNegative", model.takesNegative())
                .put("previews", model.previews())
                .put("batch", model.batch())
                .put("bytes", model.bytes())
                .put("trained", model.trained());
        ObjectNode steps = node.putObject("steps");
        for (Quality quality : Quality.values()) {
            steps.put(quality.label(), model.steps().get(quality));
        }
        ArrayNode samplers = node.putArray("samplers");
        model.samplers().forEach(samplers::add);
        ArrayNode variants = node.putArray("variants");
        model.variants().forEach(variants::add);
        return node;
    }

    private Response caches(long freed) {
        RenderCache.Figures figures = work.cacheFigures();
        ObjectNode answer = Json.object()
                .put("entries", figures.entries())
                .put("bytes", figures.bytes())
                .put("mostBytes", figures.mostBytes())
                .put("evicted", figures.evicted())
                .put("freedBytes", freed);
        ArrayNode items = answer.putArray("items");
        work.cacheTallies()
                .forEach((kind, tally) -> items.addObject()
                        .put("kind", kind.label())
                        .put("hits", tally.hits())
                        .put("misses", tally.misses())
                        .put("savedSeconds", tally.savedSeconds()));
        return Response.json(answer);
    }
}
