package sluice.interchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/** The part of RDF/XML that XMP is written in (ISO 16684-1, 7). */
final class Rdf {
    private static final String NAMESPACE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static final Set<String> LISTS = Set.of("Bag", "Seq", "Alt");

    private Rdf() {}

    static boolean is(Element element, String local) {
        return NAMESPACE.equals(element.getNamespaceURI()) && local.equals(element.getLocalName());
    }

    static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    static Optional<Element> child(Element parent, String local) {
        return children(parent).stream().filter(child -> is(child, local)).findFirst();
    }

    static Optional<Element> list(Element property) {
        return children(property).stream()
                .filter(child -> LISTS.stream().anyMatch(local -> is(child, local)))
                .findFirst();
    }

    static List<Element> items(Element list) {
        return children(list).stream().filter(child -> is(child, "li")).toList();
    }

    /** The items of a list; of anything else the one value that it has. */
    static List<String> values(Element property) {
        Optional<Element> list = list(property);
        if (list.isPresent()) {
            return items(list.get()).stream().map(Rdf::text).toList();
        }
        return List.of(text(property));
    }

    /** The value, which beside qualifiers is an {@code rdf:value}, and for an address may be a resource. */
    static String text(Element element) {
        if (element.hasAttributeNS(NAMESPACE, "resource")) {
            return element.getAttributeNS(NAMESPACE, "resource").strip();
        }
        if (element.hasAttributeNS(NAMESPACE, "value")) {
            return element.getAttributeNS(NAMESPACE, "value").strip();
        }
        Element holder = child(element, "Description").orElse(element);
        if (holder.hasAttributeNS(NAMESPACE, "value")) {
            return holder.getAttributeNS(NAMESPACE, "value").strip();
        }
        Element value = child(holder, "value").orElse(element);
        return value.getTextContent().strip();
    }

    static Element append(Element parent, String local) {
        String prefix = Packet.prefix(parent, NAMESPACE, "rdf");
        Element child =
                Objects.requireNonNull(parent.getOwnerDocument()).createElementNS(NAMESPACE, prefix + ":" + local);
        parent.appendChild(child);
        return child;
    }

    /** Takes away the content and what was said about it; declarations of prefixes stay. */
    static void clear(Element element) {
        while (element.getFirstChild() != null) {
            element.removeChild(element.getFirstChild());
        }
        NamedNodeMap attributes = element.getAttributes();
        for (int i = attributes.getLength() - 1; i >= 0; i--) {
            if (NAMESPACE.equals(attributes.item(i).getNamespaceURI())) {
                element.removeAttributeNode((Attr) attributes.item(i));
            }
        }
    }
}
