package sluice.adapters.lucene;

import java.nio.charset.StandardCharsets;
import org.apache.lucene.util.BytesRef;
import sluice.search.Keyword;

/** A keyword as one term: the folded text, a zero, the text as shown. Keywords hold no zero. */
final class Spelling {
    private Spelling() {}

    static BytesRef term(Keyword keyword) {
        return new BytesRef(keyword.folded() + '\0' + keyword.shown());
    }

    static Keyword keyword(BytesRef term) {
        String text = new String(term.bytes, term.offset, term.length, StandardCharsets.UTF_8);
        int zero = text.indexOf('\0');
        return new Keyword(text.substring(zero + 1), text.substring(0, zero));
    }
}
