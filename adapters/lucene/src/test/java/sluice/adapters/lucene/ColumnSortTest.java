package sluice.adapters.lucene;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnSortTest {
    private static final int ROWS = 3_000;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void rowsComeInTheSignedOrderOfTheColumns(long seed) {
        Random random = new Random(seed);
        long[] first = column(random);
        long[] second = column(random);
        long[] unique = random.longs(ROWS).toArray();
        int from = random.nextInt(ROWS / 2);
        int to = from + random.nextInt(ROWS - from + 1);
        int[] expected = IntStream.range(from, to)
                .boxed()
                .sorted(Comparator.<Integer>comparingLong(row -> first[row])
                        .thenComparingLong(row -> second[row])
                        .thenComparingLong(row -> unique[row]))
                .mapToInt(row -> row)
                .toArray();
        assertArrayEquals(expected, ColumnSort.order(from, to, first, second, unique));
    }

    /** Few values, all values, extreme ones, or close ones far from zero. */
    private static long[] column(Random random) {
        int kind = random.nextInt(4);
        long base = random.nextLong();
        return IntStream.range(0, ROWS)
                .mapToLong(i -> switch (kind) {
                    case 0 -> random.nextInt(4);
                    case 1 -> random.nextLong();
                    case 2 -> random.nextBoolean() ? Long.MIN_VALUE + random.nextInt(2) : Long.MAX_VALUE;
                    default -> base + random.nextInt(100);
                })
                .toArray();
    }
}
