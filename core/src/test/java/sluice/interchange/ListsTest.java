package sluice.interchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sluice.metadata.GenerationParameters;
import sluice.metadata.Parameter;

/** Tables and lists of prompts. */
class ListsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "plain; plain",
                "a, b; \"a, b\"",
                "say \"hi\"; \"say \"\"hi\"\"\"",
                "=1+1; '=1+1",
                "@SUM(A1); '@SUM(A1)",
                "-night; '-night",
                "+1 (555); '+1 (555)",
                "-17; -17",
                "-1.5e-3; -1.5e-3",
                "＝1; '＝1",
                "=cmd|' /C calc'!A0, x; \"'=cmd|' /C calc'!A0, x\""
            })
    void cellsAreQuotedAndNeverFormulas(String text, String cell) {
        assertEquals(cell, AssetTable.cell(text));
    }

    @Test
    void linesWithinACellStayInIt() {
        assertEquals("\"a\nb\"", AssetTable.cell("a\nb"));
        assertEquals("\"'\t=x,\"", AssetTable.cell("\t=x,"));
        assertEquals("", AssetTable.cell(null));
        assertEquals("-3", AssetTable.cell(-3));
    }

    private static GenerationParameters made(String prompt, String negative) {
        return GenerationParameters.in("test")
                .put(Parameter.PROMPT, prompt, "test")
                .put(Parameter.NEGATIVE_PROMPT, negative, "test")
                .build();
    }

    @Test
    void promptsAreParagraphsEachOnce() {
        PromptList prompts = new PromptList();
        assertEquals(
                "a castle\nat dawn\nNegative prompt: blur\n\n", prompts.of(made(" a castle\n\n \nat dawn\n", "blur")));
        assertEquals("", prompts.of(made("a castle\nat dawn", "blur")));
        assertEquals("a castle\nat dawn\n\n", prompts.of(made("a castle\nat dawn", "")));
        assertEquals("", prompts.of(GenerationParameters.NONE));
    }
}
