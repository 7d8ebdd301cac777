package sluice.metadata.dialect;

import org.jspecify.annotations.Nullable;
import sluice.metadata.Tool;

/**
 * Which program wrote a settings line. The stand-alone {@code Version} tells, and {@code App} of SD.Next. Before
 * version 1.3 the web UI wrote no version: settings with its first keys and none of another program's are taken for
 * its own. Whatever else is there is not guessed.
 */
final class A1111Tool {
    private A1111Tool() {}

    static @Nullable Tool of(A1111Settings settings) {
        String app = settings.get("App");
        if (app != null && app.startsWith("SD.Next")) {
            return Tool.SDNEXT;
        }
        if (settings.has("Civitai resources")) {
            return Tool.CIVITAI;
        }
        String version = settings.get("Version");
        if (version != null) {
            return versioned(version);
        }
        boolean classic = settings.has("Steps") && settings.has("Sampler") && settings.has("CFG scale");
        return classic && app == null ? Tool.AUTOMATIC1111 : null;
    }

    /** Our own files name us there; the clip skip that everybody else leaves out when it is 1 means nothing in them. */
    static boolean isOurs(A1111Settings settings) {
        String version = settings.get("Version");
        return version != null && version.startsWith("Sluice ");
    }

    private static @Nullable Tool versioned(String version) {
        if (version.startsWith("Sluice ")) {
            return Tool.OTHER;
        }
        if (version.startsWith("Fooocus") || version.startsWith("RuinedFooocus")) {
            return Tool.FOOOCUS;
        }
        if (version.startsWith("ComfyUI")) {
            return Tool.COMFYUI;
        }
        if (version.startsWith("classic") || version.startsWith("neo")) {
            return Tool.FORGE;
        }
        if (hasDigit(version, 0) || (version.startsWith("v") && hasDigit(version, 1))) {
            return version.indexOf('.') > 0 ? Tool.AUTOMATIC1111 : null;
        }
        if (version.startsWith("f") && hasDigit(version, 1)) {
            return isReforge(version) ? Tool.REFORGE : Tool.FORGE;
        }
        return null;
    }

    /** reForge writes {@code f1.0.0v2-v1.10.1…} or {@code f2.0.0-v1.10.1…}, Forge {@code f2.0.1v1.10.1…}. */
    private static boolean isReforge(String version) {
        int dash = version.indexOf('-');
        return dash > 0
                && dash + 1 < version.length()
                && version.charAt(dash + 1) == 'v'
                && hasDigit(version, dash + 2);
    }

    private static boolean hasDigit(String text, int at) {
        return at < text.length() && Character.isDigit(text.charAt(at));
    }
}
