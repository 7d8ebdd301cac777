package sluice.adapters.onnx.optimize;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import sluice.adapters.onnx.runtime.OnnxSession;
import sluice.failure.SluiceException;
import sluice.image.Raster;
import sluice.render.generate.GeneratorException;

/** A model that variants are made of and compared with, by the same code that uses it otherwise. */
public interface Subject {
    /** The model's name, such as {@code sd-turbo}. */
    String model();

    /** Where {@code variants/} lies or will lie. */
    Path folder();

    /** SHA-256 over all that it is made of, in lower-case hexadecimal. */
    String hash();

    /** @throws SluiceException INVALID when it cannot give what it is to be compared by, for example at that size */
    void requireSamples();

    /** What a variant may change, in a fixed order. */
    List<Part> parts();

    /** The samples that a calibration runs a part on; empty when there are none, so that it cannot be calibrated. */
    List<OnnxSession.Feed> calibration(Part part) throws GeneratorException;

    /**
     * Puts into a variant's folder what else it needs besides its graphs.
     *
     * @param batched whether a picture does not depend on what else is in its batch
     */
    void describe(Path making, boolean batched) throws IOException;

    /**
     * Loads it.
     *
     * @param variant {@link sluice.render.Recipe#ORIGINAL}, or one whose files lie in {@link VariantFolder}
     */
    Running open(String variant) throws GeneratorException;

    /** A graph of the model: {@code name} as {@code unet/model.onnx}, relative to the model's folder. */
    record Part(String name, Source source) {
        /** Opens the graph for reading. */
        public interface Source {
            GraphFile open();
        }

        /** The folder that it lies in, which says what it is for. */
        String role() {
            int slash = name.indexOf('/');
            return slash < 0 ? "" : name.substring(0, slash);
        }
    }

    /** A loaded model. */
    interface Running extends AutoCloseable {
        /** The same sample gives the same answer. */
        Answer answer(int sample) throws GeneratorException;

        @Override
        void close();
    }

    /** What a model gives. */
    sealed interface Answer {
        record Picture(Raster raster) implements Answer {}

        /** @param values the record's own */
        record Vector(float[] values) implements Answer {}
    }
}
