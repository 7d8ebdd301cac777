package sluice.server.api.system;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** What keeps a library sound, as the API offers it. */
public interface Upkeep {
    /** How one check went. */
    enum Verdict {
        OK,
        /** It works, but the user should know. */
        NOTICE,
        FAILED
    }

    /**
     * One check.
     *
     * @param detail what was found and, if something is wrong, what to do
     */
    record Check(String name, Verdict verdict, String detail) {}

    /** Looks at every part. */
    List<Check> checks();

    /**
     * Makes the index again from the catalog, and thumbnails that are lost. It goes on by itself; the status tells when
     * it is through.
     *
     * @param everyThumbnail whether to make those again too that are there
     */
    void rebuild(boolean everyThumbnail);

    /** Writes the database, the uploads and the settings as one ZIP file. */
    void backup(OutputStream out) throws IOException;
}
