package sluice.metadata.container;

/** Where a date of creation was found, the most telling first. */
enum CreatedFrom {
    EXIF_ORIGINAL,
    XMP,
    PNG_CREATION_TIME,
    EXIF_DIGITIZED,
    EXIF_MODIFIED,
    PNG_MODIFIED
}
