package sluice.render.deliver;

import sluice.render.finish.Imprint;

/**
 * The XMP packet (ISO 16684-1) of a finished file: which program made it, when, of what words, and the digital source
 * type of the IPTC NewsCodes ({@code http://cv.iptc.org/newscodes/digitalsourcetype/}) by which platforms tell generated
 * pictures. At most {@link #MOST_BYTES} in UTF-8, so that it fits one JPEG segment.
 */
public final class ImprintXmp {
    /** A JPEG segment holds 65,533 bytes, of which the name of XMP takes 29. */
    public static final int MOST_BYTES = 65_504;

    private static final String SOURCE_TYPES = "http://cv.iptc.org/newscodes/digitalsourcetype/";
    /** Bytes left for the description; the rest of the packet takes about one thousand. */
    private static final int DESCRIPTION_BYTES = 60_000;

    private ImprintXmp() {}

    public static String of(Imprint imprint) {
        return """
                <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
                <x:xmpmeta xmlns:x="adobe:ns:meta/">
                 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
                  <rdf:Description rdf:about=""
                    xmlns:xmp="http://ns.adobe.com/xap/1.0/"
                    xmlns:dc="http://purl.org/dc/elements/1.1/"
                    xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
                    xmp:CreatorTool="%s"
                    xmp:CreateDate="%s"
                    Iptc4xmpExt:DigitalSourceType="%s">
                   <dc:description><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:description>
                  </rdf:Description>
                 </rdf:RDF>
                </x:xmpmeta>
                <?xpacket end="r"?>""".formatted(
                        escaped(imprint.software(), 500),
                        imprint.at(),
                        escaped(SOURCE_TYPES + imprint.origin(), 500),
                        escaped(imprint.recipe().prompt(), DESCRIPTION_BYTES));
    }

    /** For XML, and cut where it would take more bytes than that; what XML 1.0 cannot hold is left out. */
    private static String escaped(String text, int mostBytes) {
        StringBuilder xml = new StringBuilder(text.length() + 16);
        int bytes = 0;
        for (int at = 0; at < text.length(); ) {
            int point = text.codePointAt(at);
            at += Character.charCount(point);
            String written = written(point);
            bytes += written.length() > 2 ? written.length() : utf8Bytes(point);
            if (bytes > mostBytes) {
                return xml.append('…').toString();
            }
            xml.append(written);
        }
        return xml.toString();
    }

    private static String written(int point) {
        return switch (point) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "&quot;";
            case '\r' -> "&#xD;";
            default -> isXml(point) ? Character.toString(point) : "";
        };
    }

    private static boolean isXml(int point) {
        return point == '\n'
                || point == '\t'
                || (point >= 0x20 && point < 0xD800)
                || (point >= 0xE000 && point < 0xFFFE)
                || point >= 0x10000;
    }

    private static int utf8Bytes(int point) {
        return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    }
}
