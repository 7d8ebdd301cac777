package sluice.server.app;

import java.util.Objects;

/** The version of this build, from its manifest. */
public final class Version {
    public static final String CURRENT =
            Objects.requireNonNullElse(Version.class.getPackage().getImplementationVersion(), "development");

    private Version() {}
}
