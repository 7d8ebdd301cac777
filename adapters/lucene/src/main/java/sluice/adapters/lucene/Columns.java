package sluice.adapters.lucene;

import sluice.search.Field;

/** The names under which Lucene keeps what a {@link Field} takes from an asset. */
final class Columns {
    /** Raised whenever documents are made otherwise than before: an index of another number is made again. */
    static final String SCHEMA = "2";

    /** The asset's id as a term: 32 hexadecimal digits. */
    static final String ID = "id";
    /** The id's first 64 bits. */
    static final String ID_HEAD = "id.head";
    /** The id's last 64 bits. */
    static final String ID_TAIL = "id.tail";
    /** The labels of the fields that have a value. */
    static final String HAS = "has";

    private Columns() {}

    /** Tokens with positions. */
    static String words(Field field) {
        return "words." + field.label();
    }

    /** Folded keywords as terms. */
    static String keywords(Field field) {
        return "keywords." + field.label();
    }

    /** Keywords with their spelling, by document: see {@link Spelling}. */
    static String spellings(Field field) {
        return "spellings." + field.label();
    }

    /** Keys of numbers, as points and by document. */
    static String numbers(Field field) {
        return "numbers." + field.label();
    }

    /** Texts to sort by, by document. */
    static String sorting(Field field) {
        return "sorting." + field.label();
    }
}
