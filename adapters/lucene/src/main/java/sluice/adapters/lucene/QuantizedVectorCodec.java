package sluice.adapters.lucene;

import java.io.IOException;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.KnnVectorsReader;
import org.apache.lucene.codecs.KnnVectorsWriter;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene104.Lucene104HnswScalarQuantizedVectorsFormat;
import org.apache.lucene.index.SegmentReadState;
import org.apache.lucene.index.SegmentWriteState;
import org.apache.lucene.util.quantization.QuantizedByteVectorValues.ScalarEncoding;
import sluice.search.VectorIndex;

/**
 * Lucene's own codec with vectors of one byte a component. It goes by the names of what it wraps, so that reading needs
 * nothing of ours.
 */
final class QuantizedVectorCodec extends Lucene104Codec {
    /** Links a node of the graph has, and candidates looked at for each of them: Lucene's defaults. */
    private static final int LINKS = 16;

    private static final int CANDIDATES = 100;

    private final KnnVectorsFormat format =
            new Wide(new Lucene104HnswScalarQuantizedVectorsFormat(ScalarEncoding.UNSIGNED_BYTE, LINKS, CANDIDATES));

    @Override
    public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
        return format;
    }

    /** Lucene stops at 1,024 components for no technical reason; our default model has 1,792. */
    private static final class Wide extends KnnVectorsFormat {
        private final KnnVectorsFormat wrapped;

        Wide(KnnVectorsFormat wrapped) {
            super(wrapped.getName());
            this.wrapped = wrapped;
        }

        @Override
        public KnnVectorsWriter fieldsWriter(SegmentWriteState state) throws IOException {
            return wrapped.fieldsWriter(state);
        }

        @Override
        public KnnVectorsReader fieldsReader(SegmentReadState state) throws IOException {
            return wrapped.fieldsReader(state);
        }

        @Override
        public int getMaxDimensions(String field) {
            return VectorIndex.MOST_DIMENSIONS;
        }
    }
}
