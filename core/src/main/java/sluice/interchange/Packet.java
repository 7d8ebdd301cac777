package sluice.interchange;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.XMLConstants;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * An XMP packet (ISO 16684-1) whose properties can be read and changed; whatever nobody changes stays as it is.
 *
 * <p>A property may stand in any of several top-level {@code rdf:Description} elements, as an element or, when it is
 * simple, as an attribute, under any prefix; an item may carry qualifiers. All of these are read; what is changed keeps the
 * form that it has, and what is new becomes an element of the first description.
 */
final class Packet {
    private static final String EMPTY = """
            <?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="Sluice">
             <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
              <rdf:Description rdf:about=""/>
             </rdf:RDF>
            </x:xmpmeta>
            <?xpacket end="w"?>
            """;

    /** How the items of a new property are held. */
    enum Holder {
        BAG("Bag"),
        SEQ("Seq");

        private final String local;

        Holder(String local) {
            this.local = local;
        }
    }

    private final Document document;
    private final Element rdf;

    private Packet(Document document, Element rdf) {
        this.document = document;
        this.rdf = rdf;
    }

    static Packet empty() {
        try {
            return parse(EMPTY.getBytes(StandardCharsets.UTF_8));
        } catch (NotXmpException e) {
            throw new IllegalStateException(e);
        }
    }

    static Packet parse(byte[] text) throws NotXmpException {
        Document document = XmlText.parse(text);
        Element root = document.getDocumentElement();
        Element rdf = Rdf.is(root, "RDF") ? root : Rdf.child(root, "RDF").orElse(null);
        if (rdf == null) {
            throw new NotXmpException("is XML, but no XMP: it has no rdf:RDF");
        }
        return new Packet(document, rdf);
    }

    byte[] bytes() {
        return XmlText.write(document);
    }

    boolean has(Property property) {
        return !items(property).isEmpty();
    }

    /** The values of a list, or the one of a simple property; empty when it is absent. */
    List<String> items(Property property) {
        List<String> values = new ArrayList<>();
        for (Element description : descriptions()) {
            Attr attribute = description.getAttributeNodeNS(property.namespace, property.local);
            if (attribute != null) {
                values.add(attribute.getValue());
            }
            for (Element element : elements(description, property)) {
                values.addAll(Rdf.values(element));
            }
        }
        return values;
    }

    void remove(Property property) {
        for (Element description : descriptions()) {
            description.removeAttributeNS(property.namespace, property.local);
            elements(description, property).forEach(description::removeChild);
        }
    }

    void setText(Property property, String value) {
        String text = XmlText.holdable(value);
        for (Element description : descriptions()) {
            Attr attribute = description.getAttributeNodeNS(property.namespace, property.local);
            List<Element> elements = elements(description, property);
            if (attribute != null) {
                attribute.setValue(text);
                return;
            }
            if (!elements.isEmpty()) {
                Rdf.clear(elements.getFirst());
                elements.getFirst().setTextContent(text);
                return;
            }
        }
        added(property).setTextContent(text);
    }

    /** In the language that stands for all. */
    void setAlternative(Property property, String value) {
        remove(property);
        Element item = Rdf.append(Rdf.append(added(property), "Alt"), "li");
        item.setAttributeNS(XMLConstants.XML_NS_URI, "xml:lang", "x-default");
        item.setTextContent(XmlText.holdable(value));
    }

    /** Items that stay keep their place and their qualifiers. */
    void setItems(Property property, List<String> values, Holder holder) {
        Set<String> wanted = new LinkedHashSet<>();
        values.forEach(value -> wanted.add(XmlText.holdable(value)));
        if (wanted.isEmpty()) {
            remove(property);
            return;
        }
        Element list = list(property).orElse(null);
        if (list == null) {
            remove(property);
            list = Rdf.append(added(property), holder.local);
        }
        for (Element item : Rdf.items(list)) {
            if (!wanted.remove(Rdf.text(item))) {
                list.removeChild(item);
            }
        }
        for (String value : wanted) {
            Rdf.append(list, "li").setTextContent(value);
        }
    }

    /** The list that holds the property's items, if it stands in one place only. */
    private Optional<Element> list(Property property) {
        List<Element> found = new ArrayList<>();
        boolean asAttribute = false;
        for (Element description : descriptions()) {
            found.addAll(elements(description, property));
            asAttribute |= description.hasAttributeNS(property.namespace, property.local);
        }
        return found.size() == 1 && !asAttribute ? Rdf.list(found.getFirst()) : Optional.empty();
    }

    private List<Element> descriptions() {
        return Rdf.children(rdf).stream()
                .filter(child -> Rdf.is(child, "Description"))
                .toList();
    }

    private static List<Element> elements(Element description, Property property) {
        return Rdf.children(description).stream()
                .filter(child -> property.namespace.equals(child.getNamespaceURI())
                        && property.local.equals(child.getLocalName()))
                .toList();
    }

    private Element added(Property property) {
        Element description = descriptions().stream().findFirst().orElseGet(() -> Rdf.append(rdf, "Description"));
        Element element = document.createElementNS(
                property.namespace, prefix(description, property.namespace, property.prefix) + ":" + property.local);
        description.appendChild(element);
        return element;
    }

    /** The prefix that the namespace has here; it is given one if it has none. */
    static String prefix(Element at, String namespace, String customary) {
        String bound = at.lookupPrefix(namespace);
        if (bound != null && namespace.equals(at.lookupNamespaceURI(bound))) {
            return bound;
        }
        String free = customary;
        for (int number = 1; isTaken(at, free); number++) {
            free = customary + number;
        }
        at.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns:" + free, namespace);
        return free;
    }

    private static boolean isTaken(Node at, String prefix) {
        return at.lookupNamespaceURI(prefix) != null;
    }
}
