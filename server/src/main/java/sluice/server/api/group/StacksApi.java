package sluice.server.api.group;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sluice.asset.AssetId;
import sluice.curate.Groups;
import sluice.curate.Stack;
import sluice.curate.doubt.DoubtfulPair;
import sluice.curate.doubt.DoubtfulPairs;
import sluice.curate.grouping.Grouping;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.server.api.library.Origins;
import sluice.server.http.Body;
import sluice.server.http.Json;
import sluice.server.http.Method;
import sluice.server.http.Request;
import sluice.server.http.Response;
import sluice.server.http.Route;
import sluice.server.http.Route.Answer;
import sluice.server.http.Route.Content;
import sluice.server.http.Route.Handler;
import sluice.server.http.Route.Parameter;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Look-alikes shown as one, and what the user says about them. */
public final class StacksApi {
    private static final int MOST = 1_000;

    private final Groups groups;
    private final Grouping grouping;
    private final StackMembers members;
    private final StackActs acts;

    public StacksApi(Groups groups, Grouping grouping, StackMembers members, StackActs acts) {
        this.groups = groups;
        this.grouping = grouping;
        this.members = members;
        this.acts = acts;
    }

    public List<Route> routes() {
        return List.of(
                Route.get(
                        "/api/v1/stacks",
                        "Stacks of look-alikes, by id",
                        new Answer(200, "a page of stacks", new Content("application/json", "Stacks")),
                        this::stacks,
                        new Parameter("after", "string", "only stacks with a higher id"),
                        new Parameter("limit", "integer", "1 to 500 stacks; 100 when not given")),
                Route.get(
                        "/api/v1/stacks/doubtful",
                        "Pairs of which it is doubtful whether they are one picture; a part of the library is looked at",
                        new Answer(200, "pairs, the most doubtful first", new Content("application/json", "Doubtful")),
                        this::doubtful,
                        new Parameter("after", "string", "next of the page before"),
                        new Parameter("limit", "integer", "where to stop looking, 1 to 200 pairs; 20 when not given")),
                Route.get(
                        "/api/v1/stacks/{id}",
                        "One stack with all its members, the cover first",
                        new Answer(200, "the stack", new Content("application/json", "StackDetails")),
                        this::stack),
                post(
                        "/api/v1/stacks/{id}/cover",
                        "Choose the member that stands for a stack, or leave it to the rules again",
                        "StackCoverRequest",
                        "StackDetails",
                        this::cover),
                post(
                        "/api/v1/stacks/{id}/remove",
                        "Take members out of a stack for good",
                        "StackRemoveRequest",
                        "StackChanged",
                        this::remove),
                post(
                        "/api/v1/stacks/merge",
                        "Make one stack of images, with the stacks that they are in",
                        "StackMergeRequest",
                        "StackDetails",
                        this::merge),
                post(
                        "/api/v1/stacks/decisions",
                        "Say whether two images are one picture, or leave it to the rules again",
                        "StackDecisionRequest",
                        "StackDecision",
                        this::decide));
    }

    private static Route post(String path, String summary, String body, String answer, Handler handler) {
        return new Route(
                Method.POST,
                path,
                summary,
                List.of(),
                new Content("application/json", body),
                new Answer(200, "how it stands now", new Content("application/json", answer)),
                handler);
    }

    private Response stacks(Request request) {
        Long after = GroupIds.of(request, "after");
        ArrayNode items = Json.array();
        groups.stacksAfter(after == null ? 0 : after, GroupIds.limit(request))
                .forEach(stack -> items.add(StackMembers.view(stack)));
        return Response.json(Json.object().set("items", items));
    }

    private Response doubtful(Request request) {
        DoubtfulPairs found = grouping.doubtful(
                request.query("after").map(text -> asset("after", text)).orElse(null),
                request.query("limit", 20, 1, 200));
        ArrayNode items = Json.array();
        found.pairs().forEach(pair -> items.add(view(pair)));
        AssetId next = found.next();
        ObjectNode answer = Json.object();
        answer.set("items", items);
        return Response.json(
                answer.put("next", next == null ? null : next.hex()).put("left", found.left()));
    }

    private static ObjectNode view(DoubtfulPair pair) {
        return Json.object()
                .put("one", pair.one().hex())
                .put("other", pair.other().hex())
                .put("distance", pair.distance())
                .put("cosine", pair.cosine())
                .put("stacked", pair.stacked())
                .put("doubt", pair.doubt())
                .put("why", pair.why());
    }

    private Response stack(Request request) {
        return Response.json(members.detailed(find(request)));
    }

    private Response cover(Request request) throws IOException {
        Stack stack = find(request);
        Body body = Body.of(request);
        AssetId chosen =
                body.textIfThere("asset").map(text -> asset("asset", text)).orElse(null);
        if (chosen != null) {
            requireMember(stack, "asset", chosen);
        }
        acts.cover(stack, chosen, origin(body));
        return Response.json(members.detailed(again(stack)));
    }

    private Response remove(Request request) throws IOException {
        Stack stack = find(request);
        Body body = Body.of(request);
        List<AssetId> out = some(body, 1);
        out.forEach(asset -> requireMember(stack, "assets", asset));
        acts.remove(stack, out, origin(body));
        Stack left = groups.stacks(List.of(stack.id())).get(stack.id());
        return Response.json(
                Json.object().put("removed", out.size()).set("stack", left == null ? null : members.detailed(left)));
    }

    private Response merge(Request request) throws IOException {
        Body body = Body.of(request);
        List<AssetId> all = some(body, 2);
        Stack merged = acts.merge(all, origin(body));
        return Response.json(members.detailed(merged));
    }

    private Response decide(Request request) throws IOException {
        Body body = Body.of(request);
        AssetId one = asset("one", body.text("one"));
        AssetId other = asset("other", body.text("other"));
        Boolean same = body.has("same") ? body.flag("same") : null;
        acts.decide(one, other, same, origin(body));
        Long stack = members.shared(one, other);
        return Response.json(Json.object()
                .put("one", one.hex())
                .put("other", other.hex())
                .put("same", same)
                .put("stackId", stack == null ? null : Long.toString(stack)));
    }

    private Stack find(Request request) {
        long id = GroupIds.of(request);
        return found(id, groups.stacks(List.of(id)).get(id));
    }

    private Stack again(Stack stack) {
        return found(stack.id(), groups.stacks(List.of(stack.id())).get(stack.id()));
    }

    private static Stack found(long id, @Nullable Stack stack) {
        if (stack == null) {
            throw SluiceException.about(FailureCode.NOT_FOUND, "id", "there is no stack " + id);
        }
        return stack;
    }

    private static void requireMember(Stack stack, String field, AssetId asset) {
        if (!stack.members().contains(asset)) {
            throw SluiceException.about(
                    FailureCode.INVALID, field, "%s: %s is not in stack %d".formatted(field, asset.hex(), stack.id()));
        }
    }

    private static List<AssetId> some(Body body, int least) {
        List<AssetId> all = body.assets("assets", MOST);
        if (all.size() < least) {
            throw Body.wrong("assets", "a list of %d to %,d different ids".formatted(least, MOST));
        }
        return all;
    }

    private static String origin(Body body) {
        return Origins.of(body.text("origin", Origins.API));
    }

    private static AssetId asset(String field, String text) {
        try {
            return new AssetId(text);
        } catch (IllegalArgumentException e) {
            throw new SluiceException(FailureCode.INVALID, field, field + ": " + e.getMessage(), e);
        }
    }
}
