package sluice.render.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sluice.contracts.render.Wish;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** That all of a request comes back is seen in {@code RenderBookContract}; here is what does not. */
class RequestJsonTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final QuotedRequest WHAT = Wish.of("fox").seed(-1).key("k").quoted();

    @Test
    void seedsAreTextSinceNumbersLoseThem() {
        assertEquals(
                "18446744073709551615",
                RecipeJson.write(WHAT.recipe()).path("seed").asString());
        assertEquals(
                "18446744073709551615",
                RequestJson.write(WHAT.request()).path("spec").path("seed").asString());
    }

    @Test
    void whatWasWrittenIsReadFromItsText() {
        assertEquals(
                WHAT.request(),
                RequestJson.read(JSON.readTree(JSON.writeValueAsString(RequestJson.write(WHAT.request())))));
        assertEquals(
                WHAT.recipe(),
                RecipeJson.read(JSON.readTree(JSON.writeValueAsString(RecipeJson.write(WHAT.recipe())))));
        assertEquals(
                WHAT.quote(),
                RecipeJson.readQuote(JSON.readTree(JSON.writeValueAsString(RecipeJson.write(WHAT.quote())))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"count", "spec", "finishing", "origin", "at"})
    void aMissingFieldIsDamage(String field) {
        ObjectNode json = RequestJson.write(WHAT.request());
        json.remove(field);
        assertThrows(IllegalArgumentException.class, () -> RequestJson.read(json));
    }

    @Test
    void whatIsOpenIsLeftOut() {
        ObjectNode json = RequestJson.write(Wish.of("fox").request());
        for (String field : List.of("key", "deadline", "campaign")) {
            assertEquals(false, json.has(field));
        }
    }
}
