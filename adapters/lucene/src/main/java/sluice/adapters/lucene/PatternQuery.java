package sluice.adapters.lucene;

import java.io.IOException;
import org.apache.lucene.index.FilteredTermsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.MultiTermQuery;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.util.AttributeSource;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.jspecify.annotations.Nullable;
import sluice.search.Pattern;

/** Documents that have a term of this pattern. The terms are tried one by one: keywords have few. */
final class PatternQuery extends MultiTermQuery {
    private final Pattern pattern;

    PatternQuery(String field, Pattern pattern) {
        super(field, CONSTANT_SCORE_BLENDED_REWRITE);
        this.pattern = pattern;
    }

    @Override
    protected TermsEnum getTermsEnum(Terms terms, AttributeSource attributes) throws IOException {
        return new Fitting(terms.iterator(), pattern);
    }

    /** The terms that fit, from the first that begins as the pattern does. */
    private static final class Fitting extends FilteredTermsEnum {
        private final Pattern pattern;
        private final BytesRef beginning;

        Fitting(TermsEnum terms, Pattern pattern) {
            super(terms);
            this.pattern = pattern;
            this.beginning = new BytesRef(pattern.pieces().getFirst());
            setInitialSeekTerm(beginning);
        }

        @Override
        protected AcceptStatus accept(BytesRef term) {
            if (!StringHelper.startsWith(term, beginning)) {
                return AcceptStatus.END;
            }
            return pattern.matches(term.utf8ToString()) ? AcceptStatus.YES : AcceptStatus.NO;
        }
    }

    @Override
    public void visit(QueryVisitor visitor) {
        visitor.visitLeaf(this);
    }

    @Override
    public String toString(String defaultField) {
        return field + ":" + pattern.pieces();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return super.equals(other) && other instanceof PatternQuery that && pattern.equals(that.pattern);
    }

    @Override
    public int hashCode() {
        return 31 * super.hashCode() + pattern.hashCode();
    }
}
