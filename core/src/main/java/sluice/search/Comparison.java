package sluice.search;

import java.util.List;
import java.util.Optional;

/**
 * How a value is compared, as written: {@code 20}, {@code >20}, {@code >=20}, {@code <20}, {@code <=20}, {@code 20..30},
 * {@code 20..}, {@code ..30}.
 *
 * @param operands what it is compared with: one, or two for a range with both sides
 */
record Comparison(Sign sign, List<String> operands) {
    /** The sign before a value or between two. Longer signs stand before those that begin them. */
    enum Sign {
        FROM(">="),
        UP_TO("<="),
        ABOVE(">"),
        BELOW("<"),
        BETWEEN(".."),
        EQUAL("");

        private final String written;

        Sign(String written) {
            this.written = written;
        }
    }

    static boolean leads(String value) {
        return value.startsWith("<") || value.startsWith(">");
    }

    static Comparison of(String value) {
        for (Sign sign : List.of(Sign.FROM, Sign.UP_TO, Sign.ABOVE, Sign.BELOW)) {
            if (value.startsWith(sign.written)) {
                return new Comparison(sign, List.of(value.substring(sign.written.length())));
            }
        }
        int dots = value.indexOf(Sign.BETWEEN.written);
        if (dots < 0) {
            return new Comparison(Sign.EQUAL, List.of(value));
        }
        String from = value.substring(0, dots);
        String to = value.substring(dots + Sign.BETWEEN.written.length());
        if (to.isEmpty()) {
            return new Comparison(Sign.FROM, List.of(from));
        }
        return from.isEmpty()
                ? new Comparison(Sign.UP_TO, List.of(to))
                : new Comparison(Sign.BETWEEN, List.of(from, to));
    }

    /** The keys that fit, each operand standing for a span of keys; empty when no key can. */
    Optional<Span> bounds(List<Span> spans) {
        Span first = spans.getFirst();
        return switch (sign) {
            case EQUAL -> Optional.of(first);
            case FROM -> Optional.of(new Span(first.from(), Long.MAX_VALUE));
            case UP_TO -> Optional.of(new Span(Long.MIN_VALUE, first.to()));
            case ABOVE ->
                first.to() == Long.MAX_VALUE ? Optional.empty() : Optional.of(new Span(first.to() + 1, Long.MAX_VALUE));
            case BELOW ->
                first.from() == Long.MIN_VALUE
                        ? Optional.empty()
                        : Optional.of(new Span(Long.MIN_VALUE, first.from() - 1));
            case BETWEEN -> Optional.of(new Span(first.from(), spans.getLast().to()));
        };
    }
}
