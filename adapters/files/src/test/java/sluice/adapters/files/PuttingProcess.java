package sluice.adapters.files;

import java.nio.file.Path;
import java.util.SplittableRandom;
import sluice.contracts.render.CacheEntries;
import sluice.render.cache.CacheKind;
import sluice.render.cache.RenderCache;

/** Puts into a cache with several threads, a line for each entry, until it is killed. */
final class PuttingProcess {
    static final long MOST = 4 << 20;
    static final int NUMBERS = 100;
    private static final int THREADS = 3;

    private PuttingProcess() {}

    public static void main(String[] arguments) {
        RenderCache cache = new FolderRenderCache(Path.of(arguments[0]), MOST);
        SplittableRandom random = new SplittableRandom(Long.parseLong(arguments[1]));
        for (int thread = 0; thread < THREADS; thread++) {
            SplittableRandom mine = random.split();
            Thread.ofPlatform().start(() -> put(cache, mine));
        }
    }

    private static void put(RenderCache cache, SplittableRandom random) {
        while (true) {
            int number = random.nextInt(NUMBERS);
            int length = 1 + random.nextInt(200_000);
            cache.put(CacheKind.PICTURE, CacheEntries.key(number), CacheEntries.entry(number, length, 1));
            System.out.println(number);
        }
    }
}
