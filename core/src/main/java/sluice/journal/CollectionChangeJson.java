package sluice.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sluice.asset.AssetId;
import sluice.collection.CollectionChange;
import sluice.collection.CollectionKind;
import sluice.collection.Definition;
import sluice.collection.Membership;
import sluice.signal.SignalKind;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Changes of collections as JSON. Times are milliseconds since 1970; who was put in alike is one entry. */
final class CollectionChangeJson {
    private CollectionChangeJson() {}

    static void write(CollectionChange change, ObjectNode json) {
        define(change.forgets(), json, "forgets");
        define(change.defines(), json, "defines");
        members(change.leave(), json.putArray("leave"));
        members(change.join(), json.putArray("join"));
    }

    private static void define(@Nullable Definition definition, ObjectNode json, String field) {
        if (definition != null) {
            json.putObject(field)
                    .put("name", definition.name())
                    .put("kind", definition.kind().name())
                    .put("query", definition.query())
                    .put("note", definition.note())
                    .put("created", definition.created().toEpochMilli());
        }
    }

    private static void members(List<Membership> members, ArrayNode json) {
        Membership last = null;
        ArrayNode list = json;
        for (Membership one : members) {
            if (last == null || last.kind() != one.kind() || !last.collection().equals(one.collection())) {
                list = json.addObject()
                        .put("collection", one.collection())
                        .put("kind", one.kind().name())
                        .putArray("members");
            }
            list.addArray().add(one.asset().hex()).add(one.at().toEpochMilli());
            last = one;
        }
    }

    static CollectionChange read(JsonNode json) {
        return new CollectionChange(
                definition(json.path("forgets")),
                definition(json.path("defines")),
                members(json.path("leave")),
                members(json.path("join")));
    }

    private static @Nullable Definition definition(JsonNode json) {
        return json.isMissingNode()
                ? null
                : new Definition(
                        json.path("name").asString(""),
                        CollectionKind.valueOf(json.path("kind").asString("")),
                        json.path("query").asString(""),
                        json.path("note").asString(""),
                        Instant.ofEpochMilli(json.path("created").asLong(0)));
    }

    private static List<Membership> members(JsonNode json) {
        List<Membership> members = new ArrayList<>();
        for (JsonNode group : json) {
            String collection = group.path("collection").asString("");
            SignalKind kind = SignalKind.valueOf(group.path("kind").asString(""));
            for (JsonNode one : group.path("members")) {
                members.add(new Membership(
                        collection,
                        new AssetId(one.path(0).asString("")),
                        kind,
                        Instant.ofEpochMilli(one.path(1).asLong(0))));
            }
        }
        return members;
    }
}
