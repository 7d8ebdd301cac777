package sluice.image;

import java.util.List;
import java.util.Locale;

/** The formats that are known by their bytes. */
public enum ImageFormat {
    PNG("image/png", true, "png", "apng"),
    JPEG("image/jpeg", true, "jpg", "jpeg", "jpe", "jfif"),
    WEBP("image/webp", true, "webp"),
    GIF("image/gif", true, "gif"),
    BMP("image/bmp", true, "bmp", "dib"),
    TIFF("image/tiff", false, "tif", "tiff"),
    AVIF("image/avif", true, "avif", "avifs"),
    HEIC("image/heic", false, "heic", "heif", "hif"),
    JXL("image/jxl", false, "jxl");

    private final String mediaType;
    private final boolean shownByBrowsers;
    private final List<String> extensions;

    ImageFormat(String mediaType, boolean shownByBrowsers, String... extensions) {
        this.mediaType = mediaType;
        this.shownByBrowsers = shownByBrowsers;
        this.extensions = List.of(extensions);
    }

    public String mediaType() {
        return mediaType;
    }

    /** Whether every current browser shows the original bytes. */
    public boolean shownByBrowsers() {
        return shownByBrowsers;
    }

    /** Without the dot, lower case, the usual one first. */
    public List<String> extensions() {
        return extensions;
    }

    /** The name in JSON and in queries: lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
