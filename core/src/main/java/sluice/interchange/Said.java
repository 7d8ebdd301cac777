package sluice.interchange;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a sidecar says of an image, property by property as it stands there; absent properties have no key. Keeping the
 * properties apart, and not what they come to, lets one that was changed count before one that was left behind.
 */
public record Said(Map<Property, List<String>> values) {
    /** Where collections hang among the hierarchical keywords. */
    static final String COLLECTIONS = "Collections";

    static final Said NOTHING = new Said(Map.of());

    public Said {
        Map<Property, List<String>> copy = new EnumMap<>(Property.class);
        values.forEach((property, items) -> {
            if (!items.isEmpty()) {
                copy.put(property, List.copyOf(items));
            }
        });
        values = Collections.unmodifiableMap(copy);
    }

    static Said in(Packet packet) {
        Map<Property, List<String>> values = new EnumMap<>(Property.class);
        Property.MARKS.forEach(property -> values.put(property, packet.items(property)));
        return new Said(values);
    }

    List<String> items(Property property) {
        return values.getOrDefault(property, List.of());
    }

    /** The first value; empty text when there is none. */
    String text(Property property) {
        List<String> items = items(property);
        return items.isEmpty() ? "" : items.getFirst();
    }

    boolean differs(Said other, Property property) {
        return !items(property).equals(other.items(property));
    }

    Said with(Property property, List<String> items) {
        Map<Property, List<String>> changed = new EnumMap<>(Property.class);
        changed.putAll(values);
        changed.put(property, items);
        return new Said(changed);
    }

    /**
     * The rating, −1 for rejected; empty for what is no rating. The specification has it a real number, and half stars
     * are met: they are rounded.
     */
    Optional<Integer> rating() {
        String text = text(Property.RATING).strip();
        if (text.isEmpty()) {
            return Optional.of(0);
        }
        try {
            double number = Double.parseDouble(text);
            return number >= -1 && number <= 5 ? Optional.of((int) Math.round(number)) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /**
     * Tags: the keywords, or the ends of the hierarchical ones where there are no plain ones. digiKam repeats the ends of
     * all branches among the keywords; the name of a collection is no tag for that.
     */
    Set<String> tags() {
        Set<String> collections = new LinkedHashSet<>();
        Set<String> others = new LinkedHashSet<>();
        for (Property list : List.of(Property.HIERARCHY, Property.TAGS_LIST)) {
            for (String entry : items(list)) {
                (Branch.of(entry, list).isCollection() ? collections : others)
                        .add(Branch.of(entry, list).end());
            }
        }
        Set<String> tags = new TreeSet<>();
        if (items(Property.SUBJECT).isEmpty()) {
            tags.addAll(others);
        } else {
            items(Property.SUBJECT).stream()
                    .map(String::strip)
                    .filter(word -> !collections.contains(word) || others.contains(word))
                    .forEach(tags::add);
        }
        tags.removeIf(tag -> !Branch.fits(tag));
        return tags;
    }

    Set<String> collections(Property list) {
        Set<String> names = new TreeSet<>();
        for (String entry : items(list)) {
            Branch.of(entry, list).collection().filter(Branch::fits).ifPresent(names::add);
        }
        return names;
    }
}
