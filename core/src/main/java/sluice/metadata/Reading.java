package sluice.metadata;

import java.util.List;

/**
 * What one dialect makes of a file.
 *
 * @param parameters their {@link GenerationParameters#dialect()} is the dialect's name; {@link GenerationParameters#NONE}
 *     where only warnings are left
 */
public record Reading(GenerationParameters parameters, List<Warning> warnings) {
    public Reading {
        warnings = List.copyOf(warnings);
    }
}
