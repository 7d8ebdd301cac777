package sluice.server.api.library;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import sluice.asset.Asset;
import sluice.asset.AssetDetails;
import sluice.asset.Lineage;
import sluice.asset.Picture;
import sluice.metadata.Warning;
import sluice.metadata.dialect.A1111Text;
import sluice.server.http.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Assets as JSON. */
final class AssetView {
    private AssetView() {}

    /** What lists show. */
    static ObjectNode of(Asset asset, AssetLookup.Known known) {
        return of(asset, known, false);
    }

    private static ObjectNode of(Asset asset, AssetLookup.Known known, boolean maps) {
        Path path = asset.location().path();
        ObjectNode node = Json.object();
        node.put("id", asset.id().hex());
        node.put("name", String.valueOf(path.getFileName()));
        node.put("path", path.toString());
        node.put("format", asset.header().format().label());
        node.put("width", asset.header().shownWidth());
        node.put("height", asset.header().shownHeight());
        node.put("bytes", asset.bytes());
        node.put("contentHash", asset.contentHash().hex());
        node.put("createdAt", asset.createdAt().toString());
        node.put("importedAt", asset.importedAt().toString());
        node.put("missing", asset.missing());
        node.put("animated", asset.header().animated());
        WorthView.put(node, asset.standing(), known);
        node.set("thumbnail", picture(asset.picture()));
        node.set("generation", GenerationView.of(asset.generation()));
        FindingsView.put(node, known, maps);
        node.set("cost", WorthView.bill(known.rendering(), known.charges()));
        return node;
    }

    /** Everything but the raw text. */
    static ObjectNode of(AssetDetails details, AssetLookup.Known known) {
        Asset asset = details.asset();
        ObjectNode node = of(asset, known, true);
        ArrayNode locations = node.putArray("locations");
        asset.locations()
                .forEach(location -> locations
                        .addObject()
                        .put("path", location.path().toString())
                        .put("bytes", location.bytes())
                        .put("modified", location.modified().toString())
                        .put("present", location.present()));
        node.set("sources", GenerationView.sources(asset.generation()));
        ArrayNode warnings = node.putArray("warnings");
        for (Warning warning : details.warnings()) {
            warnings.addObject().put("source", warning.source()).put("message", warning.message());
        }
        ArrayNode readings = node.putArray("readings");
        details.readings()
                .forEach(reading -> readings.addObject()
                        .put("dialect", reading.parameters().dialect())
                        .set("generation", GenerationView.of(reading.parameters())));
        lineage(node.putArray("parents"), details.parents(), true);
        lineage(node.putArray("children"), details.children(), false);
        node.put("a1111", asset.generation().isEmpty() ? null : A1111Text.write(asset.generation()));
        return node;
    }

    private static void lineage(ArrayNode into, List<Lineage> all, boolean parents) {
        for (Lineage one : all) {
            String kind = one.kind().name().toLowerCase(Locale.ROOT);
            into.addObject()
                    .put("id", (parents ? one.parent() : one.child()).hex())
                    .put("kind", kind);
        }
    }

    private static ObjectNode picture(Picture picture) {
        ObjectNode node = Json.object();
        switch (picture) {
            case Picture.Pending pending ->
                node.put("state", "pending").putNull("width").putNull("height").putNull("reason");
            case Picture.Ready ready ->
                node.put("state", "ready")
                        .put("width", ready.width())
                        .put("height", ready.height())
                        .putNull("reason");
            case Picture.Impossible impossible ->
                node.put("state", "impossible")
                        .putNull("width")
                        .putNull("height")
                        .put("reason", impossible.reason());
        }
        return node;
    }
}
