package sluice.curate.member;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowChainsTest {
    /** Few keys for many rows, and more keys than fit in at first. */
    @ParameterizedTest
    @ValueSource(ints = {3, 5_000})
    void rowsAreUnderTheKeyTheyWereLastAddedUnder(int keys) {
        Random random = new Random(keys);
        RowChains chains = new RowChains();
        Map<Long, Deque<Integer>> model = new HashMap<>();
        Map<Integer, Long> keyOf = new HashMap<>();
        for (int step = 0; step < 8_000; step++) {
            int row = random.nextInt(4_000);
            long key = random.nextInt(keys) * 0x1_0000_0001L + 1;
            Long former = keyOf.get(row);
            if (former != null) {
                chains.remove(former, row);
                model.getOrDefault(former, new ArrayDeque<>()).remove(row);
            }
            chains.add(key, row);
            model.computeIfAbsent(key, none -> new ArrayDeque<>()).addFirst(row);
            keyOf.put(row, key);
        }
        model.forEach((key, rows) -> assertEquals(
                rows.stream().toList(),
                IntStream.iterate(chains.first(key), row -> row != RowChains.NONE, chains::after)
                        .boxed()
                        .toList()));
        assertEquals(RowChains.NONE, chains.first(-7));
    }
}
