package sluice.search;

import java.util.List;

/** The commonest values of a field. */
public record Facet(Field field, List<FacetValue> values) {
    public Facet {
        values = List.copyOf(values);
    }
}
