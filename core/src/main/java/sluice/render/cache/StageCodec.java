package sluice.render.cache;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import sluice.image.Raster;
import sluice.render.generate.Conditioning;
import sluice.render.generate.Latents;
import sluice.render.generate.Tensor;

/**
 * What stages give, as bytes and back, every bit of every number kept. Big-endian throughout:
 *
 * <pre>
 * "SLST", form (1 byte), what (1 byte), its fields, CRC-32C of all before (4 bytes)
 * conditioning: how many, then for each its name (length, UTF-8) and tensor
 * latents:      step, tensor
 * raster:       width, height, packed rest of the prediction
 * tensor:       how many dimensions, each of them, four planes of bytes, each packed
 * packed:       0 as it is or 1 deflated, length, bytes
 * </pre>
 */
final class StageCodec {
    private static final int MAGIC = 0x534C5354;
    private static final byte FORM = 1;
    private static final byte CONDITIONING = 1;
    private static final byte LATENTS = 2;
    private static final byte RASTER = 3;
    private static final int MOST_DIMENSIONS = 16;
    private static final int LEAST_BYTES = Integer.BYTES + 2 + Integer.BYTES;

    private StageCodec() {}

    static byte[] bytes(Conditioning conditioning) {
        Writer writer = new Writer(CONDITIONING);
        writer.number(conditioning.tensors().size());
        conditioning.tensors().forEach((name, tensor) -> {
            byte[] text = name.getBytes(StandardCharsets.UTF_8);
            writer.number(text.length);
            writer.out.writeBytes(text);
            writer.tensor(tensor);
        });
        return writer.sealed();
    }

    static byte[] bytes(Latents latents) {
        Writer writer = new Writer(LATENTS);
        writer.number(latents.step());
        writer.tensor(latents.state());
        return writer.sealed();
    }

    static byte[] bytes(Raster raster) {
        Writer writer = new Writer(RASTER);
        writer.number(raster.width());
        writer.number(raster.height());
        Packing.write(writer.out, Planes.ofPixels(raster.rgb(), raster.width()));
        return writer.sealed();
    }

    static Conditioning conditioning(byte[] bytes) throws DamagedException {
        return read(bytes, CONDITIONING, in -> {
            int count = in.getInt();
            Map<String, Tensor> tensors = new TreeMap<>();
            for (int at = 0; at < count; at++) {
                byte[] name = new byte[within(in, in.getInt())];
                in.get(name);
                tensors.put(new String(name, StandardCharsets.UTF_8), tensor(in));
            }
            return new Conditioning(tensors);
        });
    }

    static Latents latents(byte[] bytes) throws DamagedException {
        return read(bytes, LATENTS, in -> {
            int step = in.getInt();
            return new Latents(tensor(in), step);
        });
    }

    static Raster raster(byte[] bytes) throws DamagedException {
        return read(bytes, RASTER, in -> {
            int width = in.getInt();
            int height = in.getInt();
            long length = 3L * width * height;
            if (width < 1 || height < 1 || length > Integer.MAX_VALUE) {
                throw new DamagedException("no such size: " + width + "x" + height);
            }
            return new Raster(width, height, Planes.pixels(Packing.read(in, length), width));
        });
    }

    private static Tensor tensor(ByteBuffer in) throws DamagedException {
        int dimensions = in.getInt();
        if (dimensions < 0 || dimensions > MOST_DIMENSIONS) {
            throw new DamagedException("no such shape: " + dimensions + " dimensions");
        }
        int[] shape = new int[dimensions];
        long length = 1;
        for (int at = 0; at < dimensions; at++) {
            shape[at] = in.getInt();
            length *= shape[at];
            if (shape[at] < 0 || length > Integer.MAX_VALUE / Float.BYTES) {
                throw new DamagedException("no such shape: a dimension of " + shape[at]);
            }
        }
        byte[][] planes = new byte[Float.BYTES][];
        for (int plane = 0; plane < planes.length; plane++) {
            planes[plane] = Packing.read(in, length);
        }
        return new Tensor(shape, Planes.numbers(planes));
    }

    private static int within(ByteBuffer in, int length) throws DamagedException {
        if (length < 0 || length > in.remaining()) {
            throw new DamagedException("no such length: " + length);
        }
        return length;
    }

    private interface Reader<T> {
        T from(ByteBuffer in) throws DamagedException;
    }

    private static <T> T read(byte[] bytes, byte what, Reader<T> reader) throws DamagedException {
        if (bytes.length < LEAST_BYTES || checksum(bytes, bytes.length - Integer.BYTES) != sealOf(bytes)) {
            throw new DamagedException("the checksum does not agree");
        }
        ByteBuffer in = ByteBuffer.wrap(bytes, 0, bytes.length - Integer.BYTES);
        if (in.getInt() != MAGIC || in.get() != FORM || in.get() != what) {
            throw new DamagedException("it is something else");
        }
        try {
            T value = reader.from(in);
            if (in.hasRemaining()) {
                throw new DamagedException(in.remaining() + " bytes are left over");
            }
            return value;
        } catch (BufferUnderflowException e) {
            throw new DamagedException("it ends too early");
        }
    }

    private static int sealOf(byte[] bytes) {
        return ByteBuffer.wrap(bytes, bytes.length - Integer.BYTES, Integer.BYTES)
                .getInt();
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }

    private static final class Writer {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Writer(byte what) {
            number(MAGIC);
            out.write(FORM);
            out.write(what);
        }

        void number(int number) {
            out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
        }

        void tensor(Tensor tensor) {
            number(tensor.shape().length);
            for (int length : tensor.shape()) {
                number(length);
            }
            for (byte[] plane : Planes.ofNumbers(tensor.values())) {
                Packing.write(out, plane);
            }
        }

        byte[] sealed() {
            byte[] body = out.toByteArray();
            number(checksum(body, body.length));
            return out.toByteArray();
        }
    }
}
