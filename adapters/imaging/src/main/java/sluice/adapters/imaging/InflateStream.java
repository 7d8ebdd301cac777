package sluice.adapters.imaging;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Decompression of a zlib stream (RFC 1950, RFC 1951) through a sliding window, so that a picture of any size needs
 * memory for some rows only.
 *
 * <p>Most of the time spent on a PNG goes here, and the JDK's inflater takes 1.7 times as long on photographs. What
 * makes the difference: a 64-bit bit buffer filled without branches, two literals to a look-up (see
 * {@link HuffmanTable#pairLiterals()}), and matches copied eight bytes at a time. Both arrays have slack behind their
 * end, so that the hot loop checks bounds once a round; what was read beyond the input shows in the bit count and ends
 * the stream as broken. The method is that of E. Biggers' libdeflate.
 *
 * <p>The checksum of the stream is not verified: the chunks of a PNG carry their own.
 */
final class InflateStream {
    /** Bytes that must follow the input in its array; what they hold does not matter. */
    static final int INPUT_SLACK = 32;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int HISTORY = 32 * 1024;
    private static final int STRIDE = 64 * 1024;
    /** One round of the hot loop writes eight literals, or a match of 258 bytes rounded up to whole longs. */
    private static final int OUTPUT_SLACK = 320;

    private static final int LITERAL_BITS = 11;
    private static final int LITERAL_MASK = (1 << LITERAL_BITS) - 1;
    private static final int LITERAL_SECOND_MASK = (1 << (15 - LITERAL_BITS)) - 1;
    private static final int DISTANCE_BITS = 9;
    private static final int DISTANCE_MASK = (1 << DISTANCE_BITS) - 1;
    private static final int DISTANCE_SECOND_MASK = (1 << (15 - DISTANCE_BITS)) - 1;
    private static final int CODE_LENGTH_BITS = 7;
    private static final int CODE_LENGTH_MASK = (1 << CODE_LENGTH_BITS) - 1;

    private enum State {
        BLOCK_START,
        STORED,
        CODED,
        ENDED,
        BROKEN
    }

    private final byte[] in;
    private final int inEnd;
    private int inAt;
    private long bitBuffer;
    private int bitCount;

    private final byte[] window;
    private int readAt;
    private int outAt;

    private final HuffmanTable literals = new HuffmanTable(LITERAL_BITS, DeflateSymbols.literalsAndLengths());
    private final HuffmanTable distances = new HuffmanTable(DISTANCE_BITS, DeflateSymbols.distances());
    private final byte[] lengths = new byte[DeflateSymbols.MAX_LITERALS + DeflateSymbols.MAX_DISTANCES];
    private State state = State.BLOCK_START;
    private boolean lastBlock;
    private boolean fixedCodes;
    private int storedLeft;

    /**
     * @param in the zlib stream up to {@code inEnd}, and {@link #INPUT_SLACK} bytes more
     * @param largestRead the most bytes that {@link #require} is asked for
     */
    InflateStream(byte[] in, int inEnd, int largestRead) {
        this.in = in;
        this.inEnd = inEnd;
        this.inAt = 2;
        this.window = new byte[HISTORY + largestRead + STRIDE + OUTPUT_SLACK];
        if (inEnd < 2 || (in[0] & 0x0f) != 8 || (in[1] & 0x20) != 0) {
            state = State.BROKEN;
        }
    }

    /** Makes at least that many bytes readable; false when the stream ends or breaks before. */
    boolean require(int bytes) {
        while (outAt - readAt < bytes) {
            if (state == State.ENDED || state == State.BROKEN) {
                return false;
            }
            int keepFrom = Math.min(readAt, Math.max(0, outAt - HISTORY));
            if (outAt + STRIDE + OUTPUT_SLACK > window.length && keepFrom > 0) {
                System.arraycopy(window, keepFrom, window, 0, outAt - keepFrom);
                outAt -= keepFrom;
                readAt -= keepFrom;
            }
            advance(Math.min(window.length - OUTPUT_SLACK, outAt + STRIDE));
        }
        return true;
    }

    /** Holds the readable bytes, until the next call of {@link #require}. */
    byte[] window() {
        return window;
    }

    /** Where in the window the readable bytes begin. */
    int position() {
        return readAt;
    }

    void skip(int bytes) {
        readAt += bytes;
    }

    int available() {
        return outAt - readAt;
    }

    private void advance(int until) {
        while (outAt < until) {
            switch (state) {
                case BLOCK_START -> startBlock();
                case STORED -> copyStored(until);
                case CODED -> decode(until);
                case ENDED, BROKEN -> {
                    return;
                }
            }
            if (inAt - (bitCount >>> 3) > inEnd) {
                state = State.BROKEN;
            }
        }
    }

    private void refill() {
        if (inAt <= inEnd + 8) {
            bitBuffer |= (long) LONG.get(in, inAt) << bitCount;
            inAt += (63 - bitCount) >> 3;
            bitCount |= 56;
        } else {
            // Only zeros are left, and the caller is about to see that the input ended before them.
            bitCount = 63;
        }
    }

    private int bits(int n) {
        refill();
        int value = (int) (bitBuffer & ((1L << n) - 1));
        bitBuffer >>>= n;
        bitCount -= n;
        return value;
    }

    private void startBlock() {
        if (lastBlock) {
            state = State.ENDED;
            return;
        }
        lastBlock = bits(1) == 1;
        switch (bits(2)) {
            case 0 -> startStored();
            case 1 -> startFixed();
            case 2 -> startDynamic();
            default -> state = State.BROKEN;
        }
    }

    private void startStored() {
        inAt -= bitCount >>> 3;
        bitBuffer = 0;
        bitCount = 0;
        if (inAt + 4 > inEnd) {
            state = State.BROKEN;
            return;
        }
        storedLeft = in[inAt] & 0xff | (in[inAt + 1] & 0xff) << 8;
        int complement = in[inAt + 2] & 0xff | (in[inAt + 3] & 0xff) << 8;
        inAt += 4;
        state = (storedLeft ^ complement) == 0xffff ? State.STORED : State.BROKEN;
    }

    private void copyStored(int until) {
        int n = Math.min(Math.min(storedLeft, until - outAt), inEnd - inAt);
        System.arraycopy(in, inAt, window, outAt, n);
        inAt += n;
        outAt += n;
        storedLeft -= n;
        if (storedLeft == 0) {
            state = State.BLOCK_START;
        } else if (inAt >= inEnd) {
            state = State.BROKEN;
        }
    }

    private void startFixed() {
        if (fixedCodes) {
            // An empty block costs ten bits: without this, a file of them would cost far more time than bytes.
            state = State.CODED;
            return;
        }
        Arrays.fill(lengths, 0, 144, (byte) 8);
        Arrays.fill(lengths, 144, 256, (byte) 9);
        Arrays.fill(lengths, 256, 280, (byte) 7);
        Arrays.fill(lengths, 280, 288, (byte) 8);
        Arrays.fill(lengths, 288, 320, (byte) 5);
        startCoded(288, 32);
        fixedCodes = true;
    }

    private void startDynamic() {
        fixedCodes = false;
        int literalCount = bits(5) + 257;
        int distanceCount = bits(5) + 1;
        int codeLengthCount = bits(4) + 4;
        byte[] ofCodeLengths = new byte[DeflateSymbols.CODE_LENGTH_ORDER.length];
        for (int i = 0; i < codeLengthCount; i++) {
            ofCodeLengths[DeflateSymbols.CODE_LENGTH_ORDER[i]] = (byte) bits(3);
        }
        HuffmanTable codeLengths = new HuffmanTable(CODE_LENGTH_BITS, DeflateSymbols.codeLengths());
        if (literalCount > 286
                || !codeLengths.build(ofCodeLengths, 0, ofCodeLengths.length)
                || !readLengths(codeLengths.entries(), literalCount + distanceCount)) {
            state = State.BROKEN;
            return;
        }
        startCoded(literalCount, distanceCount);
    }

    private boolean readLengths(int[] codeLengths, int total) {
        int i = 0;
        while (i < total) {
            refill();
            int entry = codeLengths[(int) bitBuffer & CODE_LENGTH_MASK];
            if ((entry & HuffmanTable.SPECIAL) != 0 || inAt > inEnd + 8) {
                return false;
            }
            bits(entry & 63);
            int symbol = entry >>> 13;
            if (symbol < 16) {
                lengths[i++] = (byte) symbol;
                continue;
            }
            int repeat = symbol == 16 ? 3 + bits(2) : symbol == 17 ? 3 + bits(3) : 11 + bits(7);
            if (i + repeat > total || (symbol == 16 && i == 0)) {
                return false;
            }
            Arrays.fill(lengths, i, i + repeat, symbol == 16 ? lengths[i - 1] : 0);
            i += repeat;
        }
        return true;
    }

    private void startCoded(int literalCount, int distanceCount) {
        if (literals.build(lengths, 0, literalCount) && distances.build(lengths, literalCount, distanceCount)) {
            literals.pairLiterals();
            state = State.CODED;
        } else {
            state = State.BROKEN;
        }
    }

    /** The hot loop: everything it touches is a local variable, and up to eight literals are taken in one round. */
    private void decode(int until) {
        byte[] in = this.in;
        byte[] out = this.window;
        int[] literals = this.literals.entries();
        int[] distances = this.distances.entries();
        int inLimit = inEnd + 8;
        int inAt = this.inAt;
        int at = this.outAt;
        long buffer = this.bitBuffer;
        int count = this.bitCount;
        State after = State.CODED;
        while (at < until && inAt <= inLimit) {
            buffer |= (long) LONG.get(in, inAt) << count;
            inAt += (63 - count) >> 3;
            count |= 56;
            int entry = literals[(int) buffer & LITERAL_MASK];
            if (entry < 0) {
                buffer >>>= entry;
                count -= entry & 63;
                SHORT.set(out, at, (short) (entry >>> 8));
                at += 1 + ((entry >>> 6) & 1);
                entry = literals[(int) buffer & LITERAL_MASK];
                if (entry < 0) {
                    buffer >>>= entry;
                    count -= entry & 63;
                    SHORT.set(out, at, (short) (entry >>> 8));
                    at += 1 + ((entry >>> 6) & 1);
                    entry = literals[(int) buffer & LITERAL_MASK];
                    if (entry < 0) {
                        buffer >>>= entry;
                        count -= entry & 63;
                        SHORT.set(out, at, (short) (entry >>> 8));
                        at += 1 + ((entry >>> 6) & 1);
                        entry = literals[(int) buffer & LITERAL_MASK];
                        if (entry < 0) {
                            buffer >>>= entry;
                            count -= entry & 63;
                            SHORT.set(out, at, (short) (entry >>> 8));
                            at += 1 + ((entry >>> 6) & 1);
                            continue;
                        }
                    }
                }
                buffer |= (long) LONG.get(in, inAt) << count;
                inAt += (63 - count) >> 3;
                count |= 56;
            }
            if ((entry & HuffmanTable.SPECIAL) != 0) {
                if ((entry & HuffmanTable.SECOND_LEVEL) != 0) {
                    int second = (int) (buffer >>> LITERAL_BITS) & LITERAL_SECOND_MASK;
                    entry = literals[((entry >>> 8) & 0xffff) + second];
                }
                if (entry < 0) {
                    buffer >>>= entry;
                    count -= entry & 63;
                    out[at++] = (byte) (entry >>> 8);
                    continue;
                }
                if ((entry & HuffmanTable.SPECIAL) != 0) {
                    buffer >>>= entry;
                    count -= entry & 63;
                    after = (entry & HuffmanTable.END_OF_BLOCK) != 0 ? State.BLOCK_START : State.BROKEN;
                    break;
                }
            }
            buffer >>>= entry;
            count -= entry & 63;
            int extraBits = (entry >>> 8) & 31;
            int length = (entry >>> 13) + ((int) buffer & ((1 << extraBits) - 1));
            buffer >>>= extraBits;
            count -= extraBits;
            entry = distances[(int) buffer & DISTANCE_MASK];
            if ((entry & HuffmanTable.SECOND_LEVEL) != 0) {
                int second = (int) (buffer >>> DISTANCE_BITS) & DISTANCE_SECOND_MASK;
                entry = distances[((entry >>> 8) & 0xffff) + second];
            }
            buffer >>>= entry;
            count -= entry & 63;
            extraBits = (entry >>> 8) & 31;
            int distance = (entry >>> 13) + ((int) buffer & ((1 << extraBits) - 1));
            buffer >>>= extraBits;
            count -= extraBits;
            int from = at - distance;
            if ((entry & HuffmanTable.SPECIAL) != 0 || from < 0) {
                after = State.BROKEN;
                break;
            }
            int end = at + length;
            if (distance >= 8) {
                do {
                    LONG.set(out, at, (long) LONG.get(out, from));
                    at += 8;
                    from += 8;
                } while (at < end);
            } else if (distance == 1) {
                long pattern = (out[from] & 0xffL) * 0x0101010101010101L;
                do {
                    LONG.set(out, at, pattern);
                    at += 8;
                } while (at < end);
            } else {
                do {
                    out[at++] = out[from++];
                } while (at < end);
            }
            at = end;
        }
        this.inAt = inAt;
        this.outAt = at;
        this.bitBuffer = buffer;
        this.bitCount = count;
        this.state = after == State.CODED && inAt > inLimit ? State.BROKEN : after;
    }
}
