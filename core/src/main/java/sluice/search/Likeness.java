package sluice.search;

import java.util.List;

/** What the assets that are found are ordered by, the most alike first. */
public sealed interface Likeness {
    /** As written in a query. */
    List<String> LABELS = List.of("like", "about");

    /** As written in a query. */
    String label();

    /** What follows the label. */
    String said();

    /**
     * By how much they look like an asset.
     *
     * @param reference an asset's id or its first digits, or the path of its file
     */
    record Like(String reference) implements Likeness {
        @Override
        public String label() {
            return "like";
        }

        @Override
        public String said() {
            return reference;
        }
    }

    /** By how near they are to the meaning of a text. */
    record About(String text) implements Likeness {
        @Override
        public String label() {
            return "about";
        }

        @Override
        public String said() {
            return text;
        }
    }
}
