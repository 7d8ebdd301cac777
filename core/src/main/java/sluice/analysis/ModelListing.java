package sluice.analysis;

import java.util.Locale;

/**
 * A model that can embed something.
 *
 * @param id {@link EmbeddingModel#id()}
 * @param installed whether it can be used at once
 * @param bytes of its files, whether they are here or have to be pulled
 * @param licence short, as its publisher names it
 * @param source where it was or would be fetched from
 */
public record ModelListing(
        String id, Kind kind, int dimensions, boolean installed, long bytes, String licence, String source) {
    /** What it embeds. */
    public enum Kind {
        /** Pictures. */
        IMAGE,
        /** Words. */
        TEXT,
        /** Both, into the same space. */
        JOINT;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
