package sluice.journal;

import java.util.ArrayList;
import java.util.List;
import sluice.asset.AssetId;
import sluice.asset.Lineage;
import sluice.collection.CollectionChange;
import sluice.curate.Decision;
import sluice.signal.SignalKind;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Changes as JSON, for a journal that keeps them: {@code [{"said":"RATED","detail":"","amount":4,"assets":["…","…"]},
 * {"decided":"Apart","one":"…","other":"…"}, {"collected":{"defines":{…}, …}}, …]}. Signals that differ in nothing but the asset are one entry, since an act
 * may be about a thousand images.
 */
public final class ChangesJson {
    private ChangesJson() {}

    public static ArrayNode write(List<Change> changes) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        Change.Said last = null;
        ArrayNode assets = json;
        for (Change change : changes) {
            switch (change) {
                case Change.Said said -> {
                    if (last == null || !alike(last, said)) {
                        assets = json.addObject()
                                .put("said", said.kind().name())
                                .put("detail", said.detail())
                                .put("amount", said.amount())
                                .putArray("assets");
                    }
                    assets.add(said.asset().hex());
                    last = said;
                }
                case Change.Decided(Decision decision) -> {
                    write(decision, json.addObject());
                    last = null;
                }
                case Change.Collected(CollectionChange collected) -> {
                    CollectionChangeJson.write(collected, json.addObject().putObject("collected"));
                    last = null;
                }
            }
        }
        return json;
    }

    private static boolean alike(Change.Said one, Change.Said other) {
        return one.kind() == other.kind() && one.detail().equals(other.detail()) && one.amount() == other.amount();
    }

    private static void write(Decision decision, ObjectNode json) {
        switch (decision) {
            case Decision.Apart(AssetId one, AssetId other) -> pair(json, "Apart", one, other);
            case Decision.Together(AssetId one, AssetId other) -> pair(json, "Together", one, other);
            case Decision.Undecided(AssetId one, AssetId other) -> pair(json, "Undecided", one, other);
            case Decision.Cover(AssetId asset) -> json.put("decided", "Cover").put("asset", asset.hex());
            case Decision.AnyCover(AssetId asset) ->
                json.put("decided", "AnyCover").put("asset", asset.hex());
            case Decision.Named(long session, String name) ->
                json.put("decided", "Named").put("session", session).put("name", name);
            case Decision.Moved(List<AssetId> assets, long session) -> moved(json, "Moved", assets, session);
            case Decision.Returned(List<AssetId> assets, long session) -> moved(json, "Returned", assets, session);
            case Decision.MadeFrom(Lineage link) -> link(json, "MadeFrom", link);
            case Decision.Unlinked(Lineage link) -> link(json, "Unlinked", link);
        }
    }

    private static void pair(ObjectNode json, String name, AssetId one, AssetId other) {
        json.put("decided", name).put("one", one.hex()).put("other", other.hex());
    }

    private static void moved(ObjectNode json, String name, List<AssetId> assets, long session) {
        ArrayNode list = json.put("decided", name).put("session", session).putArray("assets");
        assets.forEach(asset -> list.add(asset.hex()));
    }

    private static void link(ObjectNode json, String name, Lineage link) {
        json.put("decided", name)
                .put("parent", link.parent().hex())
                .put("child", link.child().hex())
                .put("kind", link.kind().name());
    }

    /** @throws IllegalArgumentException when this was not written here */
    public static List<Change> read(JsonNode json) {
        List<Change> changes = new ArrayList<>();
        for (JsonNode one : json) {
            if (one.has("said")) {
                SignalKind kind = SignalKind.valueOf(text(one, "said"));
                String detail = text(one, "detail");
                double amount = one.path("amount").asDouble(0);
                assets(one).forEach(asset -> changes.add(new Change.Said(asset, kind, detail, amount)));
            } else if (one.has("collected")) {
                changes.add(new Change.Collected(CollectionChangeJson.read(one.path("collected"))));
            } else {
                changes.add(new Change.Decided(decision(one)));
            }
        }
        return changes;
    }

    private static Decision decision(JsonNode json) {
        String name = text(json, "decided");
        return switch (name) {
            case "Apart" -> new Decision.Apart(asset(json, "one"), asset(json, "other"));
            case "Together" -> new Decision.Together(asset(json, "one"), asset(json, "other"));
            case "Undecided" -> new Decision.Undecided(asset(json, "one"), asset(json, "other"));
            case "Cover" -> new Decision.Cover(asset(json, "asset"));
            case "AnyCover" -> new Decision.AnyCover(asset(json, "asset"));
            case "Named" -> new Decision.Named(json.path("session").asLong(0), text(json, "name"));
            case "Moved" ->
                new Decision.Moved(assets(json), json.path("session").asLong(0));
            case "Returned" ->
                new Decision.Returned(assets(json), json.path("session").asLong(0));
            case "MadeFrom" -> new Decision.MadeFrom(link(json));
            case "Unlinked" -> new Decision.Unlinked(link(json));
            default -> throw new IllegalArgumentException("no decision is called " + name);
        };
    }

    private static Lineage link(JsonNode json) {
        return new Lineage(asset(json, "parent"), asset(json, "child"), Lineage.Kind.valueOf(text(json, "kind")));
    }

    private static List<AssetId> assets(JsonNode json) {
        List<AssetId> assets = new ArrayList<>();
        json.path("assets").forEach(asset -> assets.add(new AssetId(asset.asString(""))));
        return assets;
    }

    private static AssetId asset(JsonNode json, String field) {
        return new AssetId(text(json, field));
    }

    private static String text(JsonNode json, String field) {
        JsonNode text = json.path(field);
        if (!text.isString()) {
            throw new IllegalArgumentException("a change has no " + field);
        }
        return text.asString();
    }
}
