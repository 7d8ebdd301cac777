package sluice.interchange;

import java.util.Arrays;
import java.util.Optional;

/** How a new sidecar is named. */
public enum SidecarForm {
    /** {@code NAME.EXT.xmp}, as digiKam, darktable and exiftool's users have it: it belongs to one file for certain. */
    NAME_EXT_XMP("name.ext.xmp"),
    /** {@code NAME.xmp}, as Lightroom, Bridge and Capture One have it beside camera raws. */
    NAME_XMP("name.xmp");

    private final String word;

    SidecarForm(String word) {
        this.word = word;
    }

    /** As the API and the command line call it. */
    public String word() {
        return word;
    }

    public static Optional<SidecarForm> named(String word) {
        return Arrays.stream(values()).filter(form -> form.word.equals(word)).findFirst();
    }
}
