package sluice.search;

import java.util.Map;

/** Queries that have a name, so that others can ask for what they find: {@code collection:NAME}. */
public interface SavedQueries {
    SavedQueries NONE = Map::of;

    /** All of them as they are now, by name. */
    Map<String, String> all();
}
