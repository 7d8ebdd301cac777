package sluice.asset;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sluice.metadata.GenerationParameters;
import sluice.metadata.RawEntry;
import sluice.metadata.Reading;
import sluice.metadata.Warning;

/**
 * What making an asset's thumbnail brought to light.
 *
 * @param picture {@link Picture.Ready} or {@link Picture.Impossible}; {@link Picture.Pending} has it made again
 * @param hidden what was found hidden in the pixels, or null: it replaces the asset's parameters and readings and adds
 *     to its raw text
 * @param warnings to be added, each once
 */
public record PictureResult(
        AssetId id, Picture picture, @Nullable Hidden hidden, List<Warning> warnings) {
    public PictureResult {
        warnings = List.copyOf(warnings);
    }

    /**
     * Text hidden in pixels.
     *
     * @param entry as found
     * @param generation all readings of the file, this one included, merged
     */
    public record Hidden(RawEntry entry, GenerationParameters generation, List<Reading> readings) {
        public Hidden {
            readings = List.copyOf(readings);
        }
    }
}
