package sluice.metadata.container;

import java.util.HexFormat;
import java.util.Map;

/** Tags of TIFF 6.0, EXIF 3.0 and Windows Explorer that hold text, by their standard names. */
final class ExifTag {
    static final int ORIENTATION = 0x0112;
    static final int DATE_TIME = 0x0132;
    static final int XMP = 0x02BC;
    static final int EXIF_DIRECTORY = 0x8769;
    static final int DATE_TIME_ORIGINAL = 0x9003;
    static final int DATE_TIME_DIGITIZED = 0x9004;
    static final int OFFSET_TIME = 0x9010;
    static final int OFFSET_TIME_ORIGINAL = 0x9011;
    static final int OFFSET_TIME_DIGITIZED = 0x9012;
    static final int SUB_SEC_TIME = 0x9290;
    static final int SUB_SEC_TIME_ORIGINAL = 0x9291;
    static final int SUB_SEC_TIME_DIGITIZED = 0x9292;
    static final int MAKER_NOTE = 0x927C;
    static final int USER_COMMENT = 0x9286;
    static final int C2PA = 0xCD41;

    private static final int XP_FIRST = 0x9C9B;
    private static final int XP_LAST = 0x9C9F;

    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(0x010D, "DocumentName"),
            Map.entry(0x010E, "ImageDescription"),
            Map.entry(0x010F, "Make"),
            Map.entry(0x0110, "Model"),
            Map.entry(0x011D, "PageName"),
            Map.entry(0x0131, "Software"),
            Map.entry(DATE_TIME, "DateTime"),
            Map.entry(0x013B, "Artist"),
            Map.entry(0x013C, "HostComputer"),
            Map.entry(0x8298, "Copyright"),
            Map.entry(DATE_TIME_ORIGINAL, "DateTimeOriginal"),
            Map.entry(DATE_TIME_DIGITIZED, "DateTimeDigitized"),
            Map.entry(OFFSET_TIME, "OffsetTime"),
            Map.entry(OFFSET_TIME_ORIGINAL, "OffsetTimeOriginal"),
            Map.entry(OFFSET_TIME_DIGITIZED, "OffsetTimeDigitized"),
            Map.entry(MAKER_NOTE, "MakerNote"),
            Map.entry(USER_COMMENT, "UserComment"),
            Map.entry(SUB_SEC_TIME, "SubSecTime"),
            Map.entry(SUB_SEC_TIME_ORIGINAL, "SubSecTimeOriginal"),
            Map.entry(SUB_SEC_TIME_DIGITIZED, "SubSecTimeDigitized"),
            Map.entry(0x9C9B, "XPTitle"),
            Map.entry(0x9C9C, "XPComment"),
            Map.entry(0x9C9D, "XPAuthor"),
            Map.entry(0x9C9E, "XPKeywords"),
            Map.entry(0x9C9F, "XPSubject"),
            Map.entry(0xA420, "ImageUniqueID"),
            Map.entry(0xA430, "CameraOwnerName"),
            Map.entry(0xA433, "LensMake"),
            Map.entry(0xA434, "LensModel"),
            Map.entry(0xA436, "ImageTitle"),
            Map.entry(0xA437, "Photographer"),
            Map.entry(0xA438, "ImageEditor"));

    private ExifTag() {}

    /** The source of an entry from this tag; tags without a standard name go by their number. */
    static String source(int tag) {
        String name = NAMES.get(tag);
        return "exif:" + (name == null ? "0x" + HexFormat.of().toHexDigits((short) tag) : name);
    }

    static boolean isNamed(int tag) {
        return NAMES.containsKey(tag);
    }

    /** Windows Explorer's tags hold UTF-16, whatever type they say they have. */
    static boolean isExplorers(int tag) {
        return tag >= XP_FIRST && tag <= XP_LAST;
    }
}
