package sluice.adapters.files;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import sluice.render.cache.CacheKind;
import sluice.render.cache.RenderCache;

/** Names an entry of a cache, and its file: {@code ab/abcd….final-latent}. */
record CacheName(CacheKind kind, String key) {
    CacheName {
        RenderCache.requireKey(key);
    }

    Path in(Path root) {
        return folderIn(root).resolve(key + "." + kind.label());
    }

    Path folderIn(Path root) {
        return root.resolve(key.substring(0, 2));
    }

    /** Empty when it is no entry's file. */
    static Optional<CacheName> ofFile(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.indexOf('.');
        if (dot != RenderCache.KEY_DIGITS || !name.substring(0, dot).matches("[0-9a-f]*")) {
            return Optional.empty();
        }
        return Arrays.stream(CacheKind.values())
                .filter(kind -> kind.label().equals(name.substring(dot + 1)))
                .findFirst()
                .map(kind -> new CacheName(kind, name.substring(0, dot)));
    }
}
