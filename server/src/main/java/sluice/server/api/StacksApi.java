package sluice.server.api;

import java.util.List;
import sluice.curate.Groups;
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
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Look-alikes shown as one. */
final class StacksApi {
    private final Groups groups;

    StacksApi(Groups groups) {
        this.groups = groups;
    }

    List<Route> routes() {
        return List.of(
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
                        this::stack));
    }

    private Response stacks(Request request) {
        Long after = GroupIds.of(request, "after");
        ArrayNode items = Json.array();
        groups.stacksAfter(after == null ? 0 : after, GroupIds.limit(request)).forEach(stack -> items.add(view(stack)));
        return Response.json(Json.object().set("items", items));
    }

    private Response stack(Request request) {
        long id = GroupIds.of(request);
        Stack stack = groups.stacks(List.of(id)).get(id);
        if (stack == null) {
            throw SluiceException.about(FailureCode.NOT_FOUND, "id", "there is no stack " + id);
        }
        return Response.json(view(stack));
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
}
