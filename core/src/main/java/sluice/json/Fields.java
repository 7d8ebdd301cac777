package sluice.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * One object of a file, read strictly: a field that is not known, a wrong type and a number out of range are errors with
 * code {@code INVALID} that name file, path and what is allowed.
 */
public final class Fields {
    private static final int LONGEST_SHOWN = 40;

    private final String source;
    private final String path;
    private final JsonNode json;

    private Fields(String source, String path, JsonNode json) {
        this.source = source;
        this.path = path;
        this.json = json;
    }

    public static Fields root(String source, JsonNode json, Set<String> known) {
        return new Fields(source, "", json).knowing(known);
    }

    private Fields knowing(Set<String> known) {
        if (!json.isObject()) {
            throw wrong(path, "an object is needed, not " + shown(json));
        }
        for (Map.Entry<String, JsonNode> field : json.properties()) {
            if (!known.contains(field.getKey())) {
                throw wrong(
                        place(field.getKey()),
                        "there is no such field"
                                + Nearest.hint(
                                        field.getKey(), known.stream().sorted().toList()));
            }
        }
        return this;
    }

    /** An object whose fields may be called anything, such as prices by kind; without it, one without fields. */
    public Fields named(String name, int most) {
        JsonNode field = json.has(name) ? json.path(name) : JsonNodeFactory.instance.objectNode();
        if (!field.isObject() || field.size() > most) {
            throw wrong(place(name), "an object of up to " + most + " fields is needed, not " + shown(field));
        }
        return new Fields(source, place(name), field);
    }

    /** Its fields' names, in the order of the file. */
    public List<String> names() {
        return json.properties().stream().map(Map.Entry::getKey).toList();
    }

    public boolean has(String name) {
        return json.has(name);
    }

    /** An object that may be left out, when all of its fields have defaults. */
    public Fields object(String name, Set<String> known) {
        JsonNode field = json.has(name) ? json.path(name) : JsonNodeFactory.instance.objectNode();
        return new Fields(source, place(name), field).knowing(known);
    }

    public List<Fields> objects(String name, int most, Set<String> known) {
        JsonNode list = json.path(name);
        if (!list.isArray() || list.isEmpty() || list.size() > most) {
            throw wrong(place(name), "a list of 1 to " + most + " objects is needed, not " + shown(list));
        }
        List<Fields> all = new ArrayList<>();
        for (JsonNode one : list) {
            all.add(new Fields(source, place(name) + "[" + all.size() + "]", one).knowing(known));
        }
        return all;
    }

    public String text(String name, int longest, @Nullable String otherwise) {
        JsonNode field = json.path(name);
        if (field.isMissingNode() && otherwise != null) {
            return otherwise;
        }
        if (!field.isString() || field.asString().isBlank() || field.asString().length() > longest) {
            throw wrong(place(name), "a text of 1 to " + longest + " characters is needed, not " + shown(field));
        }
        return field.asString();
    }

    /** A text that something else is read from; that which reads it says what is wrong with it. */
    public <T> T read(String name, @Nullable T otherwise, String allowed, Function<String, Optional<T>> reading) {
        JsonNode field = json.path(name);
        if (field.isMissingNode() && otherwise != null) {
            return otherwise;
        }
        return Optional.of(field)
                .filter(JsonNode::isString)
                .flatMap(text -> reading.apply(text.asString()))
                .orElseThrow(() -> wrong(place(name), allowed + " is needed, not " + shown(field)));
    }

    public <T> List<T> texts(
            String name, List<T> otherwise, int most, String allowed, Function<String, Optional<T>> reading) {
        JsonNode list = json.path(name);
        if (list.isMissingNode()) {
            return otherwise;
        }
        if (!list.isArray() || list.isEmpty() || list.size() > most) {
            throw wrong(place(name), "a list of 1 to " + most + " of " + allowed + " is needed, not " + shown(list));
        }
        List<T> all = new ArrayList<>();
        for (JsonNode one : list) {
            String where = place(name) + "[" + all.size() + "]";
            T read = Optional.of(one)
                    .filter(JsonNode::isString)
                    .flatMap(text -> reading.apply(text.asString()))
                    .orElseThrow(() -> wrong(where, allowed + " is needed, not " + shown(one)));
            if (all.contains(read)) {
                throw wrong(where, shown(one) + " is there twice");
            }
            all.add(read);
        }
        return all;
    }

    public boolean flag(String name, boolean otherwise) {
        JsonNode field = json.path(name);
        if (field.isMissingNode()) {
            return otherwise;
        }
        if (!field.isBoolean()) {
            throw wrong(place(name), "true or false is needed, not " + shown(field));
        }
        return field.asBoolean();
    }

    public double number(String name, double least, double most, @Nullable Double otherwise) {
        JsonNode field = json.path(name);
        if (field.isMissingNode() && otherwise != null) {
            return otherwise;
        }
        if (!field.isNumber() || !(field.asDouble() >= least && field.asDouble() <= most)) {
            throw wrong(
                    place(name),
                    "a number from " + Shown.number(least) + " to " + Shown.number(most) + " is needed, not "
                            + shown(field));
        }
        return field.asDouble();
    }

    public double share(String name, @Nullable Double otherwise) {
        return number(name, 0, 1, otherwise);
    }

    public long whole(String name, long least, long most, @Nullable Long otherwise) {
        JsonNode field = json.path(name);
        return field.isMissingNode() && otherwise != null ? otherwise : whole(place(name), field, least, most);
    }

    public List<Long> wholes(String name, int longest, long least, long most) {
        JsonNode list = json.path(name);
        if (!list.isArray() || list.isEmpty() || list.size() > longest) {
            throw wrong(place(name), "a list of 1 to " + longest + " whole numbers is needed, not " + shown(list));
        }
        List<Long> all = new ArrayList<>();
        for (JsonNode one : list) {
            all.add(whole(place(name) + "[" + all.size() + "]", one, least, most));
        }
        return all;
    }

    private long whole(String where, JsonNode field, long least, long most) {
        if (!field.isIntegralNumber() || !field.canConvertToLong() || field.asLong() < least || field.asLong() > most) {
            throw wrong(
                    where,
                    "a whole number from " + Shown.number(least) + " to " + Shown.number(most) + " is needed, not "
                            + shown(field));
        }
        return field.asLong();
    }

    public SluiceException wrong(String where, String what) {
        String place = where.isEmpty() ? source : source + ": " + where;
        return SluiceException.about(FailureCode.INVALID, where.isEmpty() ? source : where, place + ": " + what);
    }

    /** How messages name a field of it. */
    public String place(String name) {
        String clean = name.length() <= LONGEST_SHOWN ? name : name.substring(0, LONGEST_SHOWN) + "…";
        return path.isEmpty() ? clean : path + "." + clean;
    }

    private static String shown(JsonNode value) {
        return Shown.value(value, LONGEST_SHOWN);
    }
}
