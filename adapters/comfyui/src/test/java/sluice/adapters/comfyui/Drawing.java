package sluice.adapters.comfyui;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import sluice.contracts.comfyui.ComfyServer;
import sluice.contracts.render.Recipes;
import sluice.image.Raster;
import sluice.image.UnrenderableException;
import sluice.render.Recipe;
import sluice.render.generate.Conditioning;
import sluice.render.generate.Denoising;
import sluice.render.generate.Latents;
import sluice.render.generate.Pipeline;
import sluice.render.generate.StepWatch;

/** A server and a generator that draws on it, which looks often how an image stands. */
final class Drawing implements AutoCloseable {
    static final Path NO_WORKFLOWS = Path.of("no such folder");
    static final String CHECKPOINT = "sd15/some model v1-5.safetensors";
    private static final Duration MINUTE = Duration.ofMinutes(1);
    /** Out of patience only with what hangs; below, with one thing sooner, which no test has to be quick for then. */
    static final Timing PATIENT = timing(MINUTE, MINUTE, MINUTE, MINUTE, MINUTE);

    final ComfyServer server;
    final ComfyGenerator generator;

    Drawing() throws IOException {
        this(PATIENT, NO_WORKFLOWS);
    }

    Drawing(Timing timing, Path workflows) throws IOException {
        server = ComfyServer.start(CHECKPOINT, "turbo/sdxl_turbo.safetensors");
        generator = generator(server, timing, workflows);
    }

    static ComfyGenerator generator(ComfyServer server, Timing timing, Path workflows) {
        return new ComfyGenerator(
                server.address(), Templates.read(workflows), Drawing::decoded, timing, System::nanoTime);
    }

    /** For a whole answer, instead of {@link #PATIENT}. */
    static Timing answering(Duration within) {
        return timing(within, MINUTE, MINUTE, MINUTE, MINUTE);
    }

    /** For a whole picture. */
    static Timing transferring(Duration within) {
        return timing(MINUTE, within, MINUTE, MINUTE, MINUTE);
    }

    /** For a server that is out of reach. */
    static Timing away(Duration longest) {
        return timing(MINUTE, MINUTE, longest, MINUTE, MINUTE);
    }

    /** For an image behind others. */
    static Timing waiting(Duration longest) {
        return timing(MINUTE, MINUTE, MINUTE, longest, MINUTE);
    }

    /** For an image that is being drawn, and of which nothing is heard. */
    static Timing silent(Duration longest) {
        return timing(MINUTE, MINUTE, MINUTE, MINUTE, longest);
    }

    private static Timing timing(
            Duration answer, Duration transfer, Duration away, Duration waiting, Duration silence) {
        return new Timing(
                MINUTE,
                answer,
                transfer,
                Duration.ofMillis(20),
                Duration.ofMillis(40),
                away,
                waiting,
                silence,
                silence);
    }

    static Raster decoded(byte[] file) throws UnrenderableException {
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
            if (image == null) {
                throw new UnrenderableException("it is no image");
            }
            byte[] rgb = new byte[3 * image.getWidth() * image.getHeight()];
            for (int at = 0; at < rgb.length; at++) {
                int pixel = image.getRGB(at / 3 % image.getWidth(), at / 3 / image.getWidth());
                rgb[at] = (byte) (pixel >> 16 - 8 * (at % 3));
            }
            return new Raster(image.getWidth(), image.getHeight(), rgb);
        } catch (IOException e) {
            throw new UnrenderableException("it cannot be read", e);
        }
    }

    Pipeline opened() throws Exception {
        return generator.open(generator.models().getFirst().id(), Recipe.ORIGINAL);
    }

    static Recipe recipe(Pipeline pipeline, String prompt) {
        return Recipes.of(pipeline.model(), prompt, 7);
    }

    static Denoising denoising(Recipe recipe, @Nullable Raster start) {
        return new Denoising(recipe, Conditioning.NONE, null, start);
    }

    static Raster draw(Pipeline pipeline, Recipe recipe, StepWatch watch) throws Exception {
        List<Latents> latents = pipeline.denoise(List.of(denoising(recipe, null)), watch);
        return pipeline.decode(List.of(recipe), latents).getFirst();
    }

    /** Waits for something that another thread does; fails when it does not come, and before anything of the above does. */
    static void await(BooleanSupplier what) {
        long until = System.nanoTime() + Duration.ofSeconds(120).toNanos();
        while (!what.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new AssertionError("waited in vain");
            }
            Thread.yield();
        }
    }

    @Override
    public void close() throws IOException {
        generator.close();
        server.close();
    }
}
