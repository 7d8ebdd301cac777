package sluice.metadata.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import sluice.contracts.fixture.ByteWriter;
import sluice.contracts.fixture.JpegFile;
import sluice.contracts.fixture.PngFile;
import sluice.contracts.fixture.TiffBlock;

class CreatedTest {
    private static final String XMP = """
            <?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about="" xmlns:xap="http://ns.adobe.com/xap/1.0/" %s</rdf:Description>
            </rdf:RDF></x:xmpmeta>""";

    private static Instant at(String instant) {
        return Instant.parse(instant);
    }

    @Test
    void exifTimesAreReadWithTheirFractionAndOffset() {
        TiffBlock exif = TiffBlock.littleEndian()
                .exifAscii(TiffBlock.DATE_TIME_ORIGINAL, "2024:05:01 12:00:00")
                .exifAscii(TiffBlock.SUB_SEC_TIME_ORIGINAL, "25 ")
                .exifAscii(TiffBlock.OFFSET_TIME_ORIGINAL, "-05:00");
        assertEquals(
                at("2024-05-01T17:00:00.250Z"),
                Read.of(JpegFile.of(8, 8).exif(exif).toBytes()).created());
    }

    @Test
    void aTimeWithoutAZoneIsReadInTheReadersZone() {
        TiffBlock exif = TiffBlock.littleEndian().ascii(TiffBlock.DATE_TIME, "2024:05:01 12:00:00");
        assertEquals(
                at("2024-05-01T10:00:00Z"),
                Read.of(JpegFile.of(8, 8).exif(exif).toBytes()).created());
    }

    @Test
    void datesNobodyMeantAreNoDates() {
        for (String date : List.of(
                "0000:00:00 00:00:00",
                "1904:01:01 00:00:00",
                "1970:01:01 00:00:00",
                "2024:13:41 12:00:00",
                "9999:01:01 00:00:00",
                "    :  :     :  :  ",
                "2024",
                "yesterday")) {
            TiffBlock exif = TiffBlock.littleEndian().exifAscii(TiffBlock.DATE_TIME_ORIGINAL, date);
            assertNull(Read.of(JpegFile.of(8, 8).exif(exif).toBytes()).created(), date);
        }
    }

    @Test
    void pngCreationTimeIsReadInTheFormsThatToolsWrite() {
        for (String date : List.of(
                "Wed, 01 May 2024 10:00:00 GMT",
                "Wed, 1 May 2024 12:00:00 +0200",
                "2024-05-01T10:00:00Z",
                "2024-05-01 12:00:00+02:00",
                "2024:05:01 12:00:00",
                "2024-05-01T12:00:00")) {
            assertEquals(
                    at("2024-05-01T10:00:00Z"),
                    Read.of(PngFile.of(4, 4).text("Creation Time", date).toBytes())
                            .created(),
                    date);
        }
    }

    @Test
    void theTimeChunkIsTheLastResort() {
        byte[] time =
                ByteWriter.bigEndian().u16(2020).u8(1).u8(2).u8(3).u8(4).u8(5).toBytes();
        assertEquals(
                at("2020-01-02T03:04:05Z"),
                Read.of(PngFile.of(4, 4).chunk("tIME", time).toBytes()).created());
        assertEquals(
                at("2024-05-01T10:00:00Z"),
                Read.of(PngFile.of(4, 4)
                                .chunk("tIME", time)
                                .text("Creation Time", "2024-05-01T10:00:00Z")
                                .toBytes())
                        .created());
    }

    @Test
    void xmpDatesAreReadAsAttributesAndAsElementsUnderAnyPrefix() {
        for (String body : List.of(
                "xap:CreateDate='2024-05-01T12:00:00+02:00'>",
                "><xap:CreateDate>2024-05-01T10:00Z</xap:CreateDate>",
                "xmlns:ps='http://ns.adobe.com/photoshop/1.0/' ps:DateCreated='2024-05-01T12:00:00'>")) {
            byte[] png = PngFile.of(4, 4).xmp(XMP.formatted(body)).toBytes();
            assertEquals(at("2024-05-01T10:00:00Z"), Read.of(png).created(), body);
        }
    }

    @Test
    void xmpWithADocumentTypeIsKeptButNotParsed() {
        String attack = """
                <!DOCTYPE x [<!ENTITY a "%s"><!ENTITY b "&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>
                <x xmlns:xmp="http://ns.adobe.com/xap/1.0/"><xmp:CreateDate>&b;&c;</xmp:CreateDate></x>""".formatted("2024-05-01T10:00:00Z");
        ContainerContent content = Read.of(PngFile.of(4, 4).xmp(attack).toBytes());
        assertNull(content.created());
        assertEquals(attack, content.raw().text("xmp").orElseThrow());
        assertEquals(List.of("xmp"), Read.warned(content));
    }

    @Test
    void xmpThatIsNestedWithoutEndIsAWarning() {
        String packet = "<a>".repeat(100_000) + "CreateDate";
        ContainerContent content = Read.of(PngFile.of(4, 4).xmp(packet).toBytes());
        assertEquals("is nested too deeply", content.warnings().getFirst().message());
    }
}
