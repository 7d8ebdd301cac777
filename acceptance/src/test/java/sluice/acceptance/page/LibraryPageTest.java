package sluice.acceptance.page;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import sluice.server.http.Json;

/** A browser on a small library: castles and dragons of two models. */
abstract class LibraryPageTest {
    static final int IMAGES = 6;
    static final long BIG_SEED = 9_007_199_254_740_993L;

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @TempDir
    Path folder;

    ServedLibrary library;
    Visit visit;

    @BeforeEach
    void openLibrary() throws IOException, InterruptedException {
        Path art = folder.resolve("art");
        for (int i = 0; i < IMAGES; i++) {
            boolean castle = i % 2 == 0;
            String prompt = (castle ? "a red castle, number " : "a green dragon, number ") + i;
            String model = i < 4 ? "dreamshaper_8" : "juggernaut XL";
            new PaintedPng(i / 10f, prompt, model, BIG_SEED + i)
                    .writeTo(art.resolve((castle ? "castle-" : "dragon-") + i + ".png"));
        }
        library = ServedLibrary.start(folder.resolve("home"));
        visit = Visit.to(library, CHROMIUM.browser());
        visit.importFolder(art, IMAGES);
    }

    /** How many images the server finds. */
    long found(String query) {
        String q = URLEncoder.encode(query, StandardCharsets.UTF_8);
        String page = visit.page()
                .request()
                .get(library.address() + "/api/v1/assets?q=" + q)
                .text();
        return Json.MAPPER.readTree(page).path("total").asLong();
    }

    void awaitFound(long count, String query) {
        visit.page().waitForCondition(() -> found(query) == count);
    }

    @AfterEach
    void closeLibrary() {
        try (ServedLibrary closed = library) {
            if (visit != null) {
                visit.close();
            }
        }
    }
}
