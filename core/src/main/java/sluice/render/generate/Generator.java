package sluice.render.generate;

import java.util.List;

/**
 * Port: something that draws pictures, in process or elsewhere.
 *
 * <p>The contract, which {@code GeneratorContract} tests line by line:
 *
 * <ul>
 *   <li>{@link #models} says what it can draw with now; one that cannot be reached throws GONE.
 *   <li>{@link #open} blocks until the model is loaded; opening what it has not got is REFUSED.
 *   <li>Failures are {@link GeneratorException}s. Calls from any number of threads are safe.
 *   <li>Closing ends what is under way; closing again does nothing.
 * </ul>
 */
public interface Generator extends AutoCloseable {
    List<RenderModel> models() throws GeneratorException;

    Pipeline open(String model, String variant) throws GeneratorException;

    @Override
    void close();
}
