package sluice.server.api.group;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sluice.asset.AssetId;
import sluice.curate.Decided;
import sluice.curate.Groups;
import sluice.curate.Session;
import sluice.curate.SessionMember;
import sluice.curate.session.SessionName;
import sluice.curate.session.SessionShaping;
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
import sluice.server.http.Route.Parameter;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Creative sessions: walking them, naming, merging and splitting them. */
public final class SessionsApi {
    private static final Answer ONE = new Answer(200, "the session", new Content("application/json", "Session"));
    private static final int MEMBERS = 500;
    private static final int MOST_MEMBERS = 2_000;

    private final Groups groups;
    private final SessionView view;
    private final SessionShaping shaping;
    private final GroupActs acts;

    public SessionsApi(Groups groups, SessionView view, GroupActs acts) {
        this.groups = groups;
        this.view = view;
        this.shaping = new SessionShaping(groups);
        this.acts = acts;
    }

    public List<Route> routes() {
        return List.of(
                Route.get(
                        "/api/v1/sessions",
                        "Creative sessions, the last first",
                        new Answer(200, "a page of sessions", new Content("application/json", "Sessions")),
                        this::sessions,
                        new Parameter("before", "string", "only sessions that began before this one"),
                        new Parameter("limit", "integer", "1 to 500 sessions; 100 when not given")),
                Route.get(
                        "/api/v1/sessions/{id}",
                        "One session with its images in the order of their creation, a page at a time",
                        new Answer(200, "the session", new Content("application/json", "SessionDetails")),
                        this::session,
                        new Parameter("after", "string", "only images behind this one"),
                        new Parameter("limit", "integer", "1 to 2,000 images; 500 when not given")),
                changing(Method.PATCH, "/api/v1/sessions/{id}", "Name a session", "SessionChange", ONE, this::rename),
                changing(
                        Method.POST,
                        "/api/v1/sessions/merge",
                        "Make several sessions one: the largest goes on",
                        "SessionMerge",
                        ONE,
                        this::merge),
                changing(
                        Method.POST,
                        "/api/v1/sessions/{id}/split",
                        "Make a new session of some images of this one, or of what was made from a moment on",
                        "SessionSplit",
                        new Answer(200, "the session and the new one", new Content("application/json", "Sessions")),
                        this::split));
    }

    private static Route changing(
            Method method, String template, String summary, String body, Answer answer, Route.Handler handler) {
        return new Route(method, template, summary, List.of(), new Content("application/json", body), answer, handler);
    }

    private Response sessions(Request request) {
        List<Session> page = groups.sessionsBefore(GroupIds.of(request, "before"), GroupIds.limit(request));
        return Response.json(Json.object().set("items", view.of(page)));
    }

    private Response session(Request request) {
        ObjectNode answer = one(GroupIds.of(request));
        List<SessionMember> page = groups.sessionMembers(
                GroupIds.of(request), after(request), request.query("limit", MEMBERS, 1, MOST_MEMBERS));
        ArrayNode members = answer.putArray("members");
        page.forEach(member -> members.addObject()
                .put("id", member.id().hex())
                .put("at", member.created().toString())
                .put("value", member.value()));
        return Response.json(answer);
    }

    private static @Nullable AssetId after(Request request) {
        try {
            return request.query("after").map(AssetId::new).orElse(null);
        } catch (IllegalArgumentException e) {
            throw new SluiceException(FailureCode.INVALID, "after", "after: " + e.getMessage(), e);
        }
    }

    private ObjectNode one(long id) {
        ArrayNode found = view.of(List.of(shaping.session(id)));
        if (found.isEmpty()) {
            throw SluiceException.about(FailureCode.NOT_FOUND, "id", "there is no session " + id);
        }
        return (ObjectNode) found.get(0);
    }

    private Response rename(Request request) throws IOException {
        long id = GroupIds.of(request);
        Body body = Body.of(request);
        String name = SessionName.of(body.text("name"));
        acts.decide(
                body,
                name.isEmpty() ? "Took the name of a session away" : "Named a session “" + name + "”",
                () -> shaping.rename(id, name));
        return Response.json(one(id));
    }

    private Response merge(Request request) throws IOException {
        Body body = Body.of(request);
        List<Long> ids = body.texts("sessions", SessionShaping.MOST_SESSIONS).stream()
                .map(text -> GroupIds.number("sessions", text))
                .toList();
        String name = body.textIfThere("name").orElse(null);
        Decided merged = acts.decide(body, "Merged %,d sessions".formatted(ids.size()), () -> shaping.merge(ids, name));
        return Response.json(one(merged.sessions().getFirst()));
    }

    private Response split(Request request) throws IOException {
        long id = GroupIds.of(request);
        Body body = Body.of(request);
        List<AssetId> assets = body.assets("assets", SessionShaping.MOST_ASSETS);
        Optional<Instant> at = body.textIfThere("at").map(SessionsApi::moment);
        if (assets.isEmpty() == at.isEmpty()) {
            throw Body.wrong("assets", "what goes into the new session, or give \"at\", a time; one of the two");
        }
        List<Long> made = acts.decide(
                        body,
                        at.isPresent() ? "Split a session in two" : "Split %s off a session".formatted(images(assets)),
                        () -> at.isPresent() ? shaping.splitAt(id, at.get()) : shaping.split(id, assets))
                .sessions();
        return Response.json(Json.object()
                .set("items", view.of(List.copyOf(groups.sessions(made).values()))));
    }

    private static String images(List<AssetId> assets) {
        return assets.size() == 1 ? "1 image" : "%,d images".formatted(assets.size());
    }

    private static Instant moment(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new SluiceException(
                    FailureCode.INVALID, "at", "at is a time such as 2026-05-01T08:30:00Z, not \"" + text + "\"", e);
        }
    }
}
