package sluice.bench.worth;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** The pictures that a made-up library is derived from: those of the samples that are large enough. */
final class SamplePictures {
    private static final int SMALLEST_EDGE = 384;
    private static final int KEPT_EDGE = 1_024;

    private final List<BufferedImage> pictures = new ArrayList<>();

    SamplePictures(Path samples) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(samples)) {
            files = all.filter(SamplePictures::decodable).sorted().toList();
        }
        for (Path file : files) {
            BufferedImage picture = read(file);
            if (picture != null && Math.min(picture.getWidth(), picture.getHeight()) >= SMALLEST_EDGE) {
                pictures.add(Pictures.within(picture, KEPT_EDGE));
            }
        }
        if (pictures.isEmpty()) {
            throw new IOException("no PNG or JPEG of " + SMALLEST_EDGE + " pixels or more below " + samples);
        }
    }

    int count() {
        return pictures.size();
    }

    BufferedImage get(int index) {
        return pictures.get(index % pictures.size());
    }

    private static boolean decodable(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return Files.isRegularFile(file) && (name.endsWith(".png") || name.endsWith(".jpg") || name.endsWith(".jpeg"));
    }

    /** Odd files (CMYK, damaged) are left out. */
    private static @Nullable BufferedImage read(Path file) {
        try {
            return ImageIO.read(file.toFile());
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }
}
