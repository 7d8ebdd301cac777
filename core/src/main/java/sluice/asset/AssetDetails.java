package sluice.asset;

import java.util.List;
import sluice.metadata.RawEntry;
import sluice.metadata.Reading;
import sluice.metadata.Warning;

/**
 * All that is kept about one asset.
 *
 * @param raw the text found in its file, as found
 * @param readings what each dialect made of it, the one that counts most first
 * @param parents assets it was made from
 * @param children assets made from it
 */
public record AssetDetails(
        Asset asset,
        List<RawEntry> raw,
        List<Reading> readings,
        List<Warning> warnings,
        List<Lineage> parents,
        List<Lineage> children) {
    public AssetDetails {
        raw = List.copyOf(raw);
        readings = List.copyOf(readings);
        warnings = List.copyOf(warnings);
        parents = List.copyOf(parents);
        children = List.copyOf(children);
    }
}
