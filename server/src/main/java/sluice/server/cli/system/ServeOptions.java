package sluice.server.cli.system;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.server.home.Settings;

/** Where a server listens. */
final class ServeOptions {
    @Option(
            names = "--bind",
            paramLabel = "ADDR",
            description = "Address to listen on (default 127.0.0.1). Any other than the loopback demands a token, which"
                    + " is printed with the address.")
    @Nullable String bind;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "Port to listen on (default 7421, or the next free one; 0 for any).")
    @Nullable Integer port;

    Settings over(Settings settings) {
        if (port != null && (port < 0 || port > 65_535)) {
            throw SluiceException.about(FailureCode.INVALID, "--port", "--port is 0 to 65535, not " + port);
        }
        return new Settings(
                bind == null ? settings.bind() : bind,
                port == null ? settings.port() : port,
                settings.threads(),
                settings.largestFileMegabytes(),
                settings.worth(),
                settings.renders());
    }
}
