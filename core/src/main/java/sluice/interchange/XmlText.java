package sluice.interchange;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * XML to a tree and back, with the JDK's own parser. Document types are refused, and with them every entity of a file's
 * own; depth and attributes are bounded.
 */
final class XmlText {
    /** Properties of XMP nest a handful of levels. */
    private static final int DEEPEST = 64;

    /** Lightroom writes each of its settings as one; the JDK's own limit is 200. */
    private static final int MOST_ATTRIBUTES = 10_000;

    private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";

    private XmlText() {}

    static Document parse(byte[] text) throws NotXmpException {
        try {
            DocumentBuilder builder = factory().newDocumentBuilder();
            builder.setErrorHandler(new Strict());
            return builder.parse(new ByteArrayInputStream(text));
        } catch (SAXParseException fault) {
            throw new NotXmpException(
                    "is no XML that can be read (line " + fault.getLineNumber() + ", " + reason(fault) + ")");
        } catch (SAXException | IOException fault) {
            throw new NotXmpException("is no XML that can be read");
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the JDK's own XML parser lacks what it is documented to have", e);
        }
    }

    private static String reason(SAXParseException fault) {
        String said = String.valueOf(fault.getMessage());
        if (said.contains("DOCTYPE")) {
            return "it has a document type, which XMP has not";
        }
        return said.startsWith("JAXP") ? "it is nested deeper or is larger than any XMP" : "it is not well-formed";
    }

    private static DocumentBuilderFactory factory() throws ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature(NO_DOCTYPE, true);
        factory.setXIncludeAware(false);
        factory.setExpandEntityReferences(false);
        factory.setAttribute("jdk.xml.maxElementDepth", Integer.toString(DEEPEST));
        factory.setAttribute("jdk.xml.elementAttributeLimit", Integer.toString(MOST_ATTRIBUTES));
        return factory;
    }

    /** UTF-8; with an XML declaration where there was one that named an encoding. */
    static byte[] write(Document document) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            Transformer identity = TransformerFactory.newDefaultInstance().newTransformer();
            identity.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
            identity.setOutputProperty(
                    OutputKeys.OMIT_XML_DECLARATION, document.getXmlEncoding() == null ? "yes" : "no");
            document.setXmlStandalone(true);
            identity.transform(new DOMSource(document), new StreamResult(out));
            return out.toByteArray();
        } catch (TransformerException e) {
            throw new IllegalStateException("a tree of XML could not be written", e);
        }
    }

    /** What XML 1.0 cannot hold, not even escaped, becomes U+FFFD. */
    static String holdable(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(point -> clean.appendCodePoint(isHoldable(point) ? point : 0xFFFD));
        return clean.toString();
    }

    private static boolean isHoldable(int point) {
        boolean isControl = point < 0x20 && point != '\t' && point != '\n' && point != '\r';
        boolean isHalf = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
        return !isControl && !isHalf && point != 0xFFFE && point != 0xFFFF;
    }

    /** Without this the parser writes to the screen. */
    private static final class Strict implements ErrorHandler {
        @Override
        public void warning(SAXParseException exception) {}

        @Override
        public void error(SAXParseException exception) throws SAXException {
            throw exception;
        }

        @Override
        public void fatalError(SAXParseException exception) throws SAXException {
            throw exception;
        }
    }
}
