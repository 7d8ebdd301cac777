package sluice.contracts.search;

import java.util.List;
import java.util.OptionalLong;
import sluice.asset.Asset;
import sluice.search.Field;
import sluice.search.Pattern;
import sluice.search.Query;
import sluice.search.Tokens;

/** Says of one asset whether a query matches it, straight from the words of {@link Query}. */
final class AssetMatcher {
    private AssetMatcher() {}

    static boolean matches(Query query, Asset asset) {
        return switch (query) {
            case Query.All all -> true;
            case Query.Words words ->
                words.field().texts(asset).stream().anyMatch(text -> contains(Tokens.of(text), words));
            case Query.Matching(Field field, Pattern pattern) ->
                field.keywords(asset).stream().anyMatch(keyword -> pattern.matches(keyword.folded()));
            case Query.Range(Field field, long from, long to) -> {
                OptionalLong number = field.number(asset);
                yield number.isPresent() && from <= number.getAsLong() && number.getAsLong() <= to;
            }
            case Query.Has(Field field) -> field.presentIn(asset);
            case Query.Not(Query inner) -> !matches(inner, asset);
            case Query.And(List<Query> all) -> all.stream().allMatch(one -> matches(one, asset));
            case Query.Or(List<Query> any) -> any.stream().anyMatch(one -> matches(one, asset));
        };
    }

    private static boolean contains(List<String> tokens, Query.Words words) {
        int length = words.tokens().size();
        for (int start = 0; start + length <= tokens.size(); start++) {
            if (fits(tokens.subList(start, start + length), words)) {
                return true;
            }
        }
        return false;
    }

    private static boolean fits(List<String> tokens, Query.Words words) {
        int last = tokens.size() - 1;
        return tokens.subList(0, last).equals(words.tokens().subList(0, last))
                && (words.prefix()
                        ? tokens.get(last).startsWith(words.tokens().get(last))
                        : tokens.get(last).equals(words.tokens().get(last)));
    }
}
