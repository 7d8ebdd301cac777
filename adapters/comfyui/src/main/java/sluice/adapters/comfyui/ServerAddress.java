package sluice.adapters.comfyui;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a server is. A name and password in the address are sent to it, for servers behind a proxy that asks for them, and
 * stand in no message.
 */
final class ServerAddress {
    private final String shown;
    private final Optional<String> authorization;

    /** @param address {@code http} or {@code https}, perhaps with a path that the server is under */
    ServerAddress(URI address) {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https") || address.getHost() == null) {
            throw new IllegalArgumentException("an address of a server begins with http:// or https://");
        }
        String port = address.getPort() < 0 ? "" : ":" + address.getPort();
        String path = address.getRawPath() == null ? "" : address.getRawPath().replaceAll("/+$", "");
        shown = scheme + "://" + address.getHost() + port + path;
        authorization = Optional.ofNullable(address.getUserInfo())
                .map(user -> "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8)));
    }

    /** The header that the server's proxy asks for. */
    Optional<String> authorization() {
        return authorization;
    }

    /** @param path begins with a slash; what is not fixed in it is {@link #quoted} */
    URI at(String path) {
        return URI.create(shown + path);
    }

    URI socket(String clientId) {
        return URI.create("ws" + shown.substring("http".length()) + "/ws?clientId=" + quoted(clientId));
    }

    static String quoted(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return shown;
    }
}
