package sluice.render.cache;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sluice.image.Raster;
import sluice.render.generate.Conditioning;
import sluice.render.generate.Latents;
import sluice.render.generate.Tensor;

class StageCodecTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void everyBitComesBack(long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        for (int turn = 0; turn < 60; turn++) {
            Conditioning conditioning = conditioning(random);
            Conditioning conditioningAgain = StageCodec.conditioning(StageCodec.bytes(conditioning));
            assertEquals(
                    conditioning.tensors().keySet(), conditioningAgain.tensors().keySet());
            conditioning
                    .tensors()
                    .forEach((name, tensor) -> assertSameBits(
                            tensor,
                            conditioningAgain.tensors().getOrDefault(name, new Tensor(new int[] {0}, new float[0]))));

            Latents latents = new Latents(tensor(random), random.nextInt(50));
            Latents latentsAgain = StageCodec.latents(StageCodec.bytes(latents));
            assertEquals(latents.step(), latentsAgain.step());
            assertSameBits(latents.state(), latentsAgain.state());

            Raster raster = raster(random);
            Raster rasterAgain = StageCodec.raster(StageCodec.bytes(raster));
            assertEquals(raster.width(), rasterAgain.width());
            assertEquals(raster.height(), rasterAgain.height());
            assertArrayEquals(raster.rgb(), rasterAgain.rgb());
        }
    }

    @Test
    void nothingAtAllComesBackToo() throws Exception {
        assertEquals(Conditioning.NONE, StageCodec.conditioning(StageCodec.bytes(Conditioning.NONE)));
        Tensor scalar = new Tensor(new int[0], new float[] {-0.0f});
        assertSameBits(
                scalar,
                StageCodec.latents(StageCodec.bytes(new Latents(scalar, 0))).state());
    }

    @Test
    void whatIsCutShortIsDamaged() {
        byte[] bytes = StageCodec.bytes(new Latents(new Tensor(new int[] {40}, new float[40]), 3));
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThrows(DamagedException.class, () -> StageCodec.latents(cut));
        }
        assertThrows(DamagedException.class, () -> StageCodec.latents(Arrays.copyOf(bytes, bytes.length + 1)));
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6})
    void whatIsChangedIsDamaged(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] bytes = StageCodec.bytes(conditioning(random));
        byte[] picture = StageCodec.bytes(raster(random));
        for (int turn = 0; turn < 300; turn++) {
            byte[] one = flipped(bytes, random);
            byte[] other = flipped(picture, random);
            assertThrows(DamagedException.class, () -> StageCodec.conditioning(one));
            assertThrows(DamagedException.class, () -> StageCodec.raster(other));
        }
    }

    /** A checksum that agrees proves nothing: whatever is under it is read as far as it makes sense. */
    @ParameterizedTest
    @ValueSource(longs = {7, 8, 9})
    void nonsenseUnderAGoodChecksumIsDamagedAtMost(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int damaged = 0;
        for (int turn = 0; turn < 2_000; turn++) {
            byte[] bytes = switch (turn % 3) {
                case 0 -> StageCodec.bytes(conditioning(random));
                case 1 -> StageCodec.bytes(new Latents(tensor(random), 1));
                default -> StageCodec.bytes(raster(random));
            };
            for (int change = random.nextInt(1, 4); change > 0; change--) {
                bytes[6 + random.nextInt(bytes.length - 10)] = (byte) (random.nextInt(3) - 1);
            }
            damaged += isDamaged(turn % 3, sealed(bytes)) ? 1 : 0;
        }
        assertTrue(damaged > 100, damaged + " were noticed");
    }

    private static boolean isDamaged(int what, byte[] bytes) {
        try {
            switch (what) {
                case 0 -> StageCodec.conditioning(bytes);
                case 1 -> StageCodec.latents(bytes);
                default -> StageCodec.raster(bytes);
            }
            return false;
        } catch (DamagedException e) {
            return true;
        }
    }

    @Test
    void oneThingIsNotReadAsAnother() {
        byte[] latents = StageCodec.bytes(new Latents(new Tensor(new int[] {1}, new float[1]), 3));
        assertThrows(DamagedException.class, () -> StageCodec.raster(latents));
        assertThrows(DamagedException.class, () -> StageCodec.conditioning(latents));
    }

    @Test
    void flatPicturesAndHalfPrecisionTakeLessRoom() {
        byte[] flat = new byte[3 * 64 * 64];
        Arrays.fill(flat, (byte) 77);
        assertTrue(StageCodec.bytes(new Raster(64, 64, flat)).length < flat.length / 6);
        SplittableRandom random = new SplittableRandom(3);
        float[] halves = new float[4_096];
        for (int at = 0; at < halves.length; at++) {
            halves[at] = Float.float16ToFloat(Float.floatToFloat16((float) random.nextGaussian()));
        }
        assertTrue(StageCodec.bytes(new Latents(new Tensor(new int[] {4_096}, halves), 1)).length < 4 * 4_096 * 7 / 10);
    }

    private static Conditioning conditioning(SplittableRandom random) {
        Map<String, Tensor> tensors = new TreeMap<>();
        for (int count = random.nextInt(4); count >= 0; count--) {
            tensors.put("täxt_" + random.nextInt(100), tensor(random));
        }
        return new Conditioning(tensors);
    }

    /** Noise, zeros, or bits of any kind: infinities, all sorts of no numbers, both zeros. */
    private static Tensor tensor(SplittableRandom random) {
        int[] shape = new int[random.nextInt(4)];
        int size = 1;
        for (int at = 0; at < shape.length; at++) {
            shape[at] = random.nextInt(9);
            size *= shape[at];
        }
        int how = random.nextInt(3);
        float[] values = new float[size];
        for (int at = 0; at < size; at++) {
            values[at] = switch (how) {
                case 0 -> (float) random.nextGaussian();
                case 1 -> 0;
                default -> Float.intBitsToFloat(random.nextInt() | (random.nextInt(4) == 0 ? 0x7F800000 : 0));
            };
        }
        return new Tensor(shape, values);
    }

    private static Raster raster(SplittableRandom random) {
        int width = random.nextInt(1, 20);
        int height = random.nextInt(1, 20);
        byte[] rgb = new byte[3 * width * height];
        if (random.nextBoolean()) {
            random.nextBytes(rgb);
        } else {
            for (int at = 0; at < rgb.length; at++) {
                rgb[at] = (byte) (at / 3 % width * 5 + random.nextInt(2));
            }
        }
        return new Raster(width, height, rgb);
    }

    private static byte[] flipped(byte[] bytes, SplittableRandom random) {
        byte[] copy = bytes.clone();
        copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
        return copy;
    }

    private static byte[] sealed(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, bytes.length - Integer.BYTES);
        ByteBuffer.wrap(bytes).putInt(bytes.length - Integer.BYTES, (int) crc.getValue());
        return bytes;
    }

    private static void assertSameBits(Tensor expected, Tensor actual) {
        assertArrayEquals(expected.shape(), actual.shape());
        assertArrayEquals(bits(expected), bits(actual));
    }

    private static int[] bits(Tensor tensor) {
        int[] bits = new int[tensor.values().length];
        for (int at = 0; at < bits.length; at++) {
            bits[at] = Float.floatToRawIntBits(tensor.values()[at]);
        }
        return bits;
    }
}
