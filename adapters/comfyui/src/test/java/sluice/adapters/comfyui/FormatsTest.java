package sluice.adapters.comfyui;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sluice.image.Raster;
import sluice.render.generate.Tensor;
import tools.jackson.databind.json.JsonMapper;

/** Names, numbers and bytes. */
class FormatsTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 1_000, 65_537})
    void aFileIsPackedIntoNumbersAndBack(int length) {
        byte[] file = new byte[length];
        new SplittableRandom(length).nextBytes(file);
        assertArrayEquals(file, PackedFile.unpack(PackedFile.pack(file)).orElseThrow());
    }

    @Test
    void numbersThatHoldNoFileAreTold() {
        for (float[] values : List.of(
                new float[] {},
                new float[] {1},
                new float[] {3, 0, 1},
                new float[] {-1, 0},
                new float[] {Float.NaN, 0},
                new float[] {1e9f, 0})) {
            assertEquals(Optional.empty(), PackedFile.unpack(new Tensor(new int[] {values.length}, values)));
        }
    }

    @Test
    void aStartImageIsAPng() throws Exception {
        byte[] rgb = new byte[3 * 37 * 11];
        new SplittableRandom(1).nextBytes(rgb);
        Raster decoded = Drawing.decoded(PngWriter.png(new Raster(37, 11, rgb)));
        assertEquals(37, decoded.width());
        assertArrayEquals(rgb, decoded.rgb());
    }

    @Test
    void idsAreCanonicalAndFollowFromWhatIsDrawn() {
        String id = PromptId.of("{}", 0);
        UUID uuid = UUID.fromString(id);
        assertEquals(id, uuid.toString());
        assertEquals(8, uuid.version());
        assertEquals(2, uuid.variant());
        assertEquals(id, PromptId.of("{}", 0));
        assertNotEquals(id, PromptId.of("{}", 1));
        assertNotEquals(id, PromptId.of("{ }", 0));
    }

    @Test
    void previewsAreFoundInFrames() {
        assertArrayEquals(new byte[] {9, 8}, PreviewFrame.file(frame(1, 2, 9, 8)));
        assertArrayEquals(new byte[] {7}, PreviewFrame.file(frame(4, 2, '{', '}', 7)));
        assertNull(PreviewFrame.file(frame(3, 0, 1)));
        assertNull(PreviewFrame.file(frame(4, 3, 1, 2, 3)));
        assertNull(PreviewFrame.file(frame(4, -1, 1)));
        assertNull(PreviewFrame.file(ByteBuffer.wrap(new byte[] {0, 0, 0, 1})));
    }

    private static ByteBuffer frame(int event, int second, int... rest) {
        ByteBuffer frame = ByteBuffer.allocate(8 + rest.length).putInt(event).putInt(second);
        for (int one : rest) {
            frame.put((byte) one);
        }
        return frame.flip();
    }

    @ParameterizedTest
    @CsvSource({
        "sd_xl_base_1.0.safetensors, sdxl, false",
        "juggernautXL_v9Lightning.safetensors, sdxl, false",
        "sdxl_lightning_4step.safetensors, sdxl, true",
        "sd-turbo.safetensors, unknown, true",
        "v1-5-pruned-emaonly.safetensors, sd15, false",
        "v2-1_768-ema-pruned.ckpt, sd21, false",
        "sd3.5_large.safetensors, sd3, false",
        "flux1-dev-fp8.safetensors, flux, false",
        "flux1-schnell.safetensors, flux, true",
        "dreamshaper_8.safetensors, unknown, false"
    })
    void familiesAreGuessedFromNames(String name, String family, boolean few) {
        ModelGuess guess = ModelGuess.of(name);
        assertEquals(family, guess.family());
        assertEquals(few, guess.few());
    }

    @Test
    void checkpointsHaveSafeUniqueIdsInAnyOrder() {
        List<String> names = List.of("b/x y.safetensors", "b-x-y.ckpt", "../..\\etc", "mine.pt", "…");
        var ids = Checkpoints.byId(names, Set.of("mine"));
        assertEquals(ids, Checkpoints.byId(names.reversed(), Set.of("mine")));
        assertEquals(Set.of("etc", "b-x-y", "b-x-y-2", "mine-2", "checkpoint"), ids.keySet());
        assertEquals(Set.copyOf(names), Set.copyOf(ids.values()));
    }

    @Test
    void credentialsAreSentAndNotShown() {
        ServerAddress address = new ServerAddress(URI.create("https://me:secret@host:8188/comfy/"));
        assertEquals("https://host:8188/comfy", address.toString());
        assertEquals("https://host:8188/comfy/queue", address.at("/queue").toString());
        assertEquals(
                "wss://host:8188/comfy/ws?clientId=a%20b", address.socket("a b").toString());
        assertEquals(Optional.of("Basic bWU6c2VjcmV0"), address.authorization());
        assertThrows(IllegalArgumentException.class, () -> new ServerAddress(URI.create("file:///etc/passwd")));
    }

    @Test
    void whatWasSavedGoesBeforeWhatIsTemporary() {
        var outputs = JsonMapper.shared().readTree("""
                {"12": {"images": [{"filename": "c.png", "subfolder": "a b", "type": "output"}]},
                 "3": {"images": [{"filename": "t.png", "subfolder": "", "type": "temp"}], "text": ["x"]},
                 "9": {"images": [{"filename": "b&.png", "subfolder": "", "type": "output"}, "rubbish"]}}
                """);
        OutputImage first = OutputImage.first(outputs).orElseThrow();
        assertEquals("/view?filename=b%26.png&subfolder=&type=output", first.path());
        assertTrue(OutputImage.first(JsonMapper.shared().readTree("[1]")).isEmpty());
    }

    @Test
    void samplersAreNamedAsComfyUiDoes() {
        assertFalse(ComfySampler.ofNoise(ComfySampler.LCM).contains("flow-match-euler"));
        assertEquals("lcm", ComfySampler.ofNoise(ComfySampler.LCM).getFirst());
        assertEquals("sgm_uniform", ComfySampler.EULER.scheduler(true));
        assertEquals("karras", ComfySampler.DPMPP_2M_KARRAS.scheduler(true));
    }
}
