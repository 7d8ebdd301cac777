package sluice.search;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.stream.Stream;
import sluice.search.Query.Range;

/** Reads {@code field:value}. */
final class FieldTerms {
    private static final String QUOTE_IT = "If it is meant as a word, put it in quotes.";

    private final Dates dates;

    FieldTerms(Dates dates) {
        this.dates = dates;
    }

    Query term(Written label, Written value) {
        String name = label.plain().toLowerCase(Locale.ROOT);
        if (value.pieces().isEmpty()) {
            throw new QuerySyntaxException(
                    label.start(), value.end(), name + ": needs a value right after the colon.", null);
        }
        if (name.equals("has")) {
            return new Query.Has(field(value));
        }
        Field field = field(label);
        if (value.isBare() && value.plain().equals("*")) {
            return new Query.Has(field);
        }
        return switch (field.kind()) {
            case TEXT -> words(field, value);
            case KEYWORD -> matching(field, value);
            case FLAG -> flag(field, value);
            case NUMBER -> number(field, value);
            case DATE -> date(field, value);
        };
    }

    /** Reads {@code like:} and {@code about:}; empty for other labels. */
    static Optional<Likeness> likeness(Written label, Written value) {
        String name = label.plain().toLowerCase(Locale.ROOT);
        if (!Likeness.LABELS.contains(name)) {
            return Optional.empty();
        }
        String said = value.pieces().isEmpty() ? "" : value.plain().strip();
        if (said.isEmpty()) {
            throw new QuerySyntaxException(
                    label.start(),
                    value.end(),
                    name + ": needs " + (name.equals("like") ? "an asset" : "words") + " right after the colon.",
                    name.equals("like") ? "For example like:3f2a91." : "For example about:\"a stormy sea\".");
        }
        return Optional.of(name.equals("like") ? new Likeness.Like(said) : new Likeness.About(said));
    }

    private static Field field(Written label) {
        return Field.labelled(label.plain()).orElseThrow(() -> {
            String nearest = Nearest.to(label.plain(), labels())
                    .map(near -> "Did you mean " + near + "? ")
                    .orElse("");
            return label.fault("There is no field " + label.plain() + ".", nearest + QUOTE_IT);
        });
    }

    private static List<String> labels() {
        return Stream.concat(Arrays.stream(Field.values()).map(Field::label), Likeness.LABELS.stream())
                .toList();
    }

    private static Query words(Field field, Written value) {
        List<String> tokens = value.tokens();
        if (tokens.isEmpty()) {
            throw value.fault("There is no letter or digit to look for.", null);
        }
        return new Query.Words(field, tokens, !value.endsQuoted());
    }

    private static Query matching(Field field, Written value) {
        Pattern pattern = Pattern.of(value.betweenStars());
        if (pattern.isWhole() && pattern.pieces().getFirst().isEmpty()) {
            throw value.fault("There is nothing between the quotes.", "To find any value, write has:" + field.label());
        }
        if (value.isBare() && Comparison.leads(value.plain())) {
            throw value.fault(field.label() + " cannot be compared.", QUOTE_IT);
        }
        return pattern.matchesAnything() ? new Query.Has(field) : new Query.Matching(field, field.read(pattern));
    }

    private static Query flag(Field field, Written value) {
        SortedSet<String> known = field.vocabulary();
        String flag = value.plain().toLowerCase(Locale.ROOT);
        if (!known.contains(flag)) {
            throw value.fault(
                    "There is no " + field.label() + ":" + value.plain() + ".",
                    "It can be " + String.join(", ", known) + ".");
        }
        return new Query.Matching(field, Pattern.whole(flag));
    }

    private static Query number(Field field, Written value) {
        NumberForm form = field.form().orElseThrow();
        return range(field, value, text -> {
            try {
                long key = form.parse(text);
                return Optional.of(new Span(key, key));
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        });
    }

    private Query date(Field field, Written value) {
        return dates.sinceRelative(value.plain())
                .<Query>map(from -> new Range(field, from, Long.MAX_VALUE))
                .orElseGet(() -> range(field, value, dates::span));
    }

    private static Query range(Field field, Written value, Function<String, Optional<Span>> spans) {
        Comparison comparison = Comparison.of(value.plain());
        List<Span> spanned = comparison.operands().stream()
                .map(operand -> spans.apply(operand).orElseThrow(() -> notOne(field, value, operand)))
                .toList();
        Span bounds = comparison.bounds(spanned).orElse(null);
        if (bounds == null) {
            return Query.NOTHING;
        }
        if (bounds.from() > bounds.to()) {
            throw value.fault("This range ends before it begins.", "Write the smaller side first.");
        }
        return new Range(field, bounds.from(), bounds.to());
    }

    private static QuerySyntaxException notOne(Field field, Written value, String operand) {
        NumberForm form = field.form().orElseThrow();
        String examples = form == NumberForm.MOMENT
                ? Dates.EXAMPLES
                : "For example " + field.label() + ":20, " + field.label() + ":>20 or " + field.label() + ":20..30.";
        String shown = operand.isEmpty() ? "Here" : "\"" + operand + "\" is not " + form.words() + "; here";
        return value.fault(shown + " " + field.label() + " needs " + form.words() + ".", examples);
    }
}
