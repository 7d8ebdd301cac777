package sluice.metadata.dialect;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import sluice.metadata.MetadataLimits;
import sluice.metadata.RawEntry;

/**
 * The properties of an XMP packet (ISO 16684-1): those that stand directly in a top-level {@code rdf:Description}, as
 * attribute or as element. Of a language alternative or list, the first item. Document types and entities of the
 * packet's own are not read.
 */
final class Xmp {
    private static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static final int MOST_PROPERTIES = 500;

    /** Namespaces of interest, by their customary prefixes; a packet may choose others. */
    private static final Map<String, String> PREFIXES = Map.of(
            "http://ns.adobe.com/xap/1.0/", "xmp",
            "http://ns.adobe.com/exif/1.0/", "exif",
            "http://ns.adobe.com/tiff/1.0/", "tiff",
            "http://purl.org/dc/elements/1.1/", "dc",
            "http://ns.adobe.com/photoshop/1.0/", "photoshop",
            "http://iptc.org/std/Iptc4xmpExt/2008-02-29/", "Iptc4xmpExt");

    private final String source;
    private final List<Payload> found = new ArrayList<>();
    private int depth;
    private int descriptionDepth;
    private @Nullable String property;
    private final StringBuilder text = new StringBuilder();

    private Xmp(String source) {
        this.source = source;
    }

    /** The properties in order, sources such as {@code xmp#exif:UserComment}; what stands before a fault is kept. */
    static List<Payload> properties(RawEntry entry) {
        Xmp xmp = new Xmp(entry.source());
        int start = entry.text().indexOf('<');
        try {
            if (start >= 0) {
                xmp.read(entry.text().substring(start));
            }
        } catch (XMLStreamException broken) {
            xmp.found.add(new Payload(entry.source(), "", "", null, true));
        }
        return xmp.found;
    }

    private void read(String packet) throws XMLStreamException {
        XMLStreamReader reader = factory().createXMLStreamReader(new StringReader(packet));
        try {
            while (reader.hasNext() && found.size() < MOST_PROPERTIES) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> start(reader);
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> characters(reader);
                    case XMLStreamConstants.END_ELEMENT -> {
                        if (end()) {
                            return;
                        }
                    }
                    default -> {}
                }
            }
        } finally {
            reader.close();
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        return factory;
    }

    private void start(XMLStreamReader reader) throws XMLStreamException {
        depth++;
        if (depth > MetadataLimits.DEFAULT.depth()) {
            throw new XMLStreamException("nested too deeply");
        }
        if (descriptionDepth == 0) {
            if (RDF.equals(reader.getNamespaceURI()) && reader.getLocalName().equals("Description")) {
                descriptionDepth = depth;
                attributes(reader);
            }
        } else if (depth == descriptionDepth + 1) {
            property = named(reader.getNamespaceURI(), reader.getLocalName());
            text.setLength(0);
        }
    }

    private void attributes(XMLStreamReader reader) {
        for (int i = 0; i < reader.getAttributeCount() && found.size() < MOST_PROPERTIES; i++) {
            String name = named(reader.getAttributeNamespace(i), reader.getAttributeLocalName(i));
            if (name != null) {
                found.add(Payload.of(source + "#" + name, reader.getAttributeValue(i)));
            }
        }
    }

    private void characters(XMLStreamReader reader) {
        if (property != null && text.length() < MetadataLimits.DEFAULT.entryBytes()) {
            text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
        }
    }

    /** True at the end of the outermost element: padding and a trailer follow, and sometimes rubbish. */
    private boolean end() {
        depth--;
        if (property != null && !text.toString().isBlank() && depth >= descriptionDepth) {
            // The first item of a list, or the plain text of the element.
            found.add(Payload.of(source + "#" + property, text.toString()));
            property = null;
        } else if (depth < descriptionDepth) {
            descriptionDepth = 0;
        }
        return depth == 0;
    }

    private static @Nullable String named(@Nullable String namespace, String local) {
        String prefix = namespace == null ? null : PREFIXES.get(namespace);
        return prefix == null ? null : prefix + ":" + local;
    }
}
