package sluice.server.api.group;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import sluice.asset.Asset;
import sluice.asset.AssetId;
import sluice.asset.Catalog;
import sluice.asset.Picture;
import sluice.asset.Standing;
import sluice.curate.Stack;
import sluice.metadata.Parameter;
import sluice.server.http.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Stacks as JSON: in short, or with as much of each member as a strip of pictures shows. */
public final class StackMembers {
    private final Catalog catalog;

    public StackMembers(Catalog catalog) {
        this.catalog = catalog;
    }

    static ObjectNode view(Stack stack) {
        ObjectNode node = Json.object()
                .put("id", Long.toString(stack.id()))
                .put("cover", stack.cover().hex())
                .put("reason", stack.reason());
        ArrayNode members = node.putArray("members");
        stack.members().forEach(member -> members.add(member.hex()));
        return node;
    }

    ObjectNode detailed(Stack stack) {
        Map<AssetId, Asset> found = new HashMap<>();
        catalog.find(stack.members()).forEach(asset -> found.put(asset.id(), asset));
        ObjectNode node = view(stack);
        ArrayNode items = node.putArray("items");
        stack.members().stream().map(found::get).filter(Objects::nonNull).forEach(asset -> items.add(member(asset)));
        return node;
    }

    private static ObjectNode member(Asset asset) {
        Standing standing = asset.standing();
        return Json.object()
                .put("id", asset.id().hex())
                .put("name", String.valueOf(asset.location().path().getFileName()))
                .put("width", asset.header().shownWidth())
                .put("height", asset.header().shownHeight())
                .put("createdAt", asset.createdAt().toString())
                .put(
                        "seed",
                        asset.generation()
                                .get(Parameter.SEED)
                                .map(Object::toString)
                                .orElse(null))
                .put("value", standing.value())
                .put("starred", standing.starred())
                .put("rating", standing.rating())
                .put("trashed", standing.trashed())
                .put("missing", asset.missing())
                .put("pictured", asset.picture() instanceof Picture.Ready);
    }

    /** The stack that both are in, or null. */
    @Nullable Long shared(AssetId one, AssetId other) {
        List<Long> stacks = catalog.find(List.of(one, other)).stream()
                .map(asset -> asset.standing().stack())
                .filter(Objects::nonNull)
                .toList();
        return stacks.size() == 2 && stacks.getFirst().equals(stacks.getLast()) ? stacks.getFirst() : null;
    }
}
