package sluice.server.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
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
import sluice.render.route.Pool;
import sluice.render.route.PoolsFile;
import sluice.server.home.Home;

class GeneratorsTest {
    @TempDir
    Path folder;

    private Generators generators() {
        return new Generators(
                Home.at(folder), new LetterEmbedder(), new LeptonicaPixelReader(), InstantSource.system());
    }

    private static List<Pool> pools(ComfyServer server) {
        String json = """
                {"pools": [{"name": "far", "generator": "comfyui", "address": "%s", "price": "l4"}]}
                """.formatted(server.address());
        PoolsFile.Machine machine = new PoolsFile.Machine(2, 1L << 30, false);
        return PoolsFile.read("pools.json", json.getBytes(StandardCharsets.UTF_8), machine)
                .pools();
    }

    @Test
    void aComfyUiPoolDrawsAndItsFilesAreDecoded() throws Exception {
        try (ComfyServer server = ComfyServer.start("some.safetensors");
                Generators generators = generators()) {
            Generator generator = generators.stations(pools(server)).getFirst().generator();
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
        try (ComfyServer server = ComfyServer.start();
                Generators generators = generators()) {
            List<Pool> pools = pools(server);
            SluiceException wrong = assertThrows(SluiceException.class, () -> generators.stations(pools));
            assertTrue(String.valueOf(wrong.getMessage()).contains(file.toString()), wrong::getMessage);
        }
    }
}
