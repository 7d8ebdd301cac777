package sluice.interchange;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A hierarchical keyword: from the root to the end. */
record Branch(List<String> parts, String separator) {
    private static final int LONGEST = 100;

    static Branch of(String entry, Property list) {
        String separator = separator(list);
        return new Branch(
                Arrays.stream(entry.split(Pattern.quote(separator), -1))
                        .map(String::strip)
                        .toList(),
                separator);
    }

    private static String separator(Property list) {
        return list == Property.TAGS_LIST ? "/" : "|";
    }

    /** How a list writes the name of a collection. */
    static String entry(String collection, Property list) {
        return Said.COLLECTIONS + separator(list) + collection;
    }

    boolean isCollection() {
        return parts.size() > 1 && parts.getFirst().equalsIgnoreCase(Said.COLLECTIONS);
    }

    /** All below the root, since the name itself may hold what parts branches. */
    Optional<String> collection() {
        return isCollection() ? Optional.of(String.join(separator, parts.subList(1, parts.size()))) : Optional.empty();
    }

    String end() {
        return parts.getLast();
    }

    /** Whether the tag is this keyword or one that it hangs from. */
    boolean holds(String tag) {
        return !isCollection() && (parts.contains(tag) || whole().equals(tag));
    }

    /** A tag may itself hold what parts branches. */
    String whole() {
        return String.join(separator, parts);
    }

    /** Whether a name can be a tag or a collection here. */
    static boolean fits(String name) {
        return !name.isBlank()
                && name.strip().length() <= LONGEST
                && name.codePoints().noneMatch(Character::isISOControl);
    }
}
