package sluice.adapters.jdbc;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import sluice.asset.AssetId;
import sluice.asset.Picture;
import sluice.asset.PictureResult;
import sluice.asset.Sighting;
import sluice.contracts.catalog.Sightings;

/** Records batch after batch, saying so after each, until it is killed. Arguments: the file, the first batch. */
final class RecordingProcess {
    static final int BATCH = 40;
    static final String RECORDED = "recorded";
    static final String PICTURED = "pictured";

    private RecordingProcess() {}

    public static void main(String[] arguments) {
        SqliteCatalog catalog = new SqliteCatalog(SqliteDatabase.open(Path.of(arguments[0])));
        for (int batch = Integer.parseInt(arguments[1]); ; batch++) {
            catalog.record(batch, sightings(batch));
            say(RECORDED);
            picture(catalog, batch);
            say(PICTURED);
        }
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }

    private static IntStream contents(int batch) {
        return IntStream.range(batch * BATCH, (batch + 1) * BATCH);
    }

    static List<AssetId> ids(int batch) {
        return contents(batch).mapToObj(Sightings::id).toList();
    }

    private static List<Sighting> sightings(int batch) {
        return contents(batch)
                .<Sighting>mapToObj(content -> Sightings.image(content + ".png", content))
                .toList();
    }

    static void picture(SqliteCatalog catalog, int batch) {
        catalog.recordPictures(ids(batch).stream()
                .map(id -> new PictureResult(id, new Picture.Ready(320, 240, batch), null, List.of()))
                .toList());
    }
}
