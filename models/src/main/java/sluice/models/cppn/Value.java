package sluice.models.cppn;

import java.util.List;

/** A tensor of the network, and the arithmetic that makes others from it: features are rows, points are columns. */
final class Value {
    private final Expressions in;
    private final String name;

    Value(Expressions in, String name) {
        this.in = in;
        this.name = name;
    }

    String name() {
        return name;
    }

    Value plus(Value other) {
        return in.make("Add", List.of(this, other));
    }

    Value plus(double other) {
        return plus(in.number(other));
    }

    Value minus(Value other) {
        return in.make("Sub", List.of(this, other));
    }

    Value minus(double other) {
        return minus(in.number(other));
    }

    /** Subtracted from a number. */
    Value from(double number) {
        return in.number(number).minus(this);
    }

    Value times(Value other) {
        return in.make("Mul", List.of(this, other));
    }

    Value times(double other) {
        return times(in.number(other));
    }

    Value over(Value other) {
        return in.make("Div", List.of(this, other));
    }

    /** The matrix product, this on the left. */
    Value product(Value other) {
        return in.make("MatMul", List.of(this, other));
    }

    Value sine() {
        return in.make("Sin", List.of(this));
    }

    Value cosine() {
        return plus(Math.PI / 2).sine();
    }

    Value exponential() {
        return in.make("Exp", List.of(this));
    }

    Value logarithm() {
        return in.make("Log", List.of(this));
    }

    Value root() {
        return in.make("Sqrt", List.of(this));
    }

    Value magnitude() {
        return in.make("Abs", List.of(this));
    }

    Value floor() {
        return in.make("Floor", List.of(this));
    }

    Value hyperbolicTangent() {
        return in.make("Tanh", List.of(this));
    }

    Value sigmoid() {
        return in.make("Sigmoid", List.of(this));
    }

    Value arcTangent() {
        return in.make("Atan", List.of(this));
    }

    Value positive() {
        return in.make("Relu", List.of(this));
    }

    Value squared() {
        return times(this);
    }

    Value atLeast(Value other) {
        return in.make("Max", List.of(this, other));
    }

    Value atLeast(double other) {
        return atLeast(in.number(other));
    }

    Value atMost(Value other) {
        return in.make("Min", List.of(this, other));
    }

    Value atMost(double other) {
        return atMost(in.number(other));
    }

    /** As a truth value for {@link #choose} and {@link Expressions#when}. */
    Value above(double other) {
        return in.make("Greater", List.of(this, in.number(other)));
    }

    /** As a truth value for {@link #choose}. */
    Value below(double other) {
        return in.make("Less", List.of(this, in.number(other)));
    }

    Value choose(Value then, Value otherwise) {
        return in.make("Where", List.of(this, then, otherwise));
    }

    /** From -1..1 to 0..1. */
    Value half() {
        return times(0.5).plus(0.5);
    }

    /** The least of each column of a power of two of rows: halves compared, which the runtime does faster than a reduction. */
    Value leastRow(int rows) {
        Value least = this;
        for (int half = rows / 2; half >= 1; half /= 2) {
            least = least.rows(0, half).atMost(least.rows(half, half));
        }
        return least;
    }

    /** The sum of each column. */
    Value sumOfRows() {
        return in.sumOfRows(this);
    }

    Value row(int row) {
        return rows(row, 1);
    }

    Value rows(int first, int count) {
        return in.rows(this, first, count);
    }
}
