package sluice.server.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sluice.asset.AssetId;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import tools.jackson.databind.JsonNode;

/** A request's JSON body, read field by field; what is wrong is said with the name of its field. */
public final class Body {
    private final JsonNode json;

    private Body(JsonNode json) {
        this.json = json;
    }

    public static Body of(Request request) throws IOException {
        return new Body(request.json());
    }

    public String text(String field) {
        return find(field)
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .orElseThrow(() -> wrong(field, "a string"));
    }

    public String text(String field, String otherwise) {
        return find(field).isEmpty() ? otherwise : text(field);
    }

    public Optional<String> textIfThere(String field) {
        return find(field).isEmpty() ? Optional.empty() : Optional.of(text(field));
    }

    public double number(String field, double otherwise) {
        if (find(field).isEmpty()) {
            return otherwise;
        }
        return find(field)
                .filter(JsonNode::isNumber)
                .map(JsonNode::asDouble)
                .filter(Double::isFinite)
                .orElseThrow(() -> wrong(field, "a number"));
    }

    public boolean flag(String field) {
        if (find(field).isEmpty()) {
            return false;
        }
        return find(field)
                .filter(JsonNode::isBoolean)
                .map(JsonNode::asBoolean)
                .orElseThrow(() -> wrong(field, "true or false"));
    }

    /** Whether the field is there, and not null. */
    public boolean has(String field) {
        return find(field).isPresent();
    }

    /** Whether the field is there and says null. */
    public boolean isNull(String field) {
        return json.path(field).isNull();
    }

    /** An object within this one, read like a body. */
    public Body part(String field) {
        return find(field).filter(JsonNode::isObject).map(Body::new).orElseThrow(() -> wrong(field, "an object"));
    }

    /** A list of objects; empty when the field is absent. */
    public List<Body> parts(String field, int most) {
        Optional<JsonNode> list = find(field);
        if (list.isEmpty()) {
            return List.of();
        }
        String wanted = "a list of at most %,d objects".formatted(most);
        if (!list.get().isArray() || list.get().size() > most) {
            throw wrong(field, wanted);
        }
        List<Body> parts = new ArrayList<>();
        for (JsonNode one : list.get()) {
            if (!one.isObject()) {
                throw wrong(field, wanted);
            }
            parts.add(new Body(one));
        }
        return parts;
    }

    /** A list of strings; empty when the field is absent. */
    public List<String> texts(String field, int most) {
        Optional<JsonNode> list = find(field);
        if (list.isEmpty()) {
            return List.of();
        }
        String wanted = "a list of at most %,d strings".formatted(most);
        if (!list.get().isArray() || list.get().size() > most) {
            throw wrong(field, wanted);
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode one : list.get()) {
            if (!one.isString()) {
                throw wrong(field, wanted);
            }
            texts.add(one.asString());
        }
        return texts;
    }

    public List<AssetId> assets(String field, int most) {
        try {
            return texts(field, most).stream().map(AssetId::new).distinct().toList();
        } catch (IllegalArgumentException e) {
            throw new SluiceException(FailureCode.INVALID, field, field + ": " + e.getMessage(), e);
        }
    }

    private Optional<JsonNode> find(String field) {
        JsonNode node = json.path(field);
        return node.isMissingNode() || node.isNull() ? Optional.empty() : Optional.of(node);
    }

    public static SluiceException wrong(String field, String wanted) {
        return SluiceException.about(FailureCode.INVALID, field, field + " is " + wanted);
    }
}
