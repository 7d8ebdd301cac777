package sluice.adapters.imaging;

import org.jspecify.annotations.Nullable;

/**
 * A decoded and shrunk picture, as stored: not yet upright, in the file's own colour space.
 *
 * @param iccProfile the embedded colour profile; null for sRGB
 * @param warning what is missing from the picture, or null
 */
record Shrunk(
        RgbPicture picture,
        byte @Nullable [] iccProfile,
        @Nullable String warning) {}
