package sluice.metadata;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How an image was made, as far as its file says: each value with its source; what is unknown is absent. Immutable. */
public final class GenerationParameters {
    /** Nothing is known. */
    public static final GenerationParameters NONE = new GenerationParameters(null, Map.of());

    private final @Nullable String dialect;
    private final Map<Parameter<?>, Sourced<?>> values;

    private GenerationParameters(@Nullable String dialect, Map<Parameter<?>, Sourced<?>> values) {
        this.dialect = dialect;
        this.values = values;
    }

    /** The dialect that most of this was read from; null when nothing was. */
    public @Nullable String dialect() {
        return dialect;
    }

    public <T> Optional<T> get(Parameter<T> parameter) {
        Sourced<?> sourced = values.get(parameter);
        return sourced == null ? Optional.empty() : Optional.of(parameter.type().cast(sourced.value()));
    }

    /** Where the value was found; empty when there is none. */
    public Optional<String> source(Parameter<?> parameter) {
        return Optional.ofNullable(values.get(parameter)).map(Sourced::source);
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** These parameters, and the other's where these are silent. The dialect stays this one's, if there is one. */
    public GenerationParameters orElse(GenerationParameters other) {
        Map<Parameter<?>, Sourced<?>> merged = new LinkedHashMap<>(values);
        other.values.forEach(merged::putIfAbsent);
        return new GenerationParameters(dialect == null ? other.dialect : dialect, merged);
    }

    public static Builder in(String dialect) {
        return new Builder(dialect);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof GenerationParameters that
                && Objects.equals(dialect, that.dialect)
                && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return Objects.hash(dialect, values);
    }

    @Override
    public String toString() {
        return dialect + values;
    }

    /**
     * Collects values; what is null or blank is left out, and the first value given for a parameter stays. Text is made
     * well-formed Unicode without NULs.
     */
    public static final class Builder {
        private final @Nullable String dialect;
        private final Map<Parameter<?>, Sourced<?>> values = new LinkedHashMap<>();

        private Builder(@Nullable String dialect) {
            this.dialect = dialect;
        }

        public <T> Builder put(Parameter<T> parameter, @Nullable T value, String source) {
            Object clean = value == null ? null : WellFormed.value(value);
            if (clean != null && says(clean)) {
                values.putIfAbsent(parameter, new Sourced<>(clean, WellFormed.text(source)));
            }
            return this;
        }

        private static boolean says(Object value) {
            return switch (value) {
                case String text -> !text.isBlank();
                case Double number -> Double.isFinite(number);
                case Loras loras -> !loras.all().isEmpty();
                default -> true;
            };
        }

        public boolean has(Parameter<?> parameter) {
            return values.containsKey(parameter);
        }

        public GenerationParameters build() {
            return values.isEmpty() ? NONE : new GenerationParameters(dialect, new LinkedHashMap<>(values));
        }
    }
}
