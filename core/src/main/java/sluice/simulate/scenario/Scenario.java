package sluice.simulate.scenario;

/** What is simulated. Its kind is the field {@code kind} of the file; one kind is one record. */
public sealed interface Scenario permits LibraryScenario, RendersScenario {
    String name();

    /** What it is for, in a sentence or two. */
    String about();
}
