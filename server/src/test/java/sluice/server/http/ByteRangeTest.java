package sluice.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {
    private static final long SEED = 20261121;

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0, 0, 1",
        "bytes=0-, 0, 100",
        "bytes=10-19, 10, 20",
        "bytes=99-, 99, 100",
        "bytes=90-1000, 90, 100",
        "bytes=-1, 99, 100",
        "bytes=-1000, 0, 100",
        "Bytes= 5-6 , 5, 7"
    })
    void oneRangeIsHonoured(String header, long from, long to) {
        assertEquals(Optional.of(new ByteRange(from, to)), ByteRange.parse(header, 100));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bytes=100-",
                "bytes=100-200",
                "bytes=5-4",
                "bytes=-0",
                "bytes=-",
                "bytes=",
                "bytes",
                "",
                "bytes=a-b",
                "bytes=+1-2",
                "bytes=--5",
                "bytes=1--2",
                "bytes=1-2-3",
                "bytes=0x1-2",
                "bytes=0-1,5-6",
                "items=0-1",
                "bytes =0-1",
                "bytes=99999999999999999999-",
                "bytes=\u0661-\u0662"
            })
    void anythingElseIsTheWholeFile(String header) {
        assertEquals(Optional.empty(), ByteRange.parse(header, 100));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=0-", "bytes=0-0", "bytes=-1", "bytes=-0"})
    void anEmptyFileHasNoParts(String header) {
        assertEquals(Optional.empty(), ByteRange.parse(header, 0));
    }

    /** The model marks each byte of the file, as RFC 9110, 14.1.2, words it. */
    @Test
    void everyRangeIsWhatAPlainModelSays() {
        Random random = new Random(SEED);
        for (int round = 0; round < 20_000; round++) {
            int size = random.nextInt(12);
            String first = random.nextInt(3) == 0 ? "" : Integer.toString(random.nextInt(15));
            String last = random.nextInt(3) == 0 ? "" : Integer.toString(random.nextInt(15));
            String header = "bytes=" + first + "-" + last;
            assertEquals(
                    model(first, last, size),
                    ByteRange.parse(header, size),
                    header + " of " + size + " bytes, seed " + SEED);
        }
    }

    private static Optional<ByteRange> model(String first, String last, int size) {
        if (first.isEmpty() && last.isEmpty()) {
            return Optional.empty();
        }
        int from = -1;
        int count = 0;
        for (int at = 0; at < size; at++) {
            boolean wanted = first.isEmpty()
                    ? size - at <= new BigInteger(last).intValue()
                    : at >= new BigInteger(first).intValue()
                            && (last.isEmpty() || at <= new BigInteger(last).intValue());
            if (wanted) {
                from = count == 0 ? at : from;
                count++;
            }
        }
        return count == 0 ? Optional.empty() : Optional.of(new ByteRange(from, from + count));
    }
}
