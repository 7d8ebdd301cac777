package sluice.adapters.jdbc;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.sql.SQLDataException;

/**
 * Vectors as BLOBs of IEEE 754 half floats, little-endian: half the space of single ones, and off by less than 0.0003 for
 * components between -1 and 1.
 */
final class HalfFloats {
    private HalfFloats() {}

    static byte[] pack(float[] vector) {
        ByteBuffer bytes = ByteBuffer.allocate(vector.length * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float component : vector) {
            bytes.putShort(Float.floatToFloat16(component));
        }
        return bytes.array();
    }

    static float[] unpack(byte[] packed) throws SQLDataException {
        if (packed.length % Short.BYTES != 0) {
            throw new SQLDataException("damaged vector of " + packed.length + " bytes");
        }
        ByteBuffer bytes = ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN);
        float[] vector = new float[packed.length / Short.BYTES];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = Float.float16ToFloat(bytes.getShort());
        }
        return vector;
    }
}
