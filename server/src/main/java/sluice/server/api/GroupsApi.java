package sluice.server.api;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sluice.curate.Groups;
import sluice.curate.Session;
import sluice.curate.Stack;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.server.http.Json;
import sluice.server.http.Request;
import sluice.server.http.Response;
import sluice.server.http.Route;
import sluice.server.http.Route.Answer;
import sluice.server.http.Route.Content;
import sluice.server.http.Route.Parameter;
import sluice.signal.Signals;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What belongs together: collections, stacks, sessions. */
final class GroupsApi {
    private final Groups groups;
    private final Signals signals;

    GroupsApi(Groups groups, Signals signals) {
        this.groups = groups;
        this.signals = signals;
    }

    List<Route> routes() {
        return List.of(
                Route.get(
                        "/api/v1/collections",
                        "Collections that hold something, by name; portfolios and deliveries are collections too",
                        new Answer(200, "collections", new Content("application/json", "Collections")),
                        this::collections),
                Route.get(
                        "/api/v1/stacks",
                        "Stacks of look-alikes, by id",
                        new Answer(200, "a page of stacks", new Content("application/json", "Stacks")),
                        this::stacks,
                        new Parameter("after", "string", "only stacks with a higher id"),
                        new Parameter("limit", "integer", "1 to 500 stacks; 100 when not given")),
                Route.get(
                        "/api/v1/stacks/{id}",
                        "One stack with all its members, the cover first",
                        new Answer(200, "the stack", new Content("application/json", "Stack")),
                        this::stack),
                Route.get(
                        "/api/v1/sessions",
                        "Creative sessions, the last first",
                        new Answer(200, "a page of sessions", new Content("application/json", "Sessions")),
                        this::sessions,
                        new Parameter("before", "string", "only sessions that began before this one"),
                        new Parameter("limit", "integer", "1 to 500 sessions; 100 when not given")));
    }

    private Response collections(Request request) {
        ArrayNode items = Json.array();
        for (Map.Entry<String, Long> one : signals.collections().entrySet()) {
            items.addObject().put("name", one.getKey()).put("assets", one.getValue());
        }
        return Response.json(Json.object().set("items", items));
    }

    private Response stacks(Request request) {
        Long after = id(request, "after");
        ArrayNode items = Json.array();
        groups.stacksAfter(after == null ? 0 : after, limit(request)).forEach(stack -> items.add(view(stack)));
        return Response.json(Json.object().set("items", items));
    }

    private Response stack(Request request) {
        long id = number("id", request.pathValue("id"));
        Stack stack = groups.stacks(List.of(id)).get(id);
        if (stack == null) {
            throw SluiceException.about(FailureCode.NOT_FOUND, "id", "there is no stack " + id);
        }
        return Response.json(view(stack));
    }

    private Response sessions(Request request) {
        ArrayNode items = Json.array();
        groups.sessionsBefore(id(request, "before"), limit(request)).forEach(session -> items.add(view(session)));
        return Response.json(Json.object().set("items", items));
    }

    private static ObjectNode view(Stack stack) {
        ObjectNode node = Json.object()
                .put("id", Long.toString(stack.id()))
                .put("cover", stack.cover().hex())
                .put("reason", stack.reason());
        ArrayNode members = node.putArray("members");
        stack.members().forEach(member -> members.add(member.hex()));
        return node;
    }

    private static ObjectNode view(Session session) {
        return Json.object()
                .put("id", Long.toString(session.id()))
                .put("from", session.from().toString())
                .put("to", session.to().toString())
                .put("assets", session.assets())
                .put("valued", session.valued())
                .put("yield", session.yield());
    }

    private static int limit(Request request) {
        return request.query("limit", 100, 1, 500);
    }

    private static @Nullable Long id(Request request, String name) {
        return request.query(name).map(text -> number(name, text)).orElse(null);
    }

    private static long number(String field, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new SluiceException(FailureCode.INVALID, field, "\"" + text + "\" is no id", e);
        }
    }
}
