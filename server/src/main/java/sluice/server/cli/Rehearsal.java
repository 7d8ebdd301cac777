package sluice.server.cli;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;

/**
 * Runs the usual commands over a few made-up pictures, so that the cache that is made right after the build knows what
 * they load and where they are hot.
 */
public final class Rehearsal {
    private static final int PICTURES = 48;
    private static final int EDGE = 640;
    private static final String RENDERS = "60";

    private Rehearsal() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Path pictures = Files.createDirectories(folder.resolve("pictures"));
        Random random = new Random(1);
        for (int n = 0; n < PICTURES; n++) {
            String format = n % 4 == 3 ? "jpg" : "png";
            ImageIO.write(
                    picture(random), format, pictures.resolve(n + "." + format).toFile());
            Files.writeString(pictures.resolve(n + ".txt"), """
                    a castle in the mist, number %d, <lora:stone:0.8>
                    Negative prompt: blurry, low quality
                    Steps: %d, Sampler: DPM++ 2M Karras, CFG scale: 7, Seed: %d, Size: 640x640, Model: rehearsal""".formatted(n, 20 + n % 10, n));
        }
        String home = folder.resolve("home").toString();
        run("import", "--home", home, pictures.toString());
        run("search", "--home", home, "castle", "steps:>22", "--sort", "seed");
        run("search", "--home", home, "--json", "model:rehearsal");
        run("show", "--home", home, pictures.resolve("1.png").toString());
        run("render", "--home", home, "a spiral of warm colours", "--size", "512x512");
        run("render", "--home", home, "waves at dusk", "--size", "128x128", "--count", RENDERS, "--quality", "draft");
        run("doctor", "--home", home);
        run("--help");
    }

    /** Soft shapes with grain: what decoders meet in generated images. */
    private static BufferedImage picture(Random random) {
        BufferedImage picture = new BufferedImage(EDGE, EDGE, BufferedImage.TYPE_INT_RGB);
        double phase = random.nextDouble() * 6;
        for (int y = 0; y < EDGE; y++) {
            for (int x = 0; x < EDGE; x++) {
                int shape = (int) (96 + 60 * Math.sin(phase + x / 70.0) + 60 * Math.cos(phase * y / 90.0));
                int grain = random.nextInt(12);
                picture.setRGB(x, y, (shape + grain) << 16 | (shape / 2 + grain) << 8 | 200 - shape / 2 + grain);
            }
        }
        return picture;
    }

    private static void run(String... arguments) {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        Main.run(arguments, nowhere, nowhere);
    }
}
