package sluice.server.home;

/**
 * What a user may set about rendering; pools and prices are in {@code pools.json}.
 *
 * @param cacheMegabytes the most that caches of rendering may take on the disk; 0 for no caches
 * @param heroRerenders whether starred and collected drafts that no campaign paid for are rendered again at hero quality
 */
public record RenderSettings(int cacheMegabytes, boolean heroRerenders) {
    public static RenderSettings defaults() {
        return read(SettingsFile.empty());
    }

    static RenderSettings read(SettingsFile file) {
        return new RenderSettings(
                file.whole("renderCacheMegabytes", 2_048, 0, 1_000_000), file.flag("heroRerenders", false));
    }
}
