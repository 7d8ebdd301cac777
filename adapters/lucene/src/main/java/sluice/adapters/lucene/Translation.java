package sluice.adapters.lucene;

import java.util.List;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexOrDocValuesQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.TermQuery;
import sluice.search.Field;
import sluice.search.Pattern;
import sluice.search.Query;

/** Says a query in Lucene's terms. */
final class Translation {
    private Translation() {}

    static org.apache.lucene.search.Query of(Query query) {
        return switch (query) {
            case Query.All all -> new MatchAllDocsQuery();
            case Query.Words words -> words(words);
            case Query.Matching(Field field, Pattern pattern) -> matching(field, pattern);
            case Query.Range range -> range(range);
            case Query.Has(Field field) -> has(field);
            case Query.Not(Query inner) -> all(List.of(query));
            case Query.And(List<Query> all) -> all(all);
            case Query.Or(List<Query> any) -> {
                BooleanQuery.Builder builder = new BooleanQuery.Builder();
                any.forEach(one -> builder.add(of(one), Occur.SHOULD));
                yield builder.build();
            }
        };
    }

    private static org.apache.lucene.search.Query all(List<Query> all) {
        BooleanQuery.Builder builder = new BooleanQuery.Builder();
        boolean bounded = false;
        for (Query one : all) {
            if (one instanceof Query.Not(Query inner)) {
                builder.add(of(inner), Occur.MUST_NOT);
            } else {
                builder.add(of(one), Occur.FILTER);
                bounded = true;
            }
        }
        if (!bounded) {
            builder.add(new MatchAllDocsQuery(), Occur.FILTER);
        }
        return builder.build();
    }

    private static org.apache.lucene.search.Query words(Query.Words words) {
        if (words.field().parts().size() == 1) {
            return words(words.field(), words);
        }
        BooleanQuery.Builder builder = new BooleanQuery.Builder();
        words.field().parts().forEach(part -> builder.add(words(part, words), Occur.SHOULD));
        return builder.build();
    }

    private static org.apache.lucene.search.Query words(Field field, Query.Words words) {
        String column = Columns.words(field);
        List<String> tokens = words.tokens();
        if (tokens.size() == 1) {
            Term term = new Term(column, tokens.getFirst());
            return words.prefix() ? new PrefixQuery(term) : new TermQuery(term);
        }
        return words.prefix()
                ? new PhrasePrefixQuery(column, tokens)
                : new PhraseQuery(column, tokens.toArray(String[]::new));
    }

    private static org.apache.lucene.search.Query matching(Field field, Pattern pattern) {
        String column = Columns.keywords(field);
        return pattern.isWhole()
                ? new TermQuery(new Term(column, pattern.pieces().getFirst()))
                : new PatternQuery(column, pattern);
    }

    private static org.apache.lucene.search.Query range(Query.Range range) {
        if (range.from() == Long.MIN_VALUE && range.to() == Long.MAX_VALUE) {
            return has(range.field());
        }
        String column = Columns.numbers(range.field());
        return new IndexOrDocValuesQuery(
                LongPoint.newRangeQuery(column, range.from(), range.to()),
                NumericDocValuesField.newSlowRangeQuery(column, range.from(), range.to()));
    }

    private static org.apache.lucene.search.Query has(Field field) {
        return new TermQuery(new Term(Columns.HAS, field.label()));
    }
}
