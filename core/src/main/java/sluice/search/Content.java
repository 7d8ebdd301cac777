package sluice.search;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import sluice.asset.Asset;
import sluice.metadata.Parameter;

/** What a field takes from an asset: the one place where that is said. */
sealed interface Content {
    /** Text, matched by words and phrases. */
    record Text(Function<Asset, List<String>> of) implements Content {}

    /**
     * Values matched as a whole or by a pattern.
     *
     * @param reading what a pattern in a query means for this field
     */
    record Keywords(Function<Asset, List<Keyword>> of, UnaryOperator<Pattern> reading) implements Content {}

    /** At most one number. */
    record Number(NumberForm form, Function<Asset, OptionalLong> of) implements Content {}

    /** Those of a fixed set of flags that are up. */
    record Flags(Set<String> known, Function<Asset, List<Keyword>> of) implements Content {}

    static Content text(Parameter<String> parameter) {
        return new Text(asset -> asset.generation().get(parameter).stream().toList());
    }

    static Content keywords(Function<Asset, List<String>> of) {
        return new Keywords(
                asset -> Keyword.distinct(
                        of.apply(asset).stream().map(Keyword::of).toList()),
                UnaryOperator.identity());
    }

    static <T> Content keyword(Parameter<T> parameter, Function<T, String> label) {
        return keywords(
                asset -> asset.generation().get(parameter).map(label).stream().toList());
    }

    static Content keyword(Parameter<String> parameter) {
        return keyword(parameter, text -> text);
    }

    static Content whole(Function<Asset, OptionalLong> of) {
        return new Number(NumberForm.WHOLE, of);
    }

    static Content decimal(Function<Asset, Optional<Double>> of) {
        return new Number(
                NumberForm.DECIMAL,
                asset -> of.apply(asset)
                        .map(number -> OptionalLong.of(NumberForm.key(number)))
                        .orElse(OptionalLong.empty()));
    }

    static Content moment(Function<Asset, Instant> of) {
        return new Number(NumberForm.MOMENT, asset -> OptionalLong.of(NumberForm.key(of.apply(asset))));
    }

    static <T> Function<Asset, OptionalLong> key(Parameter<T> parameter, Function<T, Long> key) {
        return asset -> asset.generation()
                .get(parameter)
                .map(value -> OptionalLong.of(key.apply(value)))
                .orElse(OptionalLong.empty());
    }
}
