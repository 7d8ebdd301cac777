package sluice.metadata.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sluice.metadata.ByteSource;
import sluice.metadata.GenerationParameters;
import sluice.metadata.MetadataLimits;
import sluice.metadata.Parameter;
import sluice.metadata.Reading;
import sluice.metadata.container.Containers;
import sluice.metadata.container.NotAnImageException;

/** Real files, where a folder of samples lies beside the repository. */
class SamplesTest {
    private static final Containers CONTAINERS = new Containers(MetadataLimits.DEFAULT, ZoneOffset.UTC);

    /** What some files rightly lack. */
    private static final Map<String, List<Parameter<?>>> LACKING = Map.of(
            "invokeai-dream", List.of(Parameter.MODEL),
            "midjourney", List.of(Parameter.SEED, Parameter.STEPS, Parameter.MODEL));

    private static Optional<Path> samples() {
        return Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolve("shared").resolve("samples"))
                .filter(Files::isDirectory)
                .findFirst();
    }

    private static List<Path> files(String folder) throws IOException {
        Optional<Path> samples = samples();
        assumeTrue(samples.isPresent(), "no samples here");
        try (Stream<Path> files = Files.list(samples.orElseThrow().resolve(folder))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static List<Reading> readings(Path file) throws IOException {
        try {
            return Dialects.read(
                    CONTAINERS.read(ByteSource.of(Files.readAllBytes(file))).raw());
        } catch (NotAnImageException notOne) {
            return List.of();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "a1111, a1111, AUTOMATIC1111",
        "forge, a1111, FORGE|REFORGE",
        "sdnext, a1111, SDNEXT",
        "civitai, a1111|civitai, CIVITAI",
        "comfyui, comfyui, COMFYUI",
        "comfyui-a1111text, a1111, COMFYUI",
        "fooocus, fooocus|a1111, FOOOCUS",
        "hf-space-json, hf-space-json, OTHER",
        "invokeai-dream, invokeai, INVOKEAI",
        "invokeai-sd-metadata, invokeai, INVOKEAI",
        "invokeai3, invokeai, INVOKEAI",
        "midjourney, midjourney, MIDJOURNEY",
        "novelai, novelai, NOVELAI",
        "swarmui, swarmui, SWARMUI",
    })
    void everySampleOfADialectIsReadInIt(String folder, String dialects, String tools) throws IOException {
        for (Path file : files("images/" + folder)) {
            GenerationParameters read = Dialects.merge(readings(file));
            assertTrue(List.of(dialects.split("\\|")).contains(read.dialect()), file + ": " + read.dialect());
            String tool = read.get(Parameter.TOOL).map(Enum::name).orElse("none");
            assertTrue(List.of(tools.split("\\|")).contains(tool), file + ": " + tool);
            if (!hasNoPrompt(file)) {
                for (Parameter<?> parameter :
                        List.of(Parameter.PROMPT, Parameter.SEED, Parameter.STEPS, Parameter.MODEL)) {
                    boolean lacks = LACKING.getOrDefault(folder, List.of()).contains(parameter);
                    assertEquals(!lacks, read.get(parameter).isPresent(), file + ": " + parameter);
                }
            }
        }
    }

    /** Masks, and videos made from a picture, without words. */
    private static boolean hasNoPrompt(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.contains("curly.hair") || name.matches(".*examples-image_to_video(~.*)?\\.webp");
    }

    @Test
    void picturesWithoutGenerationMetadataGiveNoParameters() throws IOException {
        for (String folder : List.of("plain", "formats", "images/c2pa-generic", "neardup/pdq")) {
            for (Path file : files(folder)) {
                GenerationParameters read = Dialects.merge(readings(file));
                assertTrue(
                        read.get(Parameter.PROMPT).isEmpty()
                                && read.get(Parameter.TOOL).isEmpty(),
                        file + ": " + read);
            }
        }
    }

    @Test
    void anOriginThatIsDeclaredIsReported() throws IOException {
        for (Path file : files("images/c2pa-ai")) {
            assertTrue(
                    Dialects.merge(readings(file))
                            .get(Parameter.DECLARED_ORIGIN)
                            .isPresent(),
                    file.toString());
        }
    }
}
