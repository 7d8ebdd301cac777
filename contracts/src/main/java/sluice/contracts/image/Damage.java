package sluice.contracts.image;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;

/** Damages files in the ways that disks, downloads and attackers do; the same seed damages alike. */
public final class Damage {
    private final Random random;

    public Damage(long seed) {
        this.random = new Random(seed);
    }

    public byte[] apply(byte[] file) {
        byte[] damaged = file.clone();
        return switch (random.nextInt(6)) {
            case 0 -> flipBits(damaged, 1);
            case 1 -> flipBits(damaged, 1 + random.nextInt(32));
            case 2 -> Arrays.copyOf(damaged, random.nextInt(damaged.length));
            case 3 -> overwriteInteger(damaged);
            case 4 -> cutOut(damaged);
            default -> flipBits(overwriteInteger(damaged), 1 + random.nextInt(4));
        };
    }

    private byte[] flipBits(byte[] file, int bits) {
        // Half of them in the head, where the sizes are.
        for (int i = 0; i < bits; i++) {
            int at = random.nextInt(random.nextBoolean() ? Math.min(64, file.length) : file.length);
            file[at] ^= (byte) (1 << random.nextInt(8));
        }
        return file;
    }

    private byte[] overwriteInteger(byte[] file) {
        int[] values = {0, 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, 0x7fff, 0xffff, 0x10000, random.nextInt()};
        int reach = random.nextBoolean() ? Math.min(256, file.length) : file.length;
        if (reach > 4) {
            ByteBuffer.wrap(file).putInt(random.nextInt(reach - 4), values[random.nextInt(values.length)]);
        }
        return file;
    }

    private byte[] cutOut(byte[] file) {
        int from = random.nextInt(file.length);
        int to = Math.min(file.length, from + 1 + random.nextInt(64));
        byte[] rest = new byte[file.length - (to - from)];
        System.arraycopy(file, 0, rest, 0, from);
        System.arraycopy(file, to, rest, from, file.length - to);
        return rest;
    }
}
