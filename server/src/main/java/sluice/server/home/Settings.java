package sluice.server.home;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.function.BiFunction;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;

/**
 * What a user may set in {@code sluice.properties} of a home.
 *
 * @param bind the address to listen on
 * @param port 0 for any free one
 * @param threads files read, and thumbnails made, at a time
 * @param largestFileMegabytes a larger file is refused by imports and uploads
 */
public record Settings(String bind, int port, int threads, int largestFileMegabytes) {
    private static final int MOST_THREADS = 256;

    private static final List<Setting> KNOWN = List.of(
            new Setting(
                    "bind",
                    "address to listen on",
                    (settings, text) ->
                            new Settings(text, settings.port, settings.threads, settings.largestFileMegabytes)),
            new Setting(
                    "port",
                    "0 to 65535",
                    (settings, text) -> new Settings(
                            settings.bind, Integer.parseInt(text), settings.threads, settings.largestFileMegabytes)),
            new Setting(
                    "threads",
                    "1 to 256",
                    (settings, text) -> new Settings(
                            settings.bind, settings.port, Integer.parseInt(text), settings.largestFileMegabytes)),
            new Setting(
                    "largestFileMegabytes",
                    "1 to 2047",
                    (settings, text) ->
                            new Settings(settings.bind, settings.port, settings.threads, Integer.parseInt(text))));

    /** @param allowed what values it takes, in words for the user */
    private record Setting(String key, String allowed, BiFunction<Settings, String, Settings> set) {}

    public Settings {
        if (bind.isBlank()
                || port < 0
                || port > 65_535
                || threads < 1
                || threads > MOST_THREADS
                || largestFileMegabytes < 1
                || largestFileMegabytes > 2_047) {
            throw new IllegalArgumentException("a setting is out of bounds");
        }
    }

    public static Settings defaults() {
        return new Settings("127.0.0.1", 7421, Math.min(Runtime.getRuntime().availableProcessors(), MOST_THREADS), 512);
    }

    /** @throws SluiceException naming the key, when it is unknown or its value is wrong */
    public static Settings read(Home home) {
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
        Settings settings = defaults();
        for (String key : properties.stringPropertyNames().stream()
                .sorted(Comparator.naturalOrder())
                .toList()) {
            settings = settings.with(key, properties.getProperty(key).strip(), home);
        }
        return settings;
    }

    private Settings with(String key, String value, Home home) {
        for (Setting setting : KNOWN) {
            if (setting.key().equals(key)) {
                try {
                    return setting.set().apply(this, value);
                } catch (IllegalArgumentException e) {
                    throw new SluiceException(
                            FailureCode.INVALID,
                            key,
                            "%s: %s is %s, not \"%s\"".formatted(home.settings(), key, setting.allowed(), value),
                            e);
                }
            }
        }
        String known = String.join(", ", KNOWN.stream().map(Setting::key).toList());
        throw SluiceException.about(
                FailureCode.INVALID,
                key,
                "%s: \"%s\" is no setting; there are %s".formatted(home.settings(), key, known));
    }
}
