package sluice.server.home;

import sluice.failure.SluiceException;

/**
 * What a user may set in {@code sluice.properties} of a home.
 *
 * @param bind the address to listen on
 * @param port 0 for any free one
 * @param threads files read, and thumbnails made, at a time
 * @param largestFileMegabytes a larger file is refused by imports and uploads
 * @param worth what deep analysis may cost, and when it runs
 * @param renders how rendering caches, and what it does by itself
 */
public record Settings(
        String bind, int port, int threads, int largestFileMegabytes, WorthSettings worth, RenderSettings renders) {
    private static final int MOST_THREADS = 256;

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

    /** With the defaults for deep analysis and rendering. */
    public Settings(String bind, int port, int threads, int largestFileMegabytes) {
        this(bind, port, threads, largestFileMegabytes, WorthSettings.defaults(), RenderSettings.defaults());
    }

    public Settings with(WorthSettings now) {
        return new Settings(bind, port, threads, largestFileMegabytes, now, renders);
    }

    public static Settings defaults() {
        return read(SettingsFile.empty());
    }

    /** @throws SluiceException naming the key, when it is unknown or its value is wrong */
    public static Settings read(Home home) {
        SettingsFile file = SettingsFile.of(home);
        Settings settings = read(file);
        file.refuseOthers();
        return settings;
    }

    private static Settings read(SettingsFile file) {
        int threads = Math.min(Runtime.getRuntime().availableProcessors(), MOST_THREADS);
        return new Settings(
                file.text("bind", "127.0.0.1", "an address to listen on", text -> !text.isBlank()),
                file.whole("port", 7421, 0, 65_535),
                file.whole("threads", threads, 1, MOST_THREADS),
                file.whole("largestFileMegabytes", 512, 1, 2_047),
                WorthSettings.read(file),
                RenderSettings.read(file));
    }
}
