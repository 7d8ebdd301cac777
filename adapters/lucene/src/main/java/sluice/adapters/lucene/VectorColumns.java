package sluice.adapters.lucene;

import sluice.asset.AssetId;
import sluice.search.VectorSpace;

/** The names under which Lucene keeps vectors. */
final class VectorColumns {
    /** Space and asset as a term, unique. */
    static final String KEY = "key";
    /** The model as a term. */
    static final String MODEL = "model";
    /** The space as a term. */
    static final String SPACE = "space";

    private VectorColumns() {}

    /** No part of a space's name has a space in it. */
    static String name(VectorSpace space) {
        return space.model() + " " + space.kind();
    }

    static String key(VectorSpace space, AssetId id) {
        return name(space) + " " + id.hex();
    }

    /** The vectors of a space, in a field of their own. */
    static String vectors(VectorSpace space) {
        return "vectors " + name(space);
    }
}
