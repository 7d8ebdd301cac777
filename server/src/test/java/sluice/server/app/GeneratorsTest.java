package sluice.server.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sluice.adapters.imaging.LeptonicaPixelReader;
import sluice.contracts.analysis.LetterEmbedder;
import sluice.contracts.comfyui.ComfyServer;
import sluice.contracts.render.Recipes;
import sluice.contracts.render.Watching;
import sluice.failure.SluiceException;
import sluice.image.Raster;
import sluice.render.Recipe;
import sluice.render.generate.Denoising;
import sluice.render.generate.Generator;
import sluice.render.generate.Latents;
import sluice.render.generate.Pipeline;
import sluice.server.home.Home;

class GeneratorsTest {
    @TempDir
    Path folder;

    /** Of a home whose one pool is such a server. */
    private Generators generators(ComfyServer server) throws IOException {
        Home home = Home.at(folder);
        Files.writeString(home.pools(), """
                {"pools": [{"name": "far", "generator": "comfyui", "address": "%s", "price": "l4"}]}
                """.formatted(server.address()));
        return new Generators(home, new LetterEmbedder(), new LeptonicaPixelReader(), InstantSource.system());
    }

    @Test
    void aComfyUiPoolDrawsAndItsFilesAreDecoded() throws Exception {
        try (ComfyServer server = ComfyServer.start("some.safetensors");
                Generators generators = generators(server)) {
            Generator generator = generators.stations().getFirst().generator();
            try (Pipeline pipeline = generator.open("some", Recipe.ORIGINAL)) {
                Recipe recipe = Recipes.of(pipeline.model(), "a fox", 7);
                Denoising one =
                        new Denoising(recipe, pipeline.encode(List.of(recipe)).getFirst(), null, null);
                List<Latents> latents = pipeline.denoise(List.of(one), new Watching());
                Raster picture = pipeline.decode(List.of(recipe), latents).getFirst();
                assertEquals(recipe.size(), picture.width() + "x" + picture.height());
            }
        }
    }

    @Test
    void aWorkflowThatIsWrongStopsTheStart() throws Exception {
        Path file = Files.createDirectory(folder.resolve("workflows")).resolve("text-to-image.json");
        Files.writeString(file, "{}");
        try (ComfyServer server = ComfyServer.start()) {
            SluiceException wrong = assertThrows(SluiceException.class, () -> generators(server));
            assertTrue(String.valueOf(wrong.getMessage()).contains(file.toString()), wrong::getMessage);
        }
    }
}
