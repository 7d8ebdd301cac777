package sluice.server.cli.command;

import picocli.CommandLine.Mixin;

/** The program as its commands know it: what stands above each of them on the command line. */
public abstract class Sluice implements Runnable {
    @Mixin
    @SuppressWarnings("NullAway.Init")
    private Options options;

    /** What every command takes. */
    public Options options() {
        return options;
    }
}
