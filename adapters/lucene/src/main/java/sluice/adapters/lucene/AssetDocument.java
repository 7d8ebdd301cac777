package sluice.adapters.lucene;

import java.util.List;
import java.util.OptionalLong;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;
import sluice.asset.Asset;
import sluice.search.Field;
import sluice.search.Keyword;

/** Turns an asset into a Lucene document. Nothing is stored: what an answer needs is read by document. */
final class AssetDocument {
    private static final FieldType WORDS = words();

    private AssetDocument() {}

    static Document of(Asset asset) {
        Document document = new Document();
        AssetKey key = AssetKey.of(asset.id());
        document.add(new StringField(Columns.ID, asset.id().hex(), Store.NO));
        document.add(new NumericDocValuesField(Columns.ID_HEAD, key.head()));
        document.add(new NumericDocValuesField(Columns.ID_TAIL, key.tail()));
        for (Field field : Field.values()) {
            if (field.presentIn(asset)) {
                document.add(new StringField(Columns.HAS, field.label(), Store.NO));
            }
            addWords(document, field, asset);
            addKeywords(document, field, asset);
            addNumber(document, field, asset);
            addSorting(document, field, asset);
        }
        return document;
    }

    private static void addWords(Document document, Field field, Asset asset) {
        List<String> texts = field.hasWords() ? field.texts(asset) : List.of();
        if (!texts.isEmpty()) {
            document.add(new org.apache.lucene.document.Field(Columns.words(field), new ValueTokens(texts), WORDS));
        }
    }

    private static void addKeywords(Document document, Field field, Asset asset) {
        for (Keyword keyword : field.keywords(asset)) {
            document.add(new StringField(Columns.keywords(field), keyword.folded(), Store.NO));
            if (field.countable()) {
                document.add(new SortedSetDocValuesField(Columns.spellings(field), Spelling.term(keyword)));
            }
        }
    }

    private static void addNumber(Document document, Field field, Asset asset) {
        OptionalLong number = field.number(asset);
        if (number.isPresent()) {
            document.add(new LongPoint(Columns.numbers(field), number.getAsLong()));
            document.add(new NumericDocValuesField(Columns.numbers(field), number.getAsLong()));
        }
    }

    private static void addSorting(Document document, Field field, Asset asset) {
        if (field.sortable()) {
            field.sortText(asset)
                    .ifPresent(
                            text -> document.add(new SortedDocValuesField(Columns.sorting(field), new BytesRef(text))));
        }
    }

    private static FieldType words() {
        FieldType type = new FieldType();
        type.setTokenized(true);
        type.setOmitNorms(true);
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
        type.freeze();
        return type;
    }
}
