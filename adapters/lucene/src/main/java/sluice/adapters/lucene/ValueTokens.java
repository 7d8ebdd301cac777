package sluice.adapters.lucene;

import java.util.Iterator;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import sluice.search.Tokens;

/** The tokens of a field's values, one value after the other with a gap that no phrase bridges. */
final class ValueTokens extends TokenStream {
    private static final int GAP = 100;

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
    private final Iterator<String> values;
    private Iterator<String> tokens = List.<String>of().iterator();

    ValueTokens(List<String> values) {
        this.values = values.iterator();
    }

    @Override
    public boolean incrementToken() {
        clearAttributes();
        int distance = 1;
        while (!tokens.hasNext()) {
            if (!values.hasNext()) {
                return false;
            }
            tokens = Tokens.of(values.next()).iterator();
            distance = GAP;
        }
        term.append(tokens.next());
        step.setPositionIncrement(distance);
        return true;
    }
}
