package sluice.interchange;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The XMP properties that are read and written, each with its customary prefix. Schemas: XMP and Dublin Core
 * (ISO 16684-1), Dynamic Media and Exif (Adobe's XMP Specification, part 2), the Lightroom schema, digiKam's, and
 * IPTC Extension.
 */
enum Property {
    /** 1 to 5, 0 for none, −1 for rejected. */
    RATING("http://ns.adobe.com/xap/1.0/", "xmp", "Rating", true),
    LABEL("http://ns.adobe.com/xap/1.0/", "xmp", "Label", true),
    SUBJECT("http://purl.org/dc/elements/1.1/", "dc", "subject", true),
    /** Keywords with the branches that they hang from, parted by a vertical bar. */
    HIERARCHY("http://ns.adobe.com/lightroom/1.0/", "lr", "hierarchicalSubject", true),
    /** The same, parted by slashes. */
    TAGS_LIST("http://www.digikam.org/ns/1.0/", "digiKam", "TagsList", true),
    /** A number, 0 for none; see {@link LabelWords}. */
    COLOR_LABEL("http://www.digikam.org/ns/1.0/", "digiKam", "ColorLabel", true),
    /** 0 none, 1 rejected, 2 pending, 3 accepted. */
    PICK_LABEL("http://www.digikam.org/ns/1.0/", "digiKam", "PickLabel", true),
    /** −1 rejected, 0 none, 1 picked. */
    PICK("http://ns.adobe.com/xmp/1.0/DynamicMedia/", "xmpDM", "pick", true),
    DESCRIPTION("http://purl.org/dc/elements/1.1/", "dc", "description", false),
    USER_COMMENT("http://ns.adobe.com/exif/1.0/", "exif", "UserComment", false),
    SOURCE_TYPE("http://iptc.org/std/Iptc4xmpExt/2008-02-29/", "Iptc4xmpExt", "DigitalSourceType", false);

    /** Those that tell what somebody thinks of an image, and go both ways. */
    static final List<Property> MARKS =
            Arrays.stream(values()).filter(property -> property.mark).toList();

    final String namespace;
    final String prefix;
    final String local;
    private final boolean mark;

    Property(String namespace, String prefix, String local, boolean mark) {
        this.namespace = namespace;
        this.prefix = prefix;
        this.local = local;
        this.mark = mark;
    }

    /** Such as {@code xmp:Rating}. */
    String title() {
        return prefix + ":" + local;
    }

    static Optional<Property> titled(String title) {
        return Arrays.stream(values())
                .filter(property -> property.title().equals(title))
                .findFirst();
    }
}
