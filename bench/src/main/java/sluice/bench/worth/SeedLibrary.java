package sluice.bench.worth;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import sluice.contracts.fixture.JpegFile;
import sluice.contracts.fixture.PngFile;
import sluice.contracts.fixture.TiffBlock;

/**
 * A library as a generative artist makes one: sessions of about a hundred images, in each some ideas, of each idea on
 * average three and a third images that differ by their seed (so that seven in ten are seed variations), and larger
 * versions of a few that the artist liked. Derived from real pictures, with parameters as Automatic1111 writes them;
 * three in four are JPEG, the others PNG. The same samples and seed give the same library, and a small library is the
 * beginning of a large one.
 */
final class SeedLibrary {
    private static final int SESSION = 100;
    private static final double AGAIN = 0.7;
    private static final double LEAST_APPEAL_UPSCALED = 0.98;
    private static final int[][] SIZES = {{768, 768}, {640, 896}, {896, 640}, {1024, 1024}};
    private static final String[] SUBJECTS = {
        "a lighthouse", "an old harbour", "a fox", "a clockwork city", "a portrait of a dancer", "a glass orchid",
        "a mountain pass", "a night market", "a sleeping giant", "a paper ship", "a desert temple", "a kitchen table"
    };
    private static final String[] MANNERS = {
        "at dusk",
        "in heavy rain",
        "oil painting",
        "35mm photograph",
        "watercolour",
        "ink drawing",
        "in neon light",
        "cinematic",
        "isometric",
        "art nouveau poster",
        "macro photograph",
        "studio lighting"
    };
    private static final Instant FIRST_DAY = Instant.parse("2026-01-05T18:00:00Z");

    private final SamplePictures samples;
    private final Path folder;
    private final long seed;

    SeedLibrary(SamplePictures samples, Path folder, long seed) {
        this.samples = samples;
        this.folder = folder;
        this.seed = seed;
    }

    /** The sessions of a library of this many images; files that are there already are not written again. */
    List<List<MadeImage>> sessions(int images) throws IOException {
        List<List<MadeImage>> sessions = new ArrayList<>();
        int ideas = 0;
        for (int left = images; left > 0; left -= SESSION) {
            List<MadeImage> session = session(sessions.size(), ideas, Math.min(left, SESSION));
            ideas += (int) session.stream().mapToInt(MadeImage::idea).distinct().count();
            sessions.add(session);
        }
        return sessions;
    }

    private List<MadeImage> session(int number, int firstIdea, int images) throws IOException {
        Path place = Files.createDirectories(folder.resolve("session-%03d".formatted(number)));
        return new SessionMaker(place, number, new SplittableRandom(seed * 1_000_003 + number)).make(firstIdea, images);
    }

    /** Makes one evening's images. */
    private final class SessionMaker {
        private final Path place;
        private final int number;
        private final SplittableRandom random;
        private final Instant began;
        private final List<MadeImage> made = new ArrayList<>();

        SessionMaker(Path place, int number, SplittableRandom random) {
            this.place = place;
            this.number = number;
            this.random = random;
            this.began = FIRST_DAY.plusSeconds(number * 86_400L);
        }

        List<MadeImage> make(int firstIdea, int images) throws IOException {
            for (int idea = firstIdea; made.size() < images; idea++) {
                idea(idea, images, random.split());
            }
            return made;
        }

        private void idea(int idea, int images, SplittableRandom its) throws IOException {
            int[] size = SIZES[its.nextInt(SIZES.length)];
            String prompt = SUBJECTS[its.nextInt(SUBJECTS.length)] + " " + MANNERS[its.nextInt(MANNERS.length)]
                    + ", idea " + idea;
            double worth = its.nextDouble();
            Supplier<BufferedImage> first =
                    Pictures.idea(samples.get(its.nextInt(samples.count())), size[0], size[1], its);
            int member = 0;
            do {
                Supplier<BufferedImage> picture =
                        member == 0 ? first : Pictures.variation(first, size[0], size[1], its);
                long itsSeed = its.nextLong(1L << 32);
                double appeal = Math.clamp(worth + 0.25 * (its.nextDouble() - 0.5), 0, 1);
                add(picture, prompt, itsSeed, new Place(idea, member++, appeal, false));
                if (appeal > LEAST_APPEAL_UPSCALED && made.size() < images) {
                    add(
                            () -> Pictures.scaled(picture.get(), size[0] * 3 / 2, size[1] * 3 / 2),
                            prompt,
                            itsSeed,
                            new Place(idea, member++, appeal, true));
                }
            } while (made.size() < images && its.nextDouble() < AGAIN);
        }

        private void add(Supplier<BufferedImage> drawing, String prompt, long itsSeed, Place in) throws IOException {
            int ordinal = made.size();
            boolean png = ordinal % 4 == 0;
            Path path = place.resolve("%03d-%d.%s".formatted(ordinal, itsSeed, png ? "png" : "jpg"));
            made.add(new MadeImage(path, number, in.idea(), in.member(), in.appeal(), in.upscaled()));
            if (Files.exists(path)) {
                return;
            }
            BufferedImage picture = drawing.get();
            String parameters =
                    "%s%nNegative prompt: blurry%nSteps: 28, Sampler: DPM++ 2M, CFG scale: 6, Seed: %d, Size: %dx%d, Model: dreamer_v%d"
                            .formatted(prompt, itsSeed, picture.getWidth(), picture.getHeight(), 1 + number % 5);
            byte[] bytes = png
                    ? PngFile.of(picture).text("parameters", parameters).toBytes()
                    : JpegFile.of(picture)
                            .exif(TiffBlock.bigEndian().userComment("UNICODE\0", parameters, StandardCharsets.UTF_16BE))
                            .toBytes();
            // The folder may be looked at after a kill: a file is there whole or not at all.
            Path part = path.resolveSibling(path.getFileName() + ".part");
            Files.write(part, bytes);
            Files.setLastModifiedTime(part, FileTime.from(began.plusSeconds(20L * ordinal)));
            Files.move(part, path);
        }
    }

    private record Place(int idea, int member, double appeal, boolean upscaled) {}
}
