package sluice.adapters.imaging;

import static org.bytedeco.leptonica.global.leptonica.L_SEVERITY_NONE;
import static org.bytedeco.leptonica.global.leptonica.setMsgSeverity;

import org.bytedeco.javacpp.Loader;

/** Loads the native library, once and on first use: a library of PNGs only never pays for it. */
final class Leptonica {
    static {
        Loader.load(org.bytedeco.leptonica.global.leptonica.class);
        // What it would print on damaged files comes back as refusals and warnings.
        setMsgSeverity(L_SEVERITY_NONE);
    }

    private Leptonica() {}

    /** Returns when the library is loaded. */
    static void ready() {
        // The work is done by the class's initialisation.
    }
}
