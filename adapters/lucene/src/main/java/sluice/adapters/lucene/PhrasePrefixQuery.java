package sluice.adapters.lucene;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.jspecify.annotations.Nullable;

/**
 * Tokens right after each other, of which the last may be only a beginning. However many terms begin so, all count: this
 * query is one leaf to Lucene's limit on clauses, which would refuse a short beginning in a large library.
 */
final class PhrasePrefixQuery extends Query {
    private final String field;
    private final List<String> tokens;

    /** @param tokens two or more */
    PhrasePrefixQuery(String field, List<String> tokens) {
        this.field = field;
        this.tokens = List.copyOf(tokens);
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode scoreMode, float boost) throws IOException {
        Term[] last = endings(searcher.getIndexReader());
        if (last.length == 0) {
            return new MatchNoDocsQuery().createWeight(searcher, scoreMode, boost);
        }
        MultiPhraseQuery.Builder phrase = new MultiPhraseQuery.Builder();
        tokens.subList(0, tokens.size() - 1).forEach(token -> phrase.add(new Term(field, token)));
        return phrase.add(last).build().createWeight(searcher, ScoreMode.COMPLETE_NO_SCORES, boost);
    }

    private Term[] endings(IndexReader reader) throws IOException {
        BytesRef prefix = new BytesRef(tokens.getLast());
        SortedSet<BytesRef> endings = new TreeSet<>();
        for (LeafReaderContext leaf : reader.leaves()) {
            Terms terms = leaf.reader().terms(field);
            if (terms == null) {
                continue;
            }
            TermsEnum all = terms.iterator();
            if (all.seekCeil(prefix) == TermsEnum.SeekStatus.END) {
                continue;
            }
            for (BytesRef term = all.term(); term != null && StringHelper.startsWith(term, prefix); term = all.next()) {
                endings.add(BytesRef.deepCopyOf(term));
            }
        }
        return endings.stream().map(ending -> new Term(field, ending)).toArray(Term[]::new);
    }

    @Override
    public void visit(QueryVisitor visitor) {
        visitor.visitLeaf(this);
    }

    @Override
    public String toString(String defaultField) {
        return field + ":" + String.join(" ", tokens) + "*";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PhrasePrefixQuery that && field.equals(that.field) && tokens.equals(that.tokens);
    }

    @Override
    public int hashCode() {
        return Objects.hash(PhrasePrefixQuery.class, field, tokens);
    }
}
