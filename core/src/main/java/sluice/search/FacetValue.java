package sluice.search;

/** A value as shown, and how many assets have it. */
public record FacetValue(String value, long count) {
    /** Whether the value begins so, case and accents ignored. */
    public boolean beginsWith(String prefix) {
        return Folding.fold(value).startsWith(Folding.fold(prefix));
    }
}
