package sluice.search;

import java.util.Optional;
import java.util.OptionalLong;
import sluice.asset.Asset;

/** What an asset is sorted by. */
public sealed interface SortValue {
    /** A number, date or shuffled place, as a key whose signed order counts. */
    record Number(long key) implements SortValue {}

    /** A name, in the form whose plain order is the natural order of names. */
    record Text(String key) implements SortValue {}

    /** The asset has no value; it comes last. */
    record Missing() implements SortValue {}

    SortValue MISSING = new Missing();

    static SortValue of(Asset asset, Sort sort) {
        return switch (sort) {
            case Sort.Random random -> new Number(random.key(asset.id()));
            case Sort.By(Field field, boolean descending) -> {
                OptionalLong number = field.number(asset);
                Optional<String> text = field.sortText(asset);
                yield number.isPresent()
                        ? new Number(number.getAsLong())
                        : text.isPresent() ? new Text(text.get()) : MISSING;
            }
        };
    }
}
