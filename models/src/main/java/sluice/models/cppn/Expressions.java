package sluice.models.cppn;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import sluice.models.OnnxGraph;

/** Writes expressions into a graph, naming what lies between, and every constant once. */
final class Expressions {
    private final OnnxGraph whole;
    /** Where nodes are written: the whole graph, or a branch of it. Constants are always the whole graph's. */
    private OnnxGraph to;

    private final Map<String, Value> constants = new HashMap<>();
    private int made;

    Expressions(OnnxGraph to) {
        this.whole = to;
        this.to = to;
    }

    Value input(String name, long... shape) {
        whole.input(name, OnnxGraph.Type.FLOAT, shape);
        return new Value(this, name);
    }

    void output(String name, Value value, long... shape) {
        to.node("Identity", List.of(value.name()), name, Map.of());
        to.output(name, OnnxGraph.Type.FLOAT, shape);
    }

    Value make(String operation, List<Value> from) {
        return make(operation, from, Map.of());
    }

    Value make(String operation, List<Value> from, Map<String, Object> attributes) {
        String name = operation + "_" + made++;
        to.node(operation, from.stream().map(Value::name).toList(), name, attributes);
        return new Value(this, name);
    }

    Value number(double value) {
        return constants.computeIfAbsent("number " + (float) value, key -> {
            String name = "number_" + made++;
            whole.floats(name, new float[] {(float) value});
            return new Value(this, name);
        });
    }

    /** A constant matrix, row by row. */
    Value matrix(int rows, int columns, double... values) {
        float[] floats = new float[values.length];
        for (int at = 0; at < floats.length; at++) {
            floats[at] = (float) values[at];
        }
        String name = "matrix_" + made++;
        whole.floats(name, floats, rows, columns);
        return new Value(this, name);
    }

    Value column(double... values) {
        return matrix(values.length, 1, values);
    }

    /** One of the numbers of a vector, as a scalar. */
    Value element(Value vector, int at) {
        Value index = constants.computeIfAbsent("element " + at, key -> {
            String name = "element_" + made++;
            whole.longs(name, new long[] {at});
            return new Value(this, name);
        });
        return make("Gather", List.of(vector, index), Map.of("axis", 0L));
    }

    Value rows(Value of, int first, int count) {
        return make("Slice", List.of(of, index(first), index(first + count), index(0)));
    }

    Value sumOfRows(Value of) {
        return make("ReduceSum", List.of(of, index(0)), Map.of("keepdims", 1L));
    }

    /** The only element, as a scalar. */
    Value scalar(Value only) {
        return make("Squeeze", List.of(only));
    }

    /** Rows that are computed only where a scalar condition holds; otherwise a column of zeros of as many rows. */
    Value when(Value condition, int rows, Supplier<Value> then) {
        Value zeros = matrix(rows, 1, new double[rows]);
        String name = "If_" + made++;
        OnnxGraph outer = to;
        OnnxGraph taken = branch(outer, name + "_taken", then);
        OnnxGraph left = branch(outer, name + "_left", () -> zeros);
        to.node("If", List.of(condition.name()), name, Map.of("then_branch", taken, "else_branch", left));
        return new Value(this, name);
    }

    private OnnxGraph branch(OnnxGraph outer, String name, Supplier<Value> of) {
        OnnxGraph branch = outer.inner(name);
        to = branch;
        try {
            String result = of.get().name();
            branch.node("Identity", List.of(result), name, Map.of());
            branch.output(name, OnnxGraph.Type.FLOAT);
        } finally {
            to = outer;
        }
        return branch;
    }

    /** Rows below one another. */
    Value stacked(List<Value> rows) {
        return make("Concat", rows, Map.of("axis", 0L));
    }

    private Value index(int at) {
        return constants.computeIfAbsent("index " + at, key -> {
            String name = "index_" + made++;
            whole.longs(name, new long[] {at}, 1);
            return new Value(this, name);
        });
    }
}
