package sluice.suggest;

import java.util.List;
import java.util.Objects;

/** How well made what the user chooses is: what is less well made is not suggested to him. */
final class Bar {
    /** Choices say little before there are a few of them. */
    private static final int FEW = 8;

    private Bar() {}

    /** The quality that this share of what was chosen does not reach; 0 when too little was. */
    static double of(List<Candidate> chosen, SuggestionRules rules) {
        List<Double> qualities = chosen.stream()
                .map(Candidate::quality)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        return qualities.size() < FEW ? 0 : qualities.get((int) (rules.bar() * (qualities.size() - 1)));
    }
}
