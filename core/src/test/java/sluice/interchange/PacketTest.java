package sluice.interchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PacketTest {
    private static final String NAMESPACES = " xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'";
    private static final String PREFIXES = " xmlns:xmp='http://ns.adobe.com/xap/1.0/'"
            + " xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:crs='http://ns.adobe.com/camera-raw-settings/1.0/'";

    private static Packet packet(String descriptions) throws NotXmpException {
        return parse("<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF" + NAMESPACES + ">" + descriptions
                + "</rdf:RDF></x:xmpmeta>");
    }

    private static Packet parse(String text) throws NotXmpException {
        return Packet.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Packet again(Packet packet) throws NotXmpException {
        return Packet.parse(packet.bytes());
    }

    private static String text(Packet packet) {
        return new String(packet.bytes(), StandardCharsets.UTF_8);
    }

    @Test
    void attributesAndElementsAreTheSame() throws Exception {
        Packet shorthand = packet("<rdf:Description rdf:about=''" + PREFIXES + " xmp:Rating='3' xmp:Label='Red'/>");
        Packet longhand = packet("<rdf:Description rdf:about=''" + PREFIXES
                + "><xmp:Rating> 3 </xmp:Rating></rdf:Description><rdf:Description" + PREFIXES
                + "><xmp:Label>Red</xmp:Label></rdf:Description>");
        for (Packet packet : List.of(shorthand, longhand)) {
            assertEquals(List.of("3"), packet.items(Property.RATING));
            assertEquals(List.of("Red"), packet.items(Property.LABEL));
            assertFalse(packet.has(Property.SUBJECT));
        }
    }

    @Test
    void prefixesAreOnlyPrefixes() throws Exception {
        Packet packet = parse("<r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#'"
                + " xmlns:dc='http://ns.adobe.com/xap/1.0/' xmlns:a='http://purl.org/dc/elements/1.1/'>"
                + "<r:Description dc:Rating='4'><a:subject><r:Bag><r:li>x</r:li></r:Bag></a:subject>"
                + "<dc:subject>not this</dc:subject></r:Description></r:RDF>");
        assertEquals(List.of("4"), packet.items(Property.RATING));
        assertEquals(List.of("x"), packet.items(Property.SUBJECT));
        packet.setText(Property.COLOR_LABEL, "1");
        packet.setAlternative(Property.DESCRIPTION, "d");
        Packet changed = again(packet);
        assertEquals(List.of("d"), changed.items(Property.DESCRIPTION));
        assertTrue(text(packet).contains("<a:description>"), text(packet));
        assertEquals(List.of("1"), changed.items(Property.COLOR_LABEL));
    }

    @Test
    void aCustomaryPrefixThatIsTakenIsNotTakenAgain() throws Exception {
        Packet packet = packet("<rdf:Description xmlns:xmp='urn:other' xmp:Rating='9'/>");
        packet.setText(Property.RATING, "2");
        assertEquals(List.of("2"), again(packet).items(Property.RATING));
        assertTrue(text(packet).contains("xmp:Rating=\"9\""), text(packet));
    }

    @Test
    void listsAreReadInEveryForm() throws Exception {
        for (String list : List.of(
                "<rdf:Bag><rdf:li>a</rdf:li><rdf:li>b</rdf:li></rdf:Bag>",
                "<rdf:Seq><rdf:li rdf:parseType='Resource'><rdf:value>a</rdf:value><xmp:q>no</xmp:q></rdf:li>"
                        + "<rdf:li><rdf:Description rdf:value='b'/></rdf:li></rdf:Seq>",
                "<rdf:Alt><rdf:li xml:lang='x-default'>a</rdf:li><rdf:li xml:lang='de'>b</rdf:li></rdf:Alt>")) {
            Packet packet =
                    packet("<rdf:Description" + PREFIXES + "><dc:subject>" + list + "</dc:subject></rdf:Description>");
            assertEquals(List.of("a", "b"), packet.items(Property.SUBJECT));
            packet.setItems(Property.SUBJECT, List.of("b", "c"), Packet.Holder.BAG);
            assertEquals(List.of("b", "c"), again(packet).items(Property.SUBJECT));
        }
        Packet plain = packet("<rdf:Description" + PREFIXES + " dc:subject='a'/>");
        assertEquals(List.of("a"), plain.items(Property.SUBJECT));
        plain.setItems(Property.SUBJECT, List.of("a", "b"), Packet.Holder.BAG);
        assertEquals(List.of("a", "b"), again(plain).items(Property.SUBJECT));
    }

    @Test
    void whatIsNotChangedStays() throws Exception {
        String settings = IntStream.range(0, 500)
                .mapToObj(i -> " crs:S" + i + "='" + i + "'")
                .collect(Collectors.joining());
        Packet packet = packet("<rdf:Description" + PREFIXES + settings + " xmp:Rating='1'><!-- by hand -->"
                + "<dc:subject><rdf:Bag><rdf:li>keep</rdf:li><rdf:li rdf:parseType='Resource'><rdf:value>also"
                + "</rdf:value><crs:q>qualified</crs:q></rdf:li></rdf:Bag></dc:subject>"
                + "<crs:Deep rdf:parseType='Resource'><crs:a>1 &lt; 2 &amp; 雾 🎨</crs:a></crs:Deep></rdf:Description>");
        packet.setText(Property.RATING, "5");
        packet.setItems(Property.SUBJECT, List.of("keep", "also", "new"), Packet.Holder.BAG);
        String text = text(packet);
        for (String kept :
                List.of("crs:S499=\"499\"", "by hand", "qualified", "1 &lt; 2 &amp; 雾", "xmp:Rating=\"5\"")) {
            assertTrue(text.contains(kept), () -> kept + " in " + text);
        }
        assertEquals(List.of("keep", "also", "new"), again(packet).items(Property.SUBJECT));
    }

    @Test
    void textThatXmlCannotHoldIsReplaced() throws Exception {
        Packet packet = Packet.empty();
        packet.setAlternative(Property.DESCRIPTION, "a\u0001b\ud800 <c>&\r\n\t🎨");
        assertEquals(List.of("a\ufffdb\ufffd <c>&\r\n\t🎨"), again(packet).items(Property.DESCRIPTION));
        packet.remove(Property.DESCRIPTION);
        assertFalse(again(packet).has(Property.DESCRIPTION));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "ISO-8859-1"})
    void encodingsAreReadByTheirMarksAndDeclarations(String name) throws Exception {
        String mark = name.equals("UTF-8") || name.equals("UTF-16LE") ? "\ufeff" : "";
        String text = mark + "<?xml version='1.0' encoding='" + name.replace("LE", "") + "'?><rdf:RDF" + NAMESPACES
                + "><rdf:Description" + PREFIXES + " xmp:Label='Grün'/></rdf:RDF>";
        Packet packet = Packet.parse(text.getBytes(Charset.forName(name)));
        assertEquals(List.of("Grün"), packet.items(Property.LABEL));
        assertEquals(List.of("Grün"), again(packet).items(Property.LABEL));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no XML at all",
                "<rdf:RDF",
                "<html><body/></html>",
                "<x:xmpmeta xmlns:x='adobe:ns:meta/'/>",
                "<!DOCTYPE r [<!ENTITY a 'b'>]><r>&a;</r>",
                "<!DOCTYPE r [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><r>&a;</r>",
                "<!DOCTYPE r SYSTEM 'http://127.0.0.1:9/no.dtd'><r/>",
                "<r>&undeclared;</r>",
                "<a/><b/>"
            })
    void whatIsNoXmpIsRefused(String text) {
        assertThrows(NotXmpException.class, () -> parse(text));
    }

    @Test
    void entitiesAreNotExpanded() {
        StringBuilder laughs = new StringBuilder("<!DOCTYPE r [<!ENTITY l0 'lol'>");
        for (int i = 1; i < 30; i++) {
            laughs.append("<!ENTITY l%d '%s'>".formatted(i, ("&l" + (i - 1) + ";").repeat(10)));
        }
        String bomb = laughs + "]><r>&l29;</r>";
        String said = String.valueOf(
                assertThrows(NotXmpException.class, () -> parse(bomb)).getMessage());
        assertTrue(said.contains("document type"), said);
    }

    @Test
    void nestingIsBounded() {
        String deep = "<a>".repeat(100_000) + "</a>".repeat(100_000);
        String said = String.valueOf(
                assertThrows(NotXmpException.class, () -> parse(deep)).getMessage());
        assertTrue(said.contains("nested"), said);
    }
}
