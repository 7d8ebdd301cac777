package sluice.metadata.container;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sluice.image.ImageHeader;
import sluice.metadata.RawMetadata;
import sluice.metadata.Warning;

/**
 * What a file holds besides its pixels.
 *
 * @param created when the image was made, as the file itself says (EXIF, PNG, XMP), or null
 */
public record ContainerContent(
        ImageHeader header, RawMetadata raw, @Nullable Instant created, List<Warning> warnings) {
    public ContainerContent {
        warnings = List.copyOf(warnings);
    }
}
