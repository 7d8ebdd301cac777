package sluice.adapters.onnx;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;

/** Where models are fetched from: the user's own setting. */
final class ModelsAddress {
    private static final String PUBLIC_HUB = "https://huggingface.co";

    private ModelsAddress() {}

    /**
     * @param setting an http or https address, with nothing but a path behind the host; empty for the public model hub
     * @throws SluiceException INVALID about {@code modelsBase} for anything else
     */
    static URI of(String setting) {
        try {
            URI address = new URI(setting.isBlank() ? PUBLIC_HUB : setting.strip());
            if (isWeb(address)
                    && address.getRawUserInfo() == null
                    && address.getRawQuery() == null
                    && address.getRawFragment() == null) {
                return address;
            }
        } catch (URISyntaxException malformed) {
            throw invalid(setting, malformed);
        }
        throw invalid(setting, null);
    }

    static boolean isWeb(URI address) {
        String scheme = address.getScheme();
        return scheme != null
                && ("http".equals(scheme.toLowerCase(Locale.ROOT)) || "https".equals(scheme.toLowerCase(Locale.ROOT)))
                && address.getHost() != null;
    }

    private static SluiceException invalid(String setting, @Nullable Throwable cause) {
        return new SluiceException(
                FailureCode.INVALID,
                "modelsBase",
                "modelsBase is an address such as " + PUBLIC_HUB + ", not \"" + setting + "\".",
                cause);
    }
}
