package sluice.server.home;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;

/**
 * Reads {@code sluice.properties} key by key. What is asked for is what there is: a key of the file that nobody asked
 * for is refused in the end.
 */
final class SettingsFile {
    private final String name;
    private final Properties properties;
    private final List<String> known = new ArrayList<>();

    private SettingsFile(String name, Properties properties) {
        this.name = name;
        this.properties = properties;
    }

    /** A file in which nothing is set. */
    static SettingsFile empty() {
        return new SettingsFile("", new Properties());
    }

    static SettingsFile of(Home home) {
        Properties properties = new Properties();
        if (Files.exists(home.settings())) {
            try (Reader reader = Files.newBufferedReader(home.settings())) {
                properties.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                throw new SluiceException(
                        FailureCode.INVALID,
                        home.settings().toString(),
                        "cannot read " + home.settings() + ": " + e.getMessage(),
                        e);
            }
        }
        return new SettingsFile(home.settings().toString(), properties);
    }

    int whole(String key, int otherwise, int least, int most) {
        return read(key, otherwise, "%d to %d".formatted(least, most), Integer::valueOf, n -> n >= least && n <= most);
    }

    long whole(String key, long otherwise, long least, long most) {
        return read(key, otherwise, "%d to %d".formatted(least, most), Long::valueOf, n -> n >= least && n <= most);
    }

    double number(String key, double otherwise, double least, double most) {
        return read(key, otherwise, least + " to " + most, Double::valueOf, n -> n >= least && n <= most);
    }

    boolean flag(String key, boolean otherwise) {
        return read(key, otherwise, "true or false", Boolean::valueOf, yes -> true, text -> text.matches("true|false"));
    }

    /** @param allowed what values it takes, in words for the user */
    String text(String key, String otherwise, String allowed, Predicate<String> fits) {
        return read(key, otherwise, allowed, Function.identity(), fits);
    }

    /** @param parse answers the value, or throws {@code IllegalArgumentException} when the text is none */
    <T> T value(String key, T otherwise, String allowed, Function<String, T> parse) {
        return read(key, otherwise, allowed, parse, value -> true);
    }

    private <T> T read(String key, T otherwise, String allowed, Function<String, T> parse, Predicate<T> fits) {
        return read(key, otherwise, allowed, parse, fits, text -> true);
    }

    private <T> T read(
            String key,
            T otherwise,
            String allowed,
            Function<String, T> parse,
            Predicate<T> fits,
            Predicate<String> looksRight) {
        known.add(key);
        String given = properties.getProperty(key);
        if (given == null) {
            return otherwise;
        }
        String text = given.strip();
        try {
            if (looksRight.test(text)) {
                T value = parse.apply(text);
                if (fits.test(value)) {
                    return value;
                }
            }
        } catch (IllegalArgumentException e) {
            throw wrong(key, allowed, text, e);
        }
        throw wrong(key, allowed, text, null);
    }

    private SluiceException wrong(String key, String allowed, String text, @Nullable IllegalArgumentException cause) {
        return new SluiceException(
                FailureCode.INVALID, key, "%s: %s is %s, not \"%s\"".formatted(name, key, allowed, text), cause);
    }

    /** Refuses keys that nobody asked for. */
    void refuseOthers() {
        properties.stringPropertyNames().stream()
                .sorted()
                .filter(key -> !known.contains(key))
                .findFirst()
                .ifPresent(key -> {
                    throw SluiceException.about(
                            FailureCode.INVALID,
                            key,
                            "%s: \"%s\" is no setting; there are %s".formatted(name, key, String.join(", ", known)));
                });
    }
}
