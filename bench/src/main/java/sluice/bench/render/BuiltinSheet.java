package sluice.bench.render;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import sluice.adapters.onnx.OnnxModels;
import sluice.adapters.onnx.cppn.BuiltinGenerator;
import sluice.analysis.Models;
import sluice.image.Raster;
import sluice.render.Quality;
import sluice.render.Recipe;
import sluice.render.generate.Denoising;
import sluice.render.generate.Pipeline;
import sluice.render.generate.StepWatch;

/** Makes the contact sheet of the guide, prompts by seeds. Arguments: a folder for models, and the .jpg file to write. */
public final class BuiltinSheet {
    private static final List<String> PROMPTS = List.of(
            "a spiral of warm colours",
            "neon city at night",
            "petals drifting on a quiet pond",
            "lonely lighthouse in a storm",
            "misty mountains at dawn",
            "blue and gold marble");
    private static final List<Long> SEEDS = List.of(1L, 2L, 3L, 4L);
    private static final int EDGE = 256;
    private static final int GAP = 6;
    private static final int CAPTION = 26;

    private BuiltinSheet() {}

    public static void main(String[] arguments) throws Exception {
        int width = SEEDS.size() * (EDGE + GAP) + GAP;
        int height = PROMPTS.size() * (EDGE + GAP + CAPTION) + GAP;
        BufferedImage sheet = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D brush = sheet.createGraphics();
        brush.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        brush.setColor(new Color(0x16161A));
        brush.fillRect(0, 0, width, height);
        brush.setColor(new Color(0xD8D8DC));
        brush.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 15));
        try (Models models = new OnnxModels(Path.of(arguments[0]), "");
                BuiltinGenerator generator = new BuiltinGenerator(models.prompts());
                Pipeline pipeline = generator.open(BuiltinGenerator.MODEL.id(), Recipe.ORIGINAL)) {
            for (int row = 0; row < PROMPTS.size(); row++) {
                int top = row * (EDGE + GAP + CAPTION) + GAP;
                brush.drawString("“" + PROMPTS.get(row) + "”, seeds 1 to " + SEEDS.size(), GAP + 2, top + CAPTION - 9);
                for (int column = 0; column < SEEDS.size(); column++) {
                    Raster picture = drawn(pipeline, PROMPTS.get(row), SEEDS.get(column));
                    put(picture, sheet, GAP + column * (EDGE + GAP), top + CAPTION);
                }
            }
        }
        brush.dispose();
        write(sheet, Path.of(arguments[1]));
    }

    private static Raster drawn(Pipeline pipeline, String prompt, long seed) throws Exception {
        Recipe recipe = new Recipe(
                prompt,
                "",
                seed,
                EDGE,
                EDGE,
                BuiltinGenerator.MODEL.steps().getOrDefault(Quality.HERO, 1),
                BuiltinGenerator.MODEL.guidance(),
                BuiltinGenerator.MODEL.id(),
                Recipe.ORIGINAL,
                BuiltinGenerator.MODEL.samplers().getFirst(),
                null);
        Denoising one = new Denoising(recipe, pipeline.encode(List.of(recipe)).getFirst(), null, null);
        return pipeline.decode(List.of(recipe), pipeline.denoise(List.of(one), StepWatch.UNWATCHED))
                .getFirst();
    }

    private static void put(Raster picture, BufferedImage sheet, int left, int top) {
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                sheet.setRGB(left + x, top + y, picture.rgb(x, y));
            }
        }
    }

    private static void write(BufferedImage sheet, Path file) throws Exception {
        Files.deleteIfExists(file);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam parameters = writer.getDefaultWriteParam();
        parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        parameters.setCompressionQuality(0.86f);
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(sheet, null, null), parameters);
        } finally {
            writer.dispose();
        }
    }
}
