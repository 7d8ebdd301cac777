package sluice.metadata;

/**
 * One piece of text as a file holds it.
 *
 * @param source where it stands: {@code png:KEY} (any text chunk), {@code exif:TAG} (IFD0 or Exif IFD, the tag's
 *     standard name, for example {@code exif:UserComment}, {@code exif:Make}, {@code exif:Software}; text under a tag
 *     without one goes by its number, {@code exif:0x010c}), {@code xmp} (a whole packet), {@code jpeg:comment},
 *     {@code gif:comment}, {@code png:comf:KEY} (private APNG chunks), {@code c2pa} (the digital source types that a
 *     manifest store declares, one a line, the active manifest's first), {@code c2pa:generator} (the programs that its
 *     claims and actions name, likewise), {@code stealth:alpha} and {@code stealth:rgb} (hidden in pixels),
 *     {@code sidecar:txt}, {@code sidecar:json}, {@code sidecar:xmp}
 * @param text decoded to characters, without trailing NULs
 */
public record RawEntry(String source, String text) {}
