package sluice.adapters.onnx.optimize;

/**
 * One way of changing a graph. The same graph gives the same result, byte for byte; the graph's inputs and outputs keep
 * their names, types and shapes, so that whoever runs it need not know.
 */
interface Transformation {
    /** @return how many places were changed */
    int apply(Graph graph);
}
