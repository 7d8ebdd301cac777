package sluice.server.api.group;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import sluice.asset.Asset;
import sluice.asset.AssetId;
import sluice.asset.Catalog;
import sluice.curate.Session;
import sluice.curate.SessionMember;
import sluice.curate.Sessions;
import sluice.curate.session.SessionOutline;
import sluice.curate.session.SessionSubject;
import sluice.server.http.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Sessions as JSON, with what can be seen of them at a glance. */
public record SessionView(Sessions sessions, Catalog catalog) {
    /** Longer ones are outlined by as many of their first. */
    private static final int OUTLINED = 10_000;

    ArrayNode of(List<Session> all) {
        Map<Session, SessionOutline> outlines = new LinkedHashMap<>();
        Set<AssetId> samples = new LinkedHashSet<>();
        for (Session session : all) {
            List<SessionMember> members = sessions.sessionMembers(session.id(), null, OUTLINED);
            if (!members.isEmpty()) { // else it was emptied meanwhile
                SessionOutline outline = SessionOutline.of(members);
                outlines.put(session, outline);
                samples.addAll(outline.samples());
            }
        }
        Map<AssetId, Asset> found =
                catalog.find(samples).stream().collect(Collectors.toMap(Asset::id, Function.identity()));
        ArrayNode items = Json.array();
        outlines.forEach((session, outline) -> items.add(view(session, outline, found)));
        return items;
    }

    private static ObjectNode view(Session session, SessionOutline outline, Map<AssetId, Asset> found) {
        List<Asset> images = new ArrayList<>();
        ObjectNode node = Json.object()
                .put("id", Long.toString(session.id()))
                .put("name", session.name())
                .put("from", session.from().toString())
                .put("to", session.to().toString())
                .put("assets", session.assets())
                .put("valued", session.valued())
                .put("yield", session.yield());
        ArrayNode samples = node.putArray("samples");
        outline.samples().forEach(sample -> {
            samples.add(sample.hex());
            if (found.containsKey(sample)) {
                images.add(Objects.requireNonNull(found.get(sample)));
            }
        });
        ArrayNode activity = node.putArray("activity");
        outline.activity().forEach(activity::add);
        SessionSubject subject = SessionSubject.of(images);
        return node.put("description", subject.words()).put("model", subject.model());
    }
}
