package sluice.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import tools.jackson.databind.json.JsonMapper;

/** Weights written and read again. */
class ValueWeightsJsonTest {
    private final JsonMapper json = new JsonMapper();

    @Test
    void whatIsWrittenIsReadAgain() {
        String text = json.writeValueAsString(ValueWeightsJson.write(ValueWeights.DEFAULT));
        assertEquals(ValueWeights.DEFAULT, ValueWeightsJson.read(json.readTree(text)));
    }

    @Test
    void whatIsLeftOutKeepsItsDefault() {
        ValueWeights weights =
                ValueWeightsJson.read(json.readTree("{\"weights\":{\"viewed\":{\"logOdds\":2,\"halfLifeDays\":3}}}"));
        assertEquals(new Weight(2, 3), weights.of(Feature.VIEWED));
        assertEquals(ValueWeights.DEFAULT.of(Feature.STARRED), weights.of(Feature.STARRED));
        assertEquals(ValueWeights.DEFAULT.base(), weights.base());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"weights":{"sparkle":{"logOdds":1}}}                        | weights.sparkle
                    {"weights":{"viewed":{"halfLifeDays":1}}}                    | weights.viewed.logOdds
                    {"weights":{"viewed":{"logOdds":-1}}}                        | weights.viewed.logOdds
                    {"weights":{"dismissed":{"logOdds":1}}}                      | weights.dismissed.logOdds
                    {"weights":{"viewed":{"logOdds":1,"halfLifeDays":0}}}        | weights.viewed
                    {"weights":{"viewed":{"logOdds":1,"halfLifeDays":"long"}}}   | weights.viewed.halfLifeDays
                    {"base":"low"}                                               | base
                    {"base":900}                                                 | base
                    """)
    void whatIsWrongIsNamed(String text, String field) {
        SluiceException wrong = assertThrows(SluiceException.class, () -> ValueWeightsJson.read(json.readTree(text)));
        assertEquals(FailureCode.INVALID, wrong.code());
        assertEquals(field, wrong.subject());
    }
}
