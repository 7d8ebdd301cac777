package sluice.metadata.container;

import java.io.IOException;
import java.io.StringReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** XMP packets (ISO 16684-1): kept whole for the dialects; only the date of creation is read here. */
final class Xmp {
    private static final String XMP = "http://ns.adobe.com/xap/1.0/";
    private static final String PHOTOSHOP = "http://ns.adobe.com/photoshop/1.0/";
    private static final String EXIF = "http://ns.adobe.com/exif/1.0/";

    /** Names of dates, the most telling first. */
    private static final List<String> DATES =
            List.of(XMP + "CreateDate", PHOTOSHOP + "DateCreated", EXIF + "DateTimeOriginal");

    private static final int LONGEST_DATE = 64;

    private Xmp() {}

    static void found(String source, Region packet, Findings findings) throws IOException {
        Optional<byte[]> bytes = findings.bytes(source, packet);
        if (bytes.isPresent()) {
            found(source, bytes.get(), findings);
        }
    }

    static void found(String source, byte[] packet, Findings findings) throws IOException {
        String text = TextBytes.marked(packet).replace("\0", "").strip();
        findings.text(source, text);
        if (text.contains("CreateDate") || text.contains("DateCreated") || text.contains("DateTimeOriginal")) {
            findings.attempt(source, () -> dates(text, findings));
        }
    }

    private static void dates(String packet, Findings findings) throws DamagedException {
        Map<String, String> found = new HashMap<>();
        try {
            read(reader(packet), findings.limits().depth(), found);
        } catch (XMLStreamException damage) {
            throw new DamagedException("is not well-formed");
        }
        for (String name : DATES) {
            String date = found.get(name);
            if (date != null) {
                findings.created(CreatedFrom.XMP, date);
            }
        }
    }

    private static XMLStreamReader reader(String packet) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        return factory.createXMLStreamReader(new StringReader(packet));
    }

    private static void read(XMLStreamReader xml, int most, Map<String, String> found)
            throws XMLStreamException, DamagedException {
        int depth = 0;
        String element = "";
        StringBuilder text = new StringBuilder();
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++depth > most) {
                        throw new DamagedException("is nested too deeply");
                    }
                    element = xml.getNamespaceURI() + xml.getLocalName();
                    text.setLength(0);
                    for (int i = 0; i < xml.getAttributeCount(); i++) {
                        keep(
                                xml.getAttributeNamespace(i) + xml.getAttributeLocalName(i),
                                xml.getAttributeValue(i),
                                found);
                    }
                }
                case XMLStreamConstants.CHARACTERS -> {
                    if (text.length() <= LONGEST_DATE) {
                        text.append(xml.getText());
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    keep(element, text.toString(), found);
                    element = "";
                }
                case XMLStreamConstants.DTD -> throw new DamagedException("has a document type, which XMP has not");
                default -> {
                    // Comments and processing instructions.
                }
            }
        }
    }

    private static void keep(String name, String value, Map<String, String> found) {
        if (DATES.contains(name)) {
            found.putIfAbsent(name, value);
        }
    }
}
