package sluice.similar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ServingModelTest {
    @Test
    void theOldModelServesUntilTheNewHasAsManyVectors() {
        assertEquals("new", ServingModel.of("new", Map.of()));
        assertEquals("old", ServingModel.of("new", Map.of("old", 10L)));
        assertEquals("old", ServingModel.of("new", Map.of("old", 10L, "new", 9L)));
        assertEquals("new", ServingModel.of("new", Map.of("old", 10L, "new", 10L)));
        assertEquals("new", ServingModel.of("new", Map.of("old", 10L, "new", 11L)));
        assertEquals("older", ServingModel.of("new", Map.of("old", 10L, "older", 12L, "new", 11L)));
        assertEquals("a", ServingModel.of("new", Map.of("b", 5L, "a", 5L)));
    }
}
